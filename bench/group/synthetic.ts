import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrationsIn } from '../../src/adapters/sqlite/migrate.ts';
import { openDatabase } from '../../src/adapters/sqlite/open.ts';
import type { Fingerprint } from '../../src/domain/story.ts';
import { type Instant, instant } from '../../src/domain/time.ts';

/** An archive of so many mentions over ten years, such as no press writes it but as large: for what look-ups cost. */
const DAYS = 3650;
const DAY_MS = 86_400_000;
const LAST_DAY = Date.UTC(2026, 2, 1) / DAY_MS;
const BINS = 128;

/** How many different values of a kind there are, and how many an article has; the first values are the commonest. */
const KINDS = [
  ['name', 30_000, 6],
  ['sum', 8_000, 2],
  ['date', 1, 1],
  ['event', 40, 2],
  ['place', 400, 2],
  ['thing', 60, 4],
  ['main', 30_000, 2],
  ['at', 400, 1],
  ['about', 60, 2],
  ['deed', 40, 1],
] as const;

/** The same numbers for the same seed (mulberry32), 0 to 1. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface Synthetic {
  readonly fingerprint: Fingerprint;
  readonly title: string;
  readonly url: string;
  readonly at: Instant;
}

/** Article `number` of `size`, oldest first; those past the archive's end are of its last day. */
export function synthetic(number: number, size: number): Synthetic {
  const random = randomFrom(number + 1);
  const day = LAST_DAY - DAYS + 1 + Math.min(DAYS - 1, Math.floor((number * DAYS) / size));
  const signature = Array.from({ length: BINS }, () => Math.floor(random() * 4_294_967_296));
  const features = KINDS.flatMap(([kind, values, count]) =>
    Array.from({ length: count }, () =>
      // The fourth power: as skewed as names in the press are.
      kind === 'date' ? `date:${day}` : `${kind}:${Math.floor(values * random() ** 4)}`,
    ),
  );
  const url = `https://outlet${number % 50}.example/${number}`;
  const keys = [`i:${number}`, `u:${number}`, `t:fi:${number}`, `x:${number}`];
  return {
    fingerprint: { keys, signature, shingles: 300, features: [...new Set(features)] },
    ...{ title: `Headline number ${number}`, url },
    at: instant(day * DAY_MS + (number % 86_400) * 1000),
  };
}

/** The archive's file, made where it is not there yet; the next time is faster. */
export function archiveOf(size: number): string {
  const folder = join(tmpdir(), 'mediawatch-group-scale');
  const file = join(folder, `${size}-schema-${migrationsIn().length}-1.db`);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  const unfinished = `${file}.unfinished`;
  for (const ending of ['', '-wal', '-shm']) rmSync(unfinished + ending, { force: true });
  fill(unfinished, size);
  renameSync(unfinished, file);
  return file;
}

const ARTICLE = `
  INSERT INTO article (id, identity, url, canonical_url, outlet, published_at, published_precision, published_from,
                       authors, language, paywalled, first_seen_at, read_at, revision_id, verdict)
  VALUES (@id, @url, @url, @url, 'Outlet', @at, 'time', 'feed', '[]', 'fi', 'no', @at, @at, @id, '{"topics":[]}')`;
const REVISION = `
  INSERT INTO revision (id, article_id, content_hash, title, text, seen_at) VALUES (@id, @id, '', @title, '', @at)`;
const STORY = `
  INSERT INTO story (id, guid, opened_at, updated_at, standing, representative_id, sort_at, first_day, last_day)
  VALUES (@id, @url, @at, @at, 'ready', @id, @at, @day, @day)`;
const MENTION = `
  INSERT INTO mention (article_id, story_id, band, score, verdict, staff_only, keys, signature, shingles, features, day,
                       grouping, recorded_at)
  VALUES (@id, @id, 'accept', 9, '{"topics":[]}', 0, @keys, @signature, 300, @features, @day, '{}', @at)`;

// In the order of the index, which is many times faster than one article after another.
const INDEX = `
  INSERT INTO fingerprint_key (key, day, article_id)
  SELECT k.value, m.day, m.article_id FROM mention m, json_each(m.keys) k ORDER BY 1, 2, 3;
  INSERT INTO feature (feature, articles, articles_before, pass)
  SELECT f.value, count(*), count(*), 0 FROM mention m, json_each(m.features) f GROUP BY 1;
  INSERT INTO mention_feature (feature_id, day, article_id)
  SELECT f.id, m.day, m.article_id
  FROM mention m, json_each(m.features) j CROSS JOIN feature f ON f.feature = j.value ORDER BY 1, 2, 3;
  UPDATE feature_total SET articles = (SELECT count(*) FROM mention), articles_before = (SELECT count(*) FROM mention);`;

function fill(file: string, size: number): void {
  const database = openDatabase({ file, backupFolder: tmpdir(), clock: { now: () => instant(0) } });
  database.pragma('synchronous = OFF');
  // Out of the log first: only then may it be done without any.
  database.pragma('journal_mode = DELETE');
  database.pragma('journal_mode = OFF');
  database.pragma('cache_size = -262144');
  const statements = [ARTICLE, REVISION, STORY, MENTION].map((sql) => database.prepare<[object]>(sql));
  const [article, revision, story, mention] = statements;
  database.exec('BEGIN');
  for (let number = 0; number < size; number += 1) {
    const { fingerprint, title, url, at } = synthetic(number, size);
    const id = number + 1;
    const day = Math.floor(Date.parse(at) / DAY_MS);
    const { keys, signature, features } = fingerprint;
    const bytes = Buffer.from(Uint32Array.from(signature).buffer);
    article?.run({ id, url, at });
    revision?.run({ id, title, at });
    story?.run({ id, url, at, day });
    mention?.run({
      ...{ id, at, day, signature: bytes },
      ...{ keys: JSON.stringify(keys), features: JSON.stringify(features) },
    });
  }
  database.exec(INDEX);
  database.exec('COMMIT');
  database.close();
}
