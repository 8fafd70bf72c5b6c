/**
 * An invented press that goes on for years: publishes, takes from others, edits, withdraws, announces old articles
 * anew, changes the software of its feeds and is out of order now and then. Everything follows from one number.
 */
import { createHash } from 'node:crypto';
import type { Failure } from '../../../src/domain/result.ts';
import { type Instant, instant, millisecondsOf } from '../../../src/domain/time.ts';
import type { Clock, Fetched, Fetcher, FetchRequest } from '../../../src/ports.ts';
import { feedOf, pageOf } from '../small-press.ts';
import { Chance } from './chance.ts';
import { headlineOf, paragraphsOf } from './prose.ts';

const HOUR = 3_600_000;
/** What a feed shows. */
const SHOWN = 15;

/** Kept small: what it says is made from its number when somebody asks. */
export interface PressArticle {
  readonly url: string;
  readonly paper: number;
  /** Articles with the same number say the same. */
  readonly news: number;
  readonly mention: boolean;
  readonly published: number;
  /** How often it was put right. */
  edits: number;
  gone: boolean;
}

interface Entry {
  readonly article: PressArticle;
  /** What the feed says, which need not be true. */
  readonly dated: number;
}

export interface Happened {
  published: number;
  edited: number;
  withdrawn: number;
  announcedAnew: number;
  outages: number;
}

export class LongPress implements Fetcher {
  readonly papers: number;
  readonly articles: PressArticle[] = [];
  readonly happened: Happened = { published: 0, edited: 0, withdrawn: 0, announcedAnew: 0, outages: 0 };
  readonly #byUrl = new Map<string, PressArticle>();
  readonly #feeds: Entry[][];
  /** Grows when a paper changes its software: then all its items have new names. */
  readonly #software: number[];
  readonly #clock: Clock;
  readonly #chance: Chance;
  #asked = 0;
  #news = 0;

  /** Articles are old enough to be announced anew after so many days. */
  readonly #oldAfterDays: number;

  constructor(papers: number, clock: Clock, oldAfterDays: number) {
    this.#oldAfterDays = oldAfterDays;
    this.papers = papers;
    this.#clock = clock;
    this.#chance = new Chance(1);
    this.#feeds = Array.from({ length: papers }, () => []);
    this.#software = Array.from({ length: papers }, () => 0);
  }

  feedUrl(paper: number): string {
    return `https://paper-${paper}.example/rss`;
  }

  /** What the papers do in so many hours. */
  work(hours: number): void {
    for (let paper = 0; paper < this.papers; paper += 1) {
      const chance = this.#chance;
      // Never more than a feed shows, so that whoever looks now misses nothing.
      for (let count = chance.below(100) === 0 ? SHOWN - 2 : chance.hits(0.1 * hours); count > 0; count -= 1)
        this.#publish(paper);
      if (chance.hits(0.03 * hours) > 0) this.#edit(paper);
      if (chance.hits(0.004 * hours) > 0) this.#withdraw(paper);
      if (chance.hits(0.008 * hours) > 0) this.#announceAnew(paper);
      if (chance.hits(0.001 * hours) > 0) this.#software[paper] = (this.#software[paper] ?? 0) + 1;
    }
  }

  /** Milliseconds since 1970. */
  publishedAt(url: string): number {
    const article = this.#byUrl.get(url);
    if (article === undefined) throw new Error(`nobody published ${url}`);
    return article.published;
  }

  #now(): number {
    return millisecondsOf(this.#clock.now());
  }

