import type { Page } from '../domain/page.ts';
import type { SourceReport } from '../domain/run.ts';
import type { SourceDay } from '../domain/source-rhythm.ts';
import type { SourceStanding } from '../domain/source-standing.ts';
import type { Instant } from '../domain/time.ts';

/** How sources have been, day by day and as staff were told: what a pass asks and keeps. */
export interface SourceRecords {
  /** Days of each source from this day on (`2024-04-24`), in order. `recordRun` writes them. */
  sourceDays(from: string): Promise<ReadonlyMap<string, readonly SourceDay[]>>;
  sourceStandings(): Promise<readonly SourceStanding[]>;
  /** All of them or none; those of other sources stay. */
  recordStandings(standings: readonly SourceStanding[]): Promise<void>;
}

/** The report of one source in one pass. */
export interface PassReport {
  readonly at: Instant;
  readonly report: SourceReport;
}

/** What only the sources page asks for. */
export interface SourceDesk {
  /** Of passes that asked the source or read articles of it, newest first. */
  lastReports(sourceId: string, limit: number): Promise<readonly PassReport[]>;
  /** The last page that was understood, or that was not; its body may be cut off. */
  keptPage(sourceId: string, kind: 'good' | 'bad'): Promise<Page | undefined>;
  /** From now on no pass asks it, unless by name. */
  pauseSource(sourceId: string, who: string, at: Instant): Promise<void>;
  resumeSource(sourceId: string): Promise<void>;
  /** The next pass asks it. */
  askSourceSoon(sourceId: string, at: Instant): Promise<void>;
}
