/** What the composer asks for beyond the archive: it goes out to readers. */
export interface Publishing {
  /** Of the digest, as `sources.yaml` has it. */
  readonly title: string;
  /** `auto`: what scores high enough is put out before staff decide on it. */
  readonly mode: 'auto' | 'reviewed';
  /** Writes feeds, pages and lists now, as the schedule does; answers with the stories in them and the files that changed. */
  publish(): Promise<{ readonly stories: number; readonly files: number }>;
  /** What is new to those who get it by mail, as the schedule does; what came of it, in sentences. Absent where no mail is set up. */
  readonly sendMail?: () => Promise<readonly string[]>;
}
