import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrationsIn } from '../../src/adapters/sqlite/migrate.ts';
import { openDatabase } from '../../src/adapters/sqlite/open.ts';
import { instant } from '../../src/domain/time.ts';
import { synthetic } from './synthetic.ts';

const FOLDER = join(tmpdir(), 'mediawatch-group-scale');
const SCRATCH = join(FOLDER, 'scratch');
const CLOCK = { now: () => instant(0) };
const DAY_MS = 86_400_000;

/**
 * The file of an archive of so many mentions. The first time it is made, which takes a quarter of an hour for a million;
 * one of an older schema is brought to the newest, which is faster.
 */
export function archiveOf(size: number): string {
  mkdirSync(FOLDER, { recursive: true });
  const newest = migrationsIn().length;
  const file = fileOf(size, newest);
  if (existsSync(file)) return file;
  const unfinished = `${file}.unfinished`;
  for (const ending of ['', '-wal', '-shm']) rmSync(unfinished + ending, { force: true });
  const older = Array.from({ length: newest - 1 }, (_, index) => fileOf(size, newest - 1 - index)).find(
    existsSync,
  );
  if (older === undefined) fill(unfinished, size);
  else {
    renameSync(older, unfinished);
    openDatabase({ file: unfinished, backupFolder: SCRATCH, clock: CLOCK }).close();
    rmSync(SCRATCH, { recursive: true, force: true });
  }
  renameSync(unfinished, file);
  return file;
}

/** By what the migrations say, since one that is not released yet may be edited. */
function fileOf(size: number, schema: number): string {
  const sql = migrationsIn()
    .slice(0, schema)
    .map((migration) => migration.sql);
  const digest = createHash('sha256').update(sql.join('')).digest('hex').slice(0, 8);
  return join(FOLDER, `${size}-schema-${schema}-${digest}.db`);
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
  INSERT INTO text_band (period, band, day, article_id)
  SELECT CAST(floor(m.day / 64.0) AS INTEGER), b.value, m.day, m.article_id
  FROM mention m, json_each(text_bands(m.signature)) b ORDER BY 1, 2, 3, 4;
  INSERT INTO feature (feature, articles, articles_before, pass)
  SELECT f.value, count(*), count(*), 0 FROM mention m, json_each(m.features) f GROUP BY 1;
  INSERT INTO mention_feature (period, feature_id, day, article_id)
  SELECT CAST(floor(m.day / 64.0) AS INTEGER), f.id, m.day, m.article_id
  FROM mention m, json_each(m.features) j CROSS JOIN feature f ON f.feature = j.value ORDER BY 1, 2, 3, 4;
  UPDATE feature_total SET articles = (SELECT count(*) FROM mention), articles_before = (SELECT count(*) FROM mention);`;

function fill(file: string, size: number): void {
  const database = openDatabase({ file, backupFolder: SCRATCH, clock: CLOCK });
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
