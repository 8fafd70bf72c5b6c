import type { Discovery } from '../domain/candidate.ts';
import type { Failure } from '../domain/result.ts';
import type { LinksReport, Run, SourceReport } from '../domain/run.ts';
import type { Source } from '../domain/source.ts';
import type { Instant } from '../domain/time.ts';
import type { PollReceipt, Reading } from '../ports.ts';

type Counting<Report> = { -readonly [Key in keyof Report]: Report[Key] };

/** Counts what happens while a pass goes on; what it says at the end is the run. */
export class Tally {
  readonly startedAt: Instant;
  readonly #reports = new Map<string, Counting<SourceReport>>();
  #mentions = 0;

  constructor(sources: readonly Source[], startedAt: Instant) {
    this.startedAt = startedAt;
    for (const source of sources) this.#reports.set(source.id, emptyReport(source.id));
  }

  get mentions(): number {
    return this.#mentions;
  }

  /** `understood` is what the document held; absent where it had not changed. */
  polled(sourceId: string, receipt: PollReceipt, understood?: Discovery): void {
    const report = this.#reportOf(sourceId);
    // A source of several documents is as new as its newest, and as broken as its most broken.
    if (report.outcome !== 'failed' && !(report.outcome === 'polled' && understood === undefined)) {
      report.outcome = understood === undefined ? 'not-modified' : 'polled';
    }
    report.announced += receipt.announced;
    report.fresh += receipt.fresh;
    if (understood !== undefined) {
      report.shape = shapeWith(report.shape, understood);
      report.dropped = added(report.dropped, understood.dropped);
    }
    report.consecutiveFailures = receipt.state.consecutiveFailures;
    if (receipt.state.nextDueAt !== undefined) report.nextDueAt = receipt.state.nextDueAt;
  }

  moved(sourceId: string, to: string): void {
    this.#reportOf(sourceId).movedTo = to;
  }

  pollFailed(sourceId: string, receipt: PollReceipt, failure: Failure): void {
    const report = this.#reportOf(sourceId);
    report.outcome = 'failed';
    report.failure = failure;
    report.consecutiveFailures = receipt.state.consecutiveFailures;
    if (receipt.state.nextDueAt !== undefined) report.nextDueAt = receipt.state.nextDueAt;
  }

  recorded(reading: Reading): void {
    const report = this.#reportOf(reading.candidate.sourceId);
    if (reading.kind === 'settled') report.withoutHint += 1;
    if (reading.kind === 'failed') report.unread = added(report.unread, { [reading.failure.reason]: 1 });
    if (reading.kind !== 'read') return;
    report.read += 1;
    if (reading.mention === undefined) return;
    this.#mentions += 1;
    if (reading.verdict.verdict === 'accept') report.accepted += 1;
    else report.toReview += 1;
  }

  /** The run, when the pass is over. */
  run(end: {
    readonly finishedAt: Instant;
    readonly stopped: boolean;
    readonly totals: { readonly requests: number; readonly bytes: number };
    readonly waiting: number;
    readonly published: number;
    readonly links?: LinksReport;
  }): Run {
    const sources = [...this.#reports.values()];
    return {
      id: this.startedAt.replace(/[:.]/g, '-'),
      startedAt: this.startedAt,
      finishedAt: end.finishedAt,
      outcome: end.stopped
        ? 'stopped'
        : sources.some((report) => report.outcome === 'failed')
          ? 'some-sources-failed'
          : 'done',
      sources,
      ...(end.links && { links: end.links }),
      ...end.totals,
      waiting: end.waiting,
      published: end.published,
    };
  }

  /** A candidate may come from a source that is configured no longer; what came of it is still counted. */
  #reportOf(sourceId: string): Counting<SourceReport> {
    const known = this.#reports.get(sourceId);
    if (known !== undefined) return known;
    const report = emptyReport(sourceId);
    this.#reports.set(sourceId, report);
    return report;
  }
}

function emptyReport(sourceId: string): Counting<SourceReport> {
  return {
    sourceId,
    outcome: 'not-due',
    announced: 0,
    fresh: 0,
    dropped: {},
    read: 0,
    withoutHint: 0,
    unread: {},
    accepted: 0,
    toReview: 0,
    consecutiveFailures: 0,
  };
}

function shapeWith(
  before: SourceReport['shape'],
  { items }: Pick<Discovery, 'items'>,
): NonNullable<SourceReport['shape']> {
  const { documents, titled, dated } = before ?? { documents: 0, titled: 0, dated: 0 };
  return {
    documents: documents + 1,
    titled: titled + items.filter(({ title }) => title !== '').length,
    dated: dated + items.filter(({ publishedAt }) => publishedAt !== undefined).length,
  };
}

function added(
  counts: Readonly<Record<string, number>>,
  more: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const sum: Record<string, number> = { ...counts };
  for (const [name, count] of Object.entries(more)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}
