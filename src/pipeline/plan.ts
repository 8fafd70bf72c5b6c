import type { DigestTopic } from '../domain/digest.ts';
import type { PollingSettings, PublishSettings, RetentionSettings } from '../domain/settings.ts';
import type { SiteProfile, Source } from '../domain/source.ts';
import type { Clock, Fetcher, Files, Log, PageCopies, PageReader, Store } from '../ports.ts';
import type { Filter } from './filter/index.ts';

/** What a pass asks of the world. */
export interface World {
  readonly fetcher: Fetcher;
  readonly store: Store;
  readonly files: Files;
  readonly clock: Clock;
  readonly log: Log;
  readonly reader: PageReader;
  /** Absent: no copies of pages are kept. */
  readonly copies?: PageCopies;
}

/** What a pass is to do. */
export interface Plan {
  /** All that are configured and enabled. */
  readonly sources: readonly Source[];
  readonly profiles: readonly SiteProfile[];
  /** Compiled when something is to be judged: most passes find nothing new. */
  readonly filter: () => Promise<Filter>;
  readonly topics: readonly DigestTopic[];
  readonly publish: PublishSettings;
  readonly retention: RetentionSettings;
  /** Where publishers and readers reach us, as the feeds name it. */
  readonly contact?: string;
  /** Ask only these, whether due or not; also only what they announced is read. */
  readonly onlySources?: readonly string[];
  /** Ask every source, whether due or not. */
  readonly evenIfNotDue: boolean;
  /** Whether links that are put out are looked at again. */
  readonly recheck?: boolean;
  /** Absent: sources are asked as often as each says, whatever they publish. */
  readonly polling?: PollingSettings;
  readonly onProgress: (progress: Progress) => void;
}

export interface Progress {
  readonly phase: 'poll' | 'read';
  readonly done: number;
  /** Known for polls only: how many articles there are to read shows as one goes. */
  readonly of?: number;
  readonly mentions: number;
}
