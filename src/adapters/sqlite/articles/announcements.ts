import type Database from 'better-sqlite3';
import type { Announced, Settlement } from '../../../domain/candidate.ts';
import type { Source } from '../../../domain/source.ts';
import { type Instant, minutesAfter } from '../../../domain/time.ts';
import { folded } from '../columns.ts';
import { announcedColumns } from './candidate-rows.ts';

/**
 * What becomes of an announced article:
 *
 * - Its address was never announced: a new candidate.
 * - A source that announced it before now gives another headline, or a date at least twelve hours later: it is read
 *   again, but at most once in twelve hours. A source is compared with itself only, so that two feeds that call one
 *   article by two names do not take turns in reopening it. A change that comes too early waits: what the source said
 *   last stays on record until the change is acted upon.
 * - Another source announces it too: noted, nothing more. Unless it was put aside for want of a hint and this source
 *   gives another headline or teaser: those have not been judged yet.
 */
const REOPEN_MINUTES = 12 * 60;

/** Of a whole document at once: as many look-ups, but one statement, and no more than tells whether all is as it was. */
const GLANCE = `
  SELECT asked.key AS place, c.id, a.title, a.published_at AS publishedAt
  FROM json_each(@addresses) asked
  CROSS JOIN candidate c ON c.canonical_url = asked.value
  LEFT JOIN announcement a ON a.candidate_id = c.id AND a.source_id = +@sourceId`;

const UNREAD = 'SELECT id FROM candidate WHERE settlement IS NULL AND source_id = ?';

const FIND = `
  SELECT c.id, c.source_id AS firstSourceId, c.title AS candidateTitle, c.summary AS candidateSummary, c.settlement,
         c.reopened_at AS reopenedAt, a.title AS announcedTitle, a.published_at AS announcedAt
  FROM candidate c LEFT JOIN announcement a ON a.candidate_id = c.id AND a.source_id = +@sourceId
  WHERE c.canonical_url = +@canonicalUrl`;

const ADD_CANDIDATE = `
  INSERT INTO candidate (canonical_url, url, host, source_id, outlet, source_language, guid, title, summary,
                         published_at, published_precision, published_from, language, authors, categories,
                         image_url, first_seen_at, next_try_at)
  VALUES (@canonicalUrl, @url, @host, @sourceId, @outlet, @sourceLanguage, @guid, @title, @summary,
          @publishedAt, @publishedPrecision, @publishedFrom, @language, @authors, @categories,
          @imageUrl, @at, @at)`;

const RENEW_CANDIDATE = `
  UPDATE candidate SET
    url = @url, host = @host, guid = @guid, title = @title, summary = @summary, published_at = @publishedAt,
    published_precision = @publishedPrecision, published_from = @publishedFrom, language = @language,
    authors = @authors, categories = @categories, image_url = @imageUrl
  WHERE id = @id`;

const REOPEN_CANDIDATE = `
  UPDATE candidate SET
    settlement = NULL, settled_at = NULL, forgotten_at = NULL, failure_points = 0, times_gone = 0, delays = 0,
    last_failure = NULL, reopened_at = @at, next_try_at = @at
  WHERE id = @id`;

const WRITE_ANNOUNCEMENT = `
  INSERT INTO announcement (candidate_id, source_id, guid, title, published_at, first_seen_at)
  VALUES (?, ?, ?, ?, ?, ?)
  ON CONFLICT (candidate_id, source_id) DO UPDATE SET
    guid = excluded.guid, title = excluded.title, published_at = excluded.published_at`;

interface GlanceRow {
  /** Among the addresses. */
  readonly place: number;
  readonly id: number;
  /** As this source called it; null where it never did. */
  readonly title: string | null;
  readonly publishedAt: Instant | null;
}

interface FoundRow {
  readonly id: number;
  readonly firstSourceId: string;
  readonly candidateTitle: string;
  readonly candidateSummary: string | null;
  readonly settlement: Settlement | null;
  readonly reopenedAt: Instant | null;
  /** Null where this source never announced it. */
  readonly announcedTitle: string | null;
  readonly announcedAt: Instant | null;
}

type AnnouncementRow = [number, string, string | null, string, Instant | null, Instant];

export type Announcements = ReturnType<typeof announcements>;

