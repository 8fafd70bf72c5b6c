/** From what a search found to the entry that goes into sources.yaml, with its comment. */
import type { NewEntry } from '../config/new-entry.ts';
import { isLanguage, type Language, type Source } from '../domain/source.ts';
import type { Instant } from '../domain/time.ts';
import { hostOf } from '../domain/url.ts';
import { newestOf } from '../pipeline/advice.ts';
import type { FoundSource, Search } from '../pipeline/find-source.ts';
import { detectLanguage } from '../pipeline/language.ts';
import { counted } from './funnel.ts';

export interface Wishes {
  readonly id?: string;
  readonly outlet?: string;
}

export interface FoundEntry {
  readonly entry: NewEntry;
  readonly comments: readonly string[];
}

/** `taken` are the ids that are in use. */
export function entryFor(
  found: FoundSource,
  search: Pick<Search, 'facts'>,
  wishes: Wishes,
  given: { readonly taken: ReadonlySet<string>; readonly now: Instant },
): FoundEntry {
  const written = languageOf(found, search);
  const language: Language | undefined = isLanguage(written) ? written : undefined;
  const entry = {
    id: wishes.id ?? freeId(found.url, given.taken),
    outlet: wishes.outlet ?? outletOf(found, search),
    ...(language !== undefined && { language }),
    kind: found.kind,
    url: found.url,
    every: found.kind === 'feed' ? '1h' : '6h',
    ...(found.select !== undefined && { select: found.select }),
    enabled: true,
  };
  const foreign =
    written !== undefined && language === undefined ? [`its language seems to be "${written}"`] : [];
  return { entry, comments: commentsOn(found, [...found.remarks, ...foreign], given.now) };
}

function commentsOn(found: FoundSource, remarks: readonly string[], now: Instant): readonly string[] {
  const { items } = found.discovery;
  const newest = newestOf(items);
  const shown = newest === undefined ? 'none with a date' : `newest ${newest.slice(0, 10)}`;
  const first = `tested ${now.slice(0, 10)} by "mediawatch source add": ${found.how}; ${counted(items.length, 'item')}, ${shown}; ${found.sureness}.`;
  return remarks.length === 0 ? [first] : [first, `Found on the way: ${remarks.join('; ')}.`];
}

/** What the headlines are written in; where they are too few to tell, what the document says of itself. */
function languageOf({ discovery }: FoundSource, { facts }: Pick<Search, 'facts'>): string | undefined {
  const titles = discovery.items.map((item) => item.title || (item.summary ?? '')).slice(0, 10);
  return detectLanguage(titles.join('. '), discovery.language ?? facts.language);
}

/** The site's name for itself; else the title of its feed without what feeds add to it; else its host. */
function outletOf({ discovery, kind, url }: FoundSource, { facts }: Pick<Search, 'facts'>): string {
  const fromFeed =
    kind === 'feed'
      ? discovery.title?.replace(/(?<!\s)\s*[»|–-]\s*(?:feed|rss|atom)(?:\s*feed)?$/i, '')
      : undefined;
  const fromPage = facts.title?.split(/(?<!\s)\s+[|–»-]\s+/).at(-1);
  return (
    [facts.siteName, fromFeed, fromPage].find((name) => name !== undefined && name !== '') ?? hostOf(url)
  );
}

/** `www.kaupunki.fi` becomes `kaupunki`; where that is taken, with words of the path, else with a number. */
export function freeId(url: string, taken: ReadonlySet<string>): string {
  const host = hostOf(url).replace(/^www\./, '');
  const isName = /[a-z]/.test(host) && host.includes('.');
  const id = worded(isName ? host.replace(/\.[^.]+$/, '') : host) || 'source';
  const path = worded(new URL(url).pathname.replace(/\.\w+$/, ''));
  const candidates = [id, ...(path === '' ? [] : [`${id}-${path}`])];
  const free = candidates.find((candidate) => !taken.has(candidate));
  for (let number = 2; free === undefined; number += 1) {
    if (!taken.has(`${id}-${number}`)) return `${id}-${number}`;
  }
  return free;
}

function worded(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|(?<!-)-+$/g, '')
    .slice(0, 40);
}

/** The entry as a source, to be shown like one. */
export function sourceOf(entry: NewEntry): Source {
  const { every: _every, name = entry.id, ...rest } = entry;
  return { ...rest, name, everyMinutes: 60, fullText: 'onHint', maxPages: 1, only: [] };
}
