import { deepEqual, ok } from 'node:assert/strict';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import type { Shelf } from '../small-press.ts';

interface Item {
  readonly id: string;
  readonly url: string;
  readonly date_published?: string;
  readonly _mediawatch: { readonly also_in: readonly { readonly url: string }[] };
}

/** Another article may come to stand for a story, but none that is further away. */
const STORY_DAYS = 14;

/** Somebody who has subscribed, reads every day, and remembers for ever what was in the feed. */
export class Reader {
  /** Articles that stand under another name than before. */
  nameChanges = 0;
  /** Stories that are put out anew: under a new name, for an article older than a month, or with a date beyond the days of a story. */
  republished = 0;
  seen = 0;
  readonly #names = new Map<string, string>();
  readonly #dates = new Map<string, string>();
  readonly #ageInDays: (url: string) => number;

  constructor(ageInDays: (url: string) => number) {
    this.#ageInDays = ageInDays;
  }

  /** Throws where a feed is not valid or the three do not agree. */
  read({ files }: Shelf): void {
    const { items } = jsonFeed(files.get('feed.json') ?? '');
    const ids = items.map(({ id }) => id);
    deepEqual(new Set(ids).size, ids.length, 'one name twice in a feed');
    const rss = parseRssFeed(files.get('feed.xml') ?? '');
    deepEqual(rss.items?.map(({ guid }) => guid?.value) ?? [], ids);
    const atom = parseAtomFeed(files.get('atom.xml') ?? '');
    deepEqual(atom.entries?.map(({ id }) => id) ?? [], ids);
    for (const item of items) this.#remember(item);
  }

  #remember({ id, url, date_published: date = '', _mediawatch }: Item): void {
    const isNew = !this.#dates.has(id);
    if (isNew) this.seen += 1;
    if (isNew && this.#ageInDays(url) > 30) this.republished += 1;
    if (!isNew && daysLater(this.#dates.get(id), date) > STORY_DAYS) this.republished += 1;
    this.#dates.set(id, date);
    for (const address of [url, ..._mediawatch.also_in.map((also) => also.url)]) {
      const before = this.#names.get(address);
      if (before !== undefined && before !== id) this.nameChanges += 1;
      this.#names.set(address, id);
    }
  }

  has(url: string): boolean {
    return this.#names.has(url);
  }
}

function daysLater(before: string | undefined, after: string): number {
  return (Date.parse(after) - Date.parse(before ?? after)) / 86_400_000;
}

function jsonFeed(text: string): { readonly items: readonly Item[] } {
  ok(parseJsonFeed(text).items !== undefined, 'feed.json has no items');
  return JSON.parse(text);
}