export function announcements(database: Database.Database) {
  const glance = database.prepare<[{ addresses: string; sourceId: string }], GlanceRow>(GLANCE);
  const unreadRows = database.prepare<[string], { id: number }>(UNREAD);
  const find = database.prepare<[{ canonicalUrl: string; sourceId: string }], FoundRow>(FIND);
  const addCandidate = database.prepare<[object]>(ADD_CANDIDATE);
  const renewCandidate = database.prepare<[object]>(RENEW_CANDIDATE);
  const reopenCandidate = database.prepare<[{ id: number; at: Instant }]>(REOPEN_CANDIDATE);
  const writeAnnouncement = database.prepare<AnnouncementRow>(WRITE_ANNOUNCEMENT);

  function write(id: number, item: Announced, source: Source, at: Instant): void {
    writeAnnouncement.run(id, source.id, item.guid ?? null, item.title, item.publishedAt?.at ?? null, at);
  }

  function add(item: Announced, source: Source, at: Instant): void {
    const { lastInsertRowid } = addCandidate.run({
      ...announcedColumns(item),
      canonicalUrl: item.canonicalUrl,
      sourceId: source.id,
      outlet: source.outlet,
      sourceLanguage: source.language ?? null,
      at,
    });
    write(Number(lastInsertRowid), item, source, at);
  }

  /** What is on record of each address, at its place; nothing where it was never announced. */
  function glanceAt(items: readonly Announced[], source: Source): readonly (GlanceRow | undefined)[] {
    const addresses = JSON.stringify(items.map(({ canonicalUrl }) => canonicalUrl));
    const places: (GlanceRow | undefined)[] = new Array(items.length).fill(undefined);
    for (const row of glance.all({ addresses, sourceId: source.id })) places[row.place] = row;
    return places;
  }

  /** Records what is on record and not as it was; true where there is something to read that there was not before. */
  function announceAgain(item: Announced, source: Source, at: Instant): boolean {
    const found = find.get({ canonicalUrl: item.canonicalUrl, sourceId: source.id });
    if (found === undefined) throw new Error(`${item.canonicalUrl} is in the store no more`);
    const change = changeIn(item, found, source);
    if (change === 'none' || (change === 'anew' && isTooSoon(found, at))) return false;
    write(found.id, item, source, at);
    if (change === 'noted') return false;
    renewCandidate.run({ ...announcedColumns(item), id: found.id });
    if (found.settlement === null) return false;
    reopenCandidate.run({ id: found.id, at });
    return true;
  }

  return {
    /** Records the items of one document, each address once; answers how many are new or announced anew. */
    record(items: readonly Announced[], source: Source, at: Instant): number {
      const before = glanceAt(items, source);
      const unread = new Set(unreadRows.all(source.id).map(({ id }) => id));
      let first: ReadonlyMap<string, number> | undefined;
      let fresh = 0;
      for (const [place, item] of items.entries()) {
        const row = before[place];
        // Of what is unread the teaser may have changed too.
        if (row !== undefined && isAsItWas(item, row) && !unread.has(row.id)) continue;
        // The first of an address counts. Mostly there is nothing to ask that of.
        first ??= firstPlaces(items);
        if (first.get(item.canonicalUrl) !== place) continue;
        if (row === undefined) add(item, source, at);
        else if (!announceAgain(item, source, at)) continue;
        fresh += 1;
      }
      return fresh;
    },
  };
}

function firstPlaces(items: readonly Announced[]): ReadonlyMap<string, number> {
  return new Map(items.map(({ canonicalUrl }, place) => [canonicalUrl, place] as const).reverse());
}

function isAsItWas(item: Announced, before: GlanceRow): boolean {
  return item.title === before.title && !isLater(item.publishedAt?.at, before.publishedAt);
}

/** `anew`: to be read (again) with what is said now. `noted`: kept as what this source says, nothing to read. */
function changeIn(item: Announced, found: FoundRow, source: Source): 'none' | 'noted' | 'anew' {
  if (found.announcedTitle === null) {
    const unjudged = found.settlement === 'no-hint' && saysSomethingElse(item, found);
    const fillsIn = found.settlement === null && found.candidateTitle === '' && item.title !== '';
    return unjudged || fillsIn ? 'anew' : 'noted';
  }
  if (isRetitled(item.title, found.announcedTitle)) return 'anew';
  if (isLater(item.publishedAt?.at, found.announcedAt)) return 'anew';
  const teaserChanged = (item.summary ?? null) !== found.candidateSummary;
  return found.settlement === null && found.firstSourceId === source.id && teaserChanged ? 'anew' : 'none';
}

function isRetitled(title: string, before: string): boolean {
  return title !== before && folded(title) !== '' && folded(title) !== folded(before);
}

function isLater(date: Instant | undefined, before: Instant | null): boolean {
  // Nearly all have the date that they had: only of others is the time worked out.
  return (
    date !== undefined && before !== null && date > before && date >= minutesAfter(before, REOPEN_MINUTES)
  );
}

function saysSomethingElse(item: Announced, found: FoundRow): boolean {
  const headline = folded(item.title) !== '' && folded(item.title) !== folded(found.candidateTitle);
  return headline || folded(item.summary ?? '') !== folded(found.candidateSummary ?? '');
}

function isTooSoon(found: FoundRow, at: Instant): boolean {
  return (
    found.settlement !== null &&
    found.reopenedAt !== null &&
    at < minutesAfter(found.reopenedAt, REOPEN_MINUTES)
  );
}
