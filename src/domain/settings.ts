/** How we behave towards hosts. */
export interface NetworkSettings {
  /** Where a publisher reaches us: `mailto:` or `https:`; part of every request's From or User-Agent. */
  readonly contact: string;
  /** Least time between the starts of two requests to one host, in milliseconds. */
  readonly gapMs: number;
  /** Private addresses or hosts that may be asked all the same: `127.0.0.1`, `127.0.0.1:8080`, `10.0.0.0/8`. */
  readonly allow: readonly string[];
  /** Requests in flight over all hosts; never more than one to a host unless `perHost` says so. */
  readonly concurrency: number;
  readonly perHost: number;
  /** From the first byte sent to the last byte read, in milliseconds. */
  readonly timeoutMs: number;
  /** Of the decompressed body. */
  readonly maxBodyBytes: number;
  readonly maxRedirects: number;
  /** Requests to one host in one UTC day. */
  readonly dailyBudget: number;
  /** Whether robots.txt is asked for and obeyed; false only for tests on loopback. */
  readonly robots: boolean;
  /** Whether links that were put out are asked for again, weekly. */
  readonly recheck: boolean;
}

export interface PublishSettings {
  readonly mode: 'reviewed' | 'auto';
  readonly title: string;
  readonly description: string;
  /** Public address of the folder, ending in a slash. */
  readonly baseUrl?: string;
  /** Newest stories in each feed and page. */
  readonly items: number;
  /** An article older than this when we first see it is old news: staff decide, `auto` does not put it out. */
  readonly freshDays: number;
  /** Most days between the first and the last article of a story; what comes later opens another. */
  readonly storyDays: number;
}

export interface RetentionSettings {
  /** How long the text of an article that matched nothing is kept. */
  readonly unmatchedDays: number;
  /** How long copies of pages that were put out are kept, by whole months; absent: for good; 0: none are made. */
  readonly copyDays?: number;
}

/** How often sources are asked. */
export interface PollingSettings {
  /** Whether by what they publish, beginning with `every`; else always as `every` says. */
  readonly adaptive: boolean;
  readonly fastestMinutes: number;
  readonly slowestMinutes: number;
}

/** node-cron expressions. */
export interface ScheduleSettings {
  /** In UTC: when sources that are due are looked at. */
  readonly crawl: string;
  /** In Europe/Helsinki: when the digest is rendered whatever happened. */
  readonly digest: string;
  /** In Europe/Helsinki: when what is new is sent by e-mail and posted to the chat channel. */
  readonly mail: string;
}
