import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { defineDays } from '../../src/adapters/sqlite/desk/tags.ts';
import { migrationsIn } from '../../src/adapters/sqlite/migrate.ts';
import { openDatabase } from '../../src/adapters/sqlite/open.ts';
import { instant } from '../../src/domain/time.ts';

/** Archives such as a large monitor has after ten years: stories, reviews, themes, words to search. */
const DAYS = 3650;
const DAY_MS = 86_400_000;
const LAST_DAY = Date.UTC(2026, 2, 1) / DAY_MS;
const WORDS =
  'akku tehdas kaivos litium koboltti nikkeli battery plant mine recycling gruva fabrik permit court grant research harbour winter money people'.split(
    ' ',
  );
/** Most were decided long ago; what waits is the newest, at most one story in five. */
const WAITING = 2_000;

interface Made {
  /** Articles that were read. */
  readonly articles: number;
  /** One in so many is a mention. */
  readonly mentionEvery: number;
}

/** An archive of mentions only, as the desk sees it. */
export function deskArchive(mentions: number): string {
  return archiveFile(`desk-${mentions}`, { articles: mentions, mentionEvery: 1 });
}

/** An archive as passes fill it: what was announced, what was read and wanted nowhere, and one mention in ten. */
export function grownArchive(articles: number): string {
  return archiveFile(`grown-${articles}`, { articles, mentionEvery: 10 });
}

/** The archive's file, made where it is not there yet. */
function archiveFile(name: string, made: Made): string {
  const folder = join(tmpdir(), 'mediawatch-desk');
  const file = join(folder, `${name}-schema-${migrationsIn().length}-5.db`);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  const unfinished = `${file}.unfinished`;
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(unfinished + ending, { force: true });
  fill(unfinished, made);
  renameSync(unfinished, file);
  return file;
}

function sentence(number: number, words: number): string {
  return Array.from({ length: words }, (_, at) => WORDS[(number * 7 + at * at * 3) % WORDS.length]).join(' ');
}

function verdictOf(number: number): string {
  const matches = [0, 1, 2, 3].map((at) => {
    const found = WORDS[(number + at) % WORDS.length] ?? '';
    const places = [{ field: 'text', start: 0, end: found.length, found }];
    const group = at === 3 ? 'member' : 'core';
    return {
      group,
      term: found,
      points: 4 - at,
      places,
      sentence: `It was said that ${sentence(number + at, 16)}.`,
    };
  });
  const topics = ['value-chain', 'raw-materials', 'recycling']
    .slice(0, 1 + (number % 3))
    .map((id) => ({ id, score: 9, verdict: 'accept', matches }));
  return JSON.stringify({ verdict: 'accept', score: 6 + (number % 40), topics, lexicon: 'x' });
}

const CANDIDATE = `
  INSERT INTO candidate (id, canonical_url, url, host, source_id, outlet, title, summary, published_at,
                         published_precision, published_from, language, authors, categories, first_seen_at,
                         next_try_at, settlement, settled_at, forgotten_at)
  VALUES (@id, @url, @url, @host, @source, @outlet, @title, @lead, @at, 'time', 'feed', @language, '[]', '[]', @at, @at,
          'read', @at, @forgottenAt)`;
const ANNOUNCEMENT = `
  INSERT INTO announcement (candidate_id, source_id, guid, title, published_at, first_seen_at)
  VALUES (@id, @source, @url, @title, @at, @at)`;
const ARTICLE = `
  INSERT INTO article (id, identity, url, canonical_url, outlet, published_at, published_precision, published_from,
                       authors, language, paywalled, first_seen_at, read_at, revision_id, verdict, unmatched_since)
  VALUES (@id, @url, @url, @url, @outlet, @at, 'time', 'feed', '[]', @language, 'no', @at, @at, @revision, @verdict,
          @unmatchedSince)`;
const REVISION = `
  INSERT INTO revision (id, article_id, content_hash, title, lead, text, seen_at)
  VALUES (@id, @id, '', @title, @lead, @text, @at)`;
const STORY = `
  INSERT INTO story (id, guid, opened_at, updated_at, standing, representative_id, sort_at, first_day, last_day)
  VALUES (@id, @url, @at, @at, 'ready', @id, @at, @day, @day)`;
const MENTION = `
  INSERT INTO mention (article_id, story_id, band, score, verdict, staff_only, keys, signature, shingles, day, grouping,
                       recorded_at)
  VALUES (@id, @id, 'accept', @score, @verdict, 0, '[]', x'', 0, @day, '{"kind":"new-story","guid":""}', @at)`;
const WORDS_OF = 'INSERT INTO mention_search (rowid, title, lead, text) VALUES (@id, @title, @lead, @text)';
const REVIEW = `
  INSERT INTO review (story_id, state, reason, theme_id, who, at)
  VALUES (@id, @state, @reason, @theme, 'aino@example.org', @at)`;

/** Of what is wanted nowhere, the words of so many are still there. */
const REMEMBERED = 2_000;
const REJECTED = '{"verdict":"reject","score":1,"topics":[],"lexicon":"x"}';

