import type { Config, ConfigPlaces } from '../config/index.ts';
import type { Problem } from '../config/problems.ts';
import type { ChatKind } from '../domain/mailing.ts';
import type { Result } from '../domain/result.ts';
import type {
  Archive,
  Chat,
  Clock,
  CopiesBackup,
  Documents,
  Fetcher,
  Files,
  Log,
  Mailer,
  PageCopies,
  PageReader,
  Passwords,
  ReadingSettings,
  Store,
} from '../ports.ts';
import type { Publishing } from '../web/digest/publishing.ts';
import type { WebService } from '../web/http/server.ts';
import type { SourcesDesk } from '../web/sources/sources-desk.ts';
import type { TopicsDesk } from '../web/topics/topics-desk.ts';
import type { Terminal } from './terminal.ts';

/** What `main.ts` chose for us: the commands know the ports and nothing behind them. */
export interface Wiring {
  readonly version: string;
  readonly clock: Clock;
  readonly terminal: Terminal;
  readonly passwords: Passwords;
  loadConfig(places: ConfigPlaces): Promise<Result<Config, readonly Problem[]>>;
  readText(file: string): Promise<string>;
  /** Bytes of a file, unpacked where its name ends in `.gz`. */
  readBytes(file: string): Promise<Uint8Array>;
  /** Replaces a file that a person keeps: whole or not at all. */
  writeText(file: string, text: string): Promise<void>;
  /** Writes a file, whole or not at all; one that is there is replaced. */
  writeBytes(file: string, content: Uint8Array): Promise<void>;
  readonly documents: Documents;
  /** The mail server at an address such as `smtp://user:password@host:587`. */
  openMailer(address: string): Mailer;
  openChat(config: Config, address: string, kind: ChatKind): Chat & { close(): Promise<void> };
  openLog(config: Config): Log;
  /** The archive in the data folder, made where there is none. */
  openStore(config: Config, options?: StoreOptions): Promise<Archive>;
  openFetcher(config: Config, store: Store, log: Log, wire: WireOptions): Promise<OpenFetcher>;
  /** Reads pages in a second thread once there are many; `here` reads in this one. */
  openReader(here: PageReader, settings: ReadingSettings, options: ReaderOptions): PageReader;
  openFiles(config: Config): Files;
  /** Copies of pages that were put out; undefined where none are to be made. */
  openCopies(config: Config): PageCopies | undefined;
  /** Brings a folder up to the copies of pages that there are; see `backup`. */
  backUpCopies(config: Config, folder: string): Promise<CopiesBackup>;
  /** Whether there is an archive in the data folder. */
  hasArchive(config: Config): boolean;
  /** Whether a folder is named: one that is there, or any name that ends as one. */
  isFolder(path: string): boolean;
  /** For nothing to be written: what a dry run publishes. */
  readonly noFiles: Files;
  /** Who we are on a lease: `host:pid`. */
  readonly holder: string;
  /** Whether the holder of a lease is known to be dead (a process of this machine that is no more). */
  isDead(holder: string): boolean;
  /** The published files for everybody, the review desk for those who sign in. */
  serve(
    config: Config,
    archive: Archive,
    log: Log,
    desks: { readonly topics: TopicsDesk; readonly sources: SourcesDesk; readonly publishing: Publishing },
  ): Promise<WebService>;
}

export interface StoreOptions {
  /** Works on a copy that is dropped at the end. */
  readonly throwaway?: boolean;
  /** Makes none: whoever mistypes a data folder is not told of an empty archive. */
  readonly existing?: boolean;
}

export interface WireOptions {
  readonly record?: string;
  readonly replay?: readonly string[];
}

export interface OpenFetcher extends Fetcher {
  close(): Promise<void>;
}

export interface ReaderOptions {
  readonly log: Log;
  /** Whether the desk is served from this thread, so that it must not be held up. */
  readonly serves: boolean;
}
