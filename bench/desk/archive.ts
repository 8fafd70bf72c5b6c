import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineDays } from '../../src/adapters/sqlite/desk/tags.ts';
import { migrationsIn } from '../../src/adapters/sqlite/migrate.ts';
import { openDatabase } from '../../src/adapters/sqlite/open.ts';
import { instant } from '../../src/domain/time.ts';

/** An archive such as a large monitor has after years: stories, reviews, themes, words to search. */
const DAYS = 3650;
const DAY_MS = 86_400_000;
const LAST_DAY = Date.UTC(2026, 2, 1) / DAY_MS;
const WORDS =
  'akku tehdas kaivos litium koboltti nikkeli battery plant mine recycling gruva fabrik permit court grant research harbour winter money people'.split(
    ' ',
  );
/** Most were decided long ago; what waits is the newest. */
const WAITING = 2_000;

/** The archive's file, made where it is not there yet. */
export function deskArchive(size: number): string {
  const folder = join(tmpdir(), 'mediawatch-desk');
  const file = join(folder, `${size}-schema-${migrationsIn().length}-1.db`);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  const unfinished = `${file}.unfinished`;
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(unfinished + ending, { force: true });
  fill(unfinished, size);
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

const ARTICLE = `
  INSERT INTO article (id, identity, url, canonical_url, outlet, published_at, published_precision, published_from,
                       authors, language, paywalled, first_seen_at, read_at, revision_id, verdict)
  VALUES (@id, @url, @url, @url, @outlet, @at, 'time', 'feed', '[]', @language, 'no', @at, @at, @id, @verdict)`;
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

function fill(file: string, size: number): void {
  const database = openDatabase({ file, backupFolder: tmpdir(), clock: { now: () => instant(0) } });
  defineDays(database);
  database.pragma('synchronous = OFF');
  database.pragma('cache_size = -262144');
  const rows = [ARTICLE, REVISION, STORY, MENTION, WORDS_OF].map((sql) => database.prepare<[object]>(sql));
  const review = database.prepare<[object]>(REVIEW);
  database.exec('BEGIN');
  database.exec(
    `INSERT INTO theme (id, name, position) VALUES (1, 'Battery strategy', 0), (2, 'Recycling', 1)`,
  );
  for (let number = 0; number < size; number += 1) {
    const day = LAST_DAY - DAYS + 1 + Math.floor((number * DAYS) / size);
    const values = {
      ...{ id: number + 1, day, score: 6 + (number % 40), verdict: verdictOf(number) },
      at: instant(day * DAY_MS + (number % 86_400) * 1000),
      url: `https://outlet${number % 60}.example/news/${number}-a-story-about-a-plant`,
      outlet: `Outlet number ${number % 60}`,
      language: ['fi', 'sv', 'en'][number % 3],
      title: `Headline ${number}: ${sentence(number, 9)}`,
      lead: `${sentence(number + 1, 22)}.`,
      text: sentence(number + 2, 200),
    };
    for (const row of rows) row.run(values);
    if (number < size - WAITING)
      review.run({
        ...{ id: values.id, at: values.at, theme: number % 9 === 0 ? 1 + (number % 2) : null },
        ...(number % 3 === 0
          ? { state: 'rejected', reason: 'not about us' }
          : { state: 'approved', reason: null }),
      });
  }
  // As the migration fills it for the mentions that are there.
  const tags = migrationsIn().find(({ name }) => name.includes('desk'))?.sql ?? '';
  database.exec(/INSERT OR IGNORE INTO mention_tag[\s\S]*?;/.exec(tags)?.[0] ?? '');
  database.exec('COMMIT');
  database.exec('ANALYZE');
  database.close();
}
