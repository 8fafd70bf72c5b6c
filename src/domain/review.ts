import type { Instant } from './time.ts';

/** What staff decided about a story, apart from what its publishers wrote. */
export type ReviewState = 'waiting' | 'approved' | 'rejected';

/** What an editor put in place of what the machine found. Absent: as found. */
export interface EditorsWords {
  readonly headline?: string;
  readonly summary?: string;
  readonly languageNote?: string;
  readonly outlet?: string;
}

export interface Decision {
  readonly storyId: number;
  readonly who: string;
  readonly at: Instant;
  readonly state: ReviewState;
  readonly reason?: string;
  readonly words?: EditorsWords;
  /** Theme the story is put under; null takes it out. */
  readonly theme?: string | null;
}
