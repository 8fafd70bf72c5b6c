/** Days upon days of passes, with what an operator does on the way: restarts, a backup while running, a restore. */
import { deepEqual, ok } from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import Database from 'better-sqlite3';
import { openStore } from '../../../src/adapters/sqlite/index.ts';
import type { Source } from '../../../src/domain/source.ts';
import { daysBefore, daysBetween, instant } from '../../../src/domain/time.ts';
import type { Archive } from '../../../src/ports.ts';
import { fakeClock } from '../../fakes/clock.ts';
import { aSource } from '../../fakes/plan.ts';
import { pass, START, shelf } from '../small-press.ts';
import { type Happened, LongPress } from './press.ts';
import { Reader } from './reader.ts';

export interface LifeOptions {
  readonly days: number;
  readonly passesADay: number;
  readonly papers: number;
  /** Told after each day. */
  readonly onDay?: (day: number) => void;
}

/** In megabytes. */
export interface Weight {
  readonly day: number;
  readonly heap: number;
  readonly database: number;
}

export interface Life {
  readonly days: number;
  readonly passes: number;
  readonly seconds: number;
  readonly weights: readonly Weight[];
  readonly nameChanges: number;
  readonly republished: number;
  readonly stories: number;
  /** Addresses of mentions that are nowhere in the archive. */
  readonly lost: readonly string[];
  /** Approved stories that are no longer put out. */
  readonly withdrawn: number;
  /** Texts that matched nothing and are kept beyond their time. */
  readonly overdue: number;
  readonly happened: Happened;
}

const PUBLISH = {
  ...{ mode: 'auto' as const, title: 'Koe', description: 'Koe' },
  ...{ items: 60, freshDays: 30, storyDays: 14 },
} as const;
const RETENTION = { unmatchedDays: 30 };