  #publish(paper: number): void {
    // Now and then the news that another had within the last hours.
    const others = this.articles.slice(-20).filter((each) => each.paper !== paper && !each.gone);
    const taken = this.#chance.below(5) === 0 ? this.#chance.one(others) : undefined;
    const number = this.articles.length;
    if (taken === undefined) this.#news += 1;
    const article: PressArticle = {
      url: `https://paper-${paper}.example/uutiset/${number}`,
      paper,
      news: taken?.news ?? this.#news,
      mention: taken?.mention ?? this.#chance.below(3) === 0,
      published: this.#now() - this.#chance.below(HOUR / 2),
      edits: 0,
      gone: false,
    };
    this.articles.push(article);
    this.#byUrl.set(article.url, article);
    this.#announce(article, article.published);
    this.happened.published += 1;
  }

  #announce(article: PressArticle, dated: number): void {
    const feed = this.#feeds[article.paper] ?? [];
    this.#feeds[article.paper] = [
      { article, dated },
      ...feed.filter((each) => each.article !== article),
    ].slice(0, SHOWN);
  }

  #edit(paper: number): void {
    const entry = this.#chance.one(this.#feeds[paper] ?? []);
    if (entry === undefined) return;
    entry.article.edits += 1;
    this.happened.edited += 1;
  }

  #withdraw(paper: number): void {
    const entry = this.#chance.one(this.#feeds[paper] ?? []);
    if (entry === undefined) return;
    entry.article.gone = true;
    this.#feeds[paper] = (this.#feeds[paper] ?? []).filter((each) => each !== entry);
    this.happened.withdrawn += 1;
  }

  /** Something old at the head of the feed, with today's date on it. */
  #announceAnew(paper: number): void {
    const before = this.#now() - this.#oldAfterDays * 24 * HOUR;
    const old = this.articles.filter((each) => each.paper === paper && !each.gone && each.published < before);
    const article = this.#chance.one(old);
    if (article === undefined) return;
    this.#announce(article, this.#now());
    this.happened.announcedAnew += 1;
  }

  async *fetchAll<About>(requests: AsyncIterable<FetchRequest<About>>): AsyncGenerator<Fetched<About>> {
    for await (const request of requests) {
      this.#asked += 1;
      yield this.#answer(request);
    }
  }

  #answer<About>(request: FetchRequest<About>): Fetched<About> {
    if (this.#chance.below(40) === 0) {
      this.happened.outages += 1;
      return { request, outcome: 'failed', failure: BUSY };
    }
    const text = this.#textAt(request.url);
    if (text === undefined) return { request, outcome: 'failed', failure: GONE };
    const body = new TextEncoder().encode(text);
    const bodyHash = createHash('sha256').update(body).digest('hex');
    if (request.validators?.bodyHash === bodyHash) return { request, outcome: 'not-modified' };
    const page = { url: request.url, status: 200, headers: {}, body, fetchedAt: this.#clock.now() };
    return { request, outcome: 'page', page, validators: { bodyHash } };
  }

  #textAt(url: string): string | undefined {
    const paper = Number(/paper-(\d+)\.example\/rss$/.exec(url)?.[1] ?? Number.NaN);
    if (!Number.isNaN(paper)) return this.#feed(paper);
    const article = this.#byUrl.get(url);
    if (article === undefined || article.gone) return undefined;
    return pageOf(headlineOf(article), paragraphsOf(article), isoOf(article.published));
  }

  #feed(paper: number): string {
    const items = (this.#feeds[paper] ?? []).map(({ article, dated }) => ({
      title: headlineOf(article),
      url: article.url,
      guid: `${this.#software[paper]}:${article.url}`,
      date: isoOf(dated),
    }));
    return feedOf(items, `Paper ${paper}`);
  }

  receipts(): readonly [] {
    return [];
  }

  totals() {
    return { requests: this.#asked, bytes: 0 };
  }

  async stop(): Promise<void> {
    return undefined;
  }
}

function isoOf(milliseconds: number): Instant {
  return instant(milliseconds);
}

const BUSY: Failure = { reason: 'http-status', message: 'answered 503', retry: 'next-run', status: 503 };
const GONE: Failure = { reason: 'gone', message: 'answered 404', retry: 'next-run', status: 404 };
