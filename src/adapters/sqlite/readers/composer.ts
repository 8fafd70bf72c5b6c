import type Database from 'better-sqlite3';
import type { Instant } from '../../../domain/time.ts';
import type { Composed, Composer, DigestExport, NewExport } from '../../../ports.ts';
import { ALWAYS, NEVER } from '../columns.ts';
import { durable } from '../open.ts';
import { APPROVED, digestItems, type StoryRow } from './digest.ts';
import type { ListOrder } from './list-order.ts';

const OF_PERIOD = 's.sort_at >= +@from AND s.sort_at < +@until';

const COMPOSED = `${APPROVED} AND ${OF_PERIOD} ORDER BY s.sort_at DESC, s.guid LIMIT @limit`;

/** Whether the story, or one that was merged into it, was taken over or left out (`which`). */
const isSettled = (story: string, which: string) => `
  EXISTS (
    WITH RECURSIVE part (id) AS (
      SELECT ${story} UNION SELECT m.id FROM part CROSS JOIN story m ON m.merged_into = part.id)
    SELECT 1 FROM part CROSS JOIN digest_export_story e ON e.story_id = part.id WHERE ${which})`;

/** Neither taken over nor left out, nor from the list that staff kept by hand. */
const NEW = `
  ${APPROVED} AND ${OF_PERIOD}
    AND NOT ${isSettled('s.id', 'true')}
    AND v.reason IS NOT 'imported'
    AND (SELECT a.published_from FROM article a WHERE a.id = s.representative_id) IS NOT 'import'
  ORDER BY s.sort_at DESC, s.guid LIMIT @limit`;

const TAKEN = `SELECT asked.value AS id FROM json_each(?) asked WHERE ${isSettled('asked.value', 'e.left_out = 0')}`;

const ADD_EXPORT = 'INSERT INTO digest_export (at, who, format) VALUES (@at, @who, @format)';

// A story that is gone meanwhile was merged: what it became is what was taken over.
const ADD_STORY = `
  INSERT INTO digest_export_story (story_id, export_id, left_out)
  SELECT id, @exportId, @leftOut FROM story WHERE id = @storyId ON CONFLICT DO NOTHING`;

const FORGET_STORIES = 'DELETE FROM digest_export_story WHERE export_id = ?';

const FORGET_EXPORT = 'DELETE FROM digest_export WHERE id = ?';

const EXPORTS = `
  SELECT id, at, who, format,
         (SELECT count(*) FROM digest_export_story WHERE export_id = digest_export.id AND left_out = 0) AS stories
  FROM digest_export ORDER BY id DESC LIMIT ?`;

interface Bounds {
  readonly from: string;
  readonly until: string;
  readonly limit: number;
}

export function composer(
  database: Database.Database,
  tables: { readonly order: ListOrder; readonly themes: () => readonly string[] },
  talk: <Answer>(method: () => Answer) => Promise<Answer>,
): Composer {
  const { order, themes } = tables;
  const ofPeriod = database.prepare<[Bounds], StoryRow>(COMPOSED);
  const onlyNew = database.prepare<[Bounds], StoryRow>(NEW);
  const taken = database.prepare<[string], { id: number }>(TAKEN);
  const addExport = database.prepare<[{ at: Instant; who: string; format: string }]>(ADD_EXPORT);
  const addStory = database.prepare<[{ storyId: number; exportId: number; leftOut: 0 | 1 }]>(ADD_STORY);
  const forgetStories = database.prepare<[number]>(FORGET_STORIES);
  const forgetExport = database.prepare<[number]>(FORGET_EXPORT);
  const newest = database.prepare<[number], DigestExport>(EXPORTS);
  const items = digestItems(database);

  /** As of one moment, whoever writes meanwhile. */
  const read = database.transaction((isOnlyNew: boolean, bounds: Bounds): Composed => {
    const found = items((isOnlyNew ? onlyNew : ofPeriod).all(bounds));
    const ids = JSON.stringify(found.map(({ storyId }) => storyId));
    return { items: found, themes: themes(), takenIds: taken.all(ids).map(({ id }) => id) };
  });

  function record({ storyIds, leftOutIds, at, who, format }: NewExport): number {
    const exportId = Number(addExport.run({ at, who, format }).lastInsertRowid);
    for (const storyId of storyIds) addStory.run({ storyId, exportId, leftOut: 0 });
    for (const storyId of leftOutIds) addStory.run({ storyId, exportId, leftOut: 1 });
    return exportId;
  }

  function forget(id: number): boolean {
    forgetStories.run(id);
    return forgetExport.run(id).changes === 1;
  }

  /** One transaction, which a power cut does not take back. */
  const change = <Answer>(act: () => Answer) =>
    talk(() => durable(database, () => database.transaction(act).immediate()));

  return {
    composed: ({ from = ALWAYS, until = NEVER, onlyNew: isOnlyNew = false, limit }) =>
      talk(() => read.deferred(isOnlyNew, { from, until, limit })),
    moveStory: (move) => change(() => order.moveStory(move)),
    moveTheme: (move) => change(() => order.moveTheme(move)),
    recordExport: (taken) => change(() => record(taken)),
    forgetExport: (id) => change(() => forget(id)),
    exports: (limit) => talk(() => newest.all(limit)),
  };
}