export async function live(options: LifeOptions): Promise<Life> {
  const folder = mkdtempSync(join(tmpdir(), 'mediawatch-life-'));
  try {
    return await new Living(options, folder).toTheEnd();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

class Living {
  readonly #options: LifeOptions;
  readonly #folder: string;
  readonly #clock = fakeClock(START);
  readonly #files = shelf();
  readonly #press: LongPress;
  readonly #reader: Reader;
  readonly #sources: readonly Source[];
  readonly #weights: Weight[] = [];
  readonly #begun = performance.now();
  #file: string;
  #store: Archive;
  #passes = 0;

  constructor(options: LifeOptions, folder: string) {
    this.#options = options;
    this.#folder = folder;
    this.#press = new LongPress(options.papers, this.#clock, Math.min(60, options.days / 3));
    const published = (url: string) => this.#press.publishedAt(url);
    this.#reader = new Reader((url) => daysBetween(instant(published(url)), this.#clock.now()));
    this.#sources = Array.from({ length: options.papers }, (_, paper) =>
      aSource({
        ...{ id: `paper-${paper}`, name: `Paper ${paper}`, outlet: `Paper ${paper}` },
        ...{ url: this.#press.feedUrl(paper), fullText: 'always' },
      }),
    );
    this.#file = join(folder, 'mediawatch.db');
    this.#store = this.#open();
  }

  async toTheEnd(): Promise<Life> {
    const { days } = this.#options;
    for (let day = 1; day <= days; day += 1) {
      await this.#day();
      if (day % 7 === 0) await this.#restart();
      if (day === Math.ceil(days / 2)) await this.#restoreFromBackup();
      await this.#decide();
      if (day === 10 || day === days || day % 100 === 0) this.#weights.push(this.#weigh(day));
      this.#options.onDay?.(day);
    }
    // Outages and gone pages are given the time that they may take.
    for (let hour = 0; hour < 12; hour += 1) await this.#pass(60);
    const life = await this.#whatCameOfIt();
    await this.#store.close();
    return life;
  }

  #open(): Archive {
    return openStore({ file: this.#file, backupFolder: this.#folder, clock: this.#clock });
  }

  async #day(): Promise<void> {
    const { passesADay } = this.#options;
    for (let turn = 0; turn < passesADay; turn += 1) {
      this.#press.work(24 / passesADay);
      await this.#pass((24 * 60) / passesADay);
    }
    this.#reader.read(this.#files);
  }

  async #pass(minutes: number): Promise<void> {
    const plan = { sources: this.#sources, publish: PUBLISH, retention: RETENTION, evenIfNotDue: false };
    const world = { store: this.#store, fetcher: this.#press, files: this.#files, clock: this.#clock };
    await pass({ ...world, plan });
    this.#clock.advance(minutes);
    this.#passes += 1;
  }

  async #restart(): Promise<void> {
    await this.#store.close();
    this.#store = this.#open();
  }

  /** What was found after the copy began has to be found again. */
  async #restoreFromBackup(): Promise<void> {
    const copy = join(this.#folder, 'copy.db');
    this.#press.work(1);
    await Promise.all([this.#pass(60), this.#store.backup(copy)]);
    await this.#store.close();
    this.#file = copy;
    this.#store = this.#open();
    deepEqual((await this.#store.health()).integrity, 'ok');
    await this.#pass(60);
    this.#reader.read(this.#files);
  }

  /** Staff approve the newest, and one with a summary of their own. */
  async #decide(): Promise<void> {
    const [first, , third] = await this.#store.publishable({ mode: 'auto', limit: 3 });
    const at = this.#clock.now();
    const approved = { who: 'aino', at, state: 'approved' } as const;
    if (first !== undefined) await this.#store.desk.review({ ...approved, storyId: first.storyId });
    if (third === undefined) return;
    await this.#store.desk.review({ ...approved, storyId: third.storyId, words: { summary: 'Tiivis.' } });
  }

  #weigh(day: number): Weight {
    setFlagsFromString('--expose-gc');
    const collect: () => void = runInNewContext('gc');
    collect();
    collect();
    const database = new Database(this.#file, { readonly: true });
    const size = (pragma: string) => Number(database.pragma(pragma, { simple: true }));
    const bytes = (size('page_count') - size('freelist_count')) * size('page_size');
    database.close();
    return { day, heap: process.memoryUsage().heapUsed / 1e6, database: bytes / 1e6 };
  }

  async #whatCameOfIt(): Promise<Life> {
    const approved = await this.#store.publishable({ mode: 'reviewed', limit: 1_000_000 });
    const decisions = new Set<number>();
    for await (const { storyId, decision } of this.#store.decidedArticles())
      if (decision === 'approved') decisions.add(storyId);
    const shown = new Set(approved.map(({ storyId }) => storyId));
    ok(shown.size > 0, 'nothing was approved');
    return {
      ...{ days: this.#options.days, passes: this.#passes },
      seconds: (performance.now() - this.#begun) / 1000,
      weights: this.#weights,
      nameChanges: this.#reader.nameChanges,
      republished: this.#reader.republished,
      stories: this.#reader.seen,
      lost: this.#lost(),
      withdrawn: [...decisions].filter((id) => !shown.has(id)).length,
      overdue: this.#overdue(),
      happened: this.#press.happened,
    };
  }

  #lost(): readonly string[] {
    const database = new Database(this.#file, { readonly: true });
    const held = database
      .prepare<[], { url: string }>(
        'SELECT a.canonical_url AS url FROM mention m JOIN article a ON a.id = m.article_id WHERE m.withdrawn = 0',
      )
      .all();
    database.close();
    const urls = new Set(held.map(({ url }) => url));
    return this.#press.articles
      .filter(({ mention, gone, url }) => mention && !gone && !urls.has(url))
      .map(({ url }) => url);
  }

  #overdue(): number {
    const database = new Database(this.#file, { readonly: true });
    const before = daysBefore(this.#clock.now(), RETENTION.unmatchedDays + 1);
    const row = database
      .prepare<[string], { count: number }>(
        'SELECT count(*) AS count FROM article a JOIN revision r ON r.article_id = a.id WHERE a.unmatched_since < ?',
      )
      .get(before);
    database.close();
    return row?.count ?? Number.NaN;
  }
}

/** Megabytes of heap between the first weighing and the last. */
export function grewBy({ weights }: Life): number {
  return (weights.at(-1)?.heap ?? Number.NaN) - (weights[0]?.heap ?? Number.NaN);
}
