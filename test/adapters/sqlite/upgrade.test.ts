import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore } from '../../../src/adapters/sqlite/index.ts';
import { migrate, migrationsIn } from '../../../src/adapters/sqlite/migrate.ts';
import { standsAt } from '../../../src/domain/list-order.ts';
import { parseInstant } from '../../../src/domain/time.ts';
import type { Archive } from '../../../src/ports.ts';
import { fakeClock } from '../../fakes/clock.ts';
import { days, hours, NOW } from '../../ports/store/samples.ts';

let folder: string;
let store: Archive;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mediawatch-upgrade-'));
  const file = join(folder, 'mediawatch.db');
  writeOld(file);
  store = openStore({ file, backupFolder: folder, clock: fakeClock() });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

it('takes an archive of the first schema along: stories, decisions and what they are found by', async () => {
  expect(await store.health()).toMatchObject({ integrity: 'ok', stories: 2 });
  expect(await store.publishable({ mode: 'reviewed', limit: 9 })).toMatchObject([
    { guid: 'guid:1', headline: 'A plant' },
  ]);

  const fingerprint = { keys: ['k'], signature: [], shingles: 0 };
  const found = async (around: typeof NOW) =>
    (await store.neighbours({ fingerprint, around })).map(({ articleId }) => articleId);
  expect([await found(NOW), await found(days(-30))]).toEqual([[2], [1]]);
});

it('knows the last decision on each story, and undoes it', async () => {
  const late = await store.desk.review({
    ...{ storyId: 1, who: 'onni', at: NOW, state: 'rejected', seenDecisionId: 0 },
  });

  expect(late).toMatchObject({ ok: false, problem: { kind: 'conflict' } });
  expect(await store.desk.decisions({ limit: 9 })).toMatchObject([
    { decided: { state: 'approved', stateChanged: true, changed: ['headline'] } },
  ]);
  expect((await store.desk.undo(1, 'onni', NOW)).ok).toBe(true);
  expect(await store.health()).toMatchObject({ integrity: 'ok', waiting: 2 });
});

it.each([
  ['winter', '2025-12-05T23:30:00.000Z', '2025-12-05T22:00:00.000Z'],
  ['summer', '2025-07-05T20:30:00.000Z', '2025-07-04T21:00:00.000Z'],
  ['the last week of March', '2025-03-31T20:30:00.000Z', '2025-03-30T21:00:00.000Z'],
])(
  'puts an undated story of %s where it was seen first, not where it was approved',
  (_, openedAt, expected) => {
    const file = join(folder, 'older.db');
    writeOld(file);
    const old = new Database(file);
    old.exec(`UPDATE article SET published_at = NULL, published_precision = NULL, published_from = NULL WHERE id = 1;
            UPDATE story SET opened_at = '${openedAt}', sort_at = released_at WHERE id = 1`);
    old.close();

    openStore({ file, backupFolder: folder, clock: fakeClock() }).close();

    const upgraded = new Database(file);
    const stands = upgraded.prepare('SELECT sort_at FROM story ORDER BY id').pluck().all();
    upgraded.close();
    expect(stands).toEqual([expected, hours(-1)]);
    expect(stands[0]).toBe(standsAt(undefined, parseInstant(openedAt)));
  },
);

/** Two mentions with one key, a month apart; the first is approved. */
function writeOld(file: string): void {
  const database = new Database(file);
  const [first] = migrationsIn();
  if (first === undefined) throw new Error('there is no first migration');
  migrate(database, { backupFolder: folder, clock: fakeClock(), migrations: [first] });
  for (const [id, at] of [
    [1, days(-30)],
    [2, hours(-1)],
  ] as const) {
    const url = `https://one.example/${id}`;
    database.exec(`
      INSERT INTO article (id, identity, url, canonical_url, outlet, published_at, published_precision, published_from,
                           authors, paywalled, first_seen_at, read_at, revision_id, verdict)
      VALUES (${id}, '${url}', '${url}', '${url}', 'One', '${at}', 'time', 'feed', '[]', 'no', '${NOW}', '${NOW}', ${id},
              '{"topics":[]}');
      INSERT INTO revision (id, article_id, content_hash, title, text, seen_at)
      VALUES (${id}, ${id}, '', 'Headline', 'Text.', '${NOW}');
      INSERT INTO story (id, guid, opened_at, updated_at, released_at, standing, representative_id, sort_at)
      VALUES (${id}, 'guid:${id}', '${NOW}', '${NOW}', '${NOW}', 'ready', ${id}, '${at}');
      INSERT INTO mention (article_id, story_id, band, score, verdict, staff_only, keys, signature, shingles, grouping,
                           recorded_at)
      VALUES (${id}, ${id}, 'accept', 9, '{"topics":[]}', 0, '["k"]', x'', 0, '{}', '${NOW}');
      INSERT INTO fingerprint_key VALUES ('k', ${id});`);
  }
  const [before, after] = ['{"state":"waiting"}', '{"state":"approved","headline":"A plant"}'];
  const previous = '0'.repeat(64);
  const hash = createHash('sha256').update(JSON.stringify([previous, 1, 'aino', NOW, before, after]));
  database.exec(`
    INSERT INTO review (story_id, state, headline, who, at) VALUES (1, 'approved', 'A plant', 'aino', '${NOW}');
    INSERT INTO decision (story_id, who, at, before, after, previous_hash, hash)
    VALUES (1, 'aino', '${NOW}', '${before}', '${after}', '${previous}', '${hash.digest('hex')}');`);
  database.close();
}