function fill(file: string, { articles, mentionEvery }: Made): void {
  const database = openDatabase({ file, backupFolder: tmpdir(), clock: { now: () => instant(0) } });
  defineDays(database);
  database.pragma('synchronous = OFF');
  // Out of the log first: only then may it be done without any, which would be as large as the archive.
  database.pragma('journal_mode = DELETE');
  database.pragma('journal_mode = OFF');
  database.pragma('cache_size = -262144');
  const prepared = (...statements: readonly string[]) => {
    const rows = statements.map((sql) => database.prepare<[object]>(sql));
    return (values: Values) => {
      for (const row of rows) row.run(values);
    };
  };
  const announced = prepared(CANDIDATE, ANNOUNCEMENT);
  const [article, revision, review] = [prepared(ARTICLE), prepared(REVISION), prepared(REVIEW)];
  const mention = prepared(STORY, MENTION, WORDS_OF);
  database.exec('BEGIN');
  database.exec(
    `INSERT INTO theme (id, name, position) VALUES (1, 'Battery strategy', 0), (2, 'Recycling', 1)`,
  );
  const decided = articles - Math.min(WAITING * mentionEvery, articles / 5);
  for (let number = 0; number < articles; number += 1) {
    const isMention = number % mentionEvery === 0;
    const values = valuesOf(number, articles, isMention);
    if (mentionEvery > 1) announced(values);
    article(values);
    if (values.revision !== null) revision(values);
    if (isMention) mention(values);
    if (isMention && number < decided) review(values);
  }
  sourcesInto(database);
  // As the migration fills it for the mentions that are there.
  const tags = migrationsIn().find(({ name }) => name.includes('desk'))?.sql ?? '';
  const filled = /INSERT OR IGNORE INTO mention_tag[\s\S]*?(?=;)/.exec(tags)?.[0] ?? '';
  // In the order of the table, which is several times as fast.
  database.exec(`${filled.replace('it AS (', 'it AS MATERIALIZED (')} ORDER BY 1, 2, 3, 4`);
  // No ANALYZE: the archives of the service have no statistics either, and SQLite plans otherwise where there are some.
  database.exec('COMMIT');
  database.close();
}

/** Sixty sources with two months of days, a few of them in trouble. */
export const SOURCE_COUNT = 60;

const SOURCE_STATE = `
  INSERT INTO source_state (source_id, last_polled_at, last_succeeded_at, next_due_at, newest_item_at, interval_minutes)
  VALUES (@id, @at, @at, @at, @at, 60)`;
const SOURCE_CONDITION = `
  INSERT INTO source_condition (source_id, condition, since, reason, told) VALUES (@id, @condition, @at, @reason, NULL)`;
const SOURCE_DAY = `
  INSERT INTO source_day (source_id, day, polls, failures, documents, announced, titled, dated, fresh, accepted, to_review)
  VALUES (@id, @day, 24, 0, 6, 300, 300, 300, 5, 1, 1)`;

function sourcesInto(database: Database.Database): void {
  const [state, condition, day] = [SOURCE_STATE, SOURCE_CONDITION, SOURCE_DAY].map((sql) =>
    database.prepare(sql),
  );
  const at = instant(LAST_DAY * DAY_MS);
  for (let number = 0; number < SOURCE_COUNT; number += 1) {
    const id = `s${number}`;
    const isBroken = number % 10 === 0;
    const reason = JSON.stringify(
      isBroken ? { code: 'failing', times: 5, message: 'timed out' } : { code: 'well' },
    );
    state?.run({ id, at });
    condition?.run({ id, at, condition: isBroken ? 'broken' : 'working', reason });
    for (let back = 0; back < 60; back += 1)
      day?.run({ id, day: instant((LAST_DAY - back) * DAY_MS).slice(0, 10) });
  }
}

type Values = ReturnType<typeof valuesOf>;

/** All that the rows of one article hold. */
function valuesOf(number: number, size: number, isMention: boolean) {
  const day = LAST_DAY - DAYS + 1 + Math.floor((number * DAYS) / size);
  const at = instant(day * DAY_MS + (number % 86_400) * 1000);
  const id = number + 1;
  const isRemembered = isMention || number >= size - REMEMBERED;
  const isRejected = number % 3 === 0;
  return {
    ...{
      id,
      day,
      at,
      score: 6 + (number % 40),
      verdict: isMention ? verdictOf(number) : isRemembered ? REJECTED : null,
    },
    ...announcedAs(number, size),
    outlet: `Outlet number ${number % 60}`,
    language: ['fi', 'sv', 'en'][number % 3],
    revision: isRemembered ? id : null,
    unmatchedSince: isRemembered && !isMention ? at : null,
    forgottenAt: number < size - REMEMBERED ? at : null,
    lead: `${sentence(number + 1, 22)}.`,
    text: isRemembered ? sentence(number + 2, 200) : '',
    state: isRejected ? 'rejected' : 'approved',
    reason: isRejected ? 'not about us' : null,
    theme: number % 9 === 0 ? 1 + (number % 2) : null,
  };
}

/** A source for ten outlets, as agencies and aggregators are. */
export const SOURCES = 6;

/** Under which address and headline a source announces an article, and when it was published. */
export function announcedAs(number: number, size: number) {
  const host = `outlet${number % 60}.example`;
  const day = LAST_DAY - DAYS + 1 + Math.floor((number * DAYS) / size);
  return {
    ...{ host, source: `s${number % SOURCES}`, url: `https://${host}/news/${number}-a-story-about-a-plant` },
    title: `Headline ${number}: ${sentence(number, 9)}`,
    at: instant(day * DAY_MS + (number % 86_400) * 1000),
  };
}
