import type Database from 'better-sqlite3';
import { type CivilDate, civilDate, parseInstant } from '../../../domain/time.ts';

/**
 * What mentions are filtered and counted by: their topics, the members they name, outlet and language, each with the
 * day of publication on a Finnish calendar (the day it was found where its publisher gave none). Written with the
 * mention, in its transaction, from what is stored of it; nothing else may be concluded from it.
 */
const FORGET = 'DELETE FROM mention_tag WHERE article_id = ?';

/** Groups of the topics whose terms are organisations that staff count. */
const MEMBER_GROUPS = `('member', 'members')`;

// Materialized: the day, which is worked out here and not by SQLite, is asked for once, not for each tag.
const REMEMBER = `
  WITH it AS MATERIALIZED (
    SELECT m.article_id, m.verdict, a.outlet, a.language, helsinki_day(coalesce(a.published_at, a.first_seen_at)) AS day
    FROM mention m JOIN article a ON a.id = m.article_id WHERE m.article_id = +?)
  INSERT OR IGNORE INTO mention_tag (kind, value, day, article_id)
  SELECT 'outlet', it.outlet, it.day, it.article_id FROM it
  UNION ALL SELECT 'language', coalesce(it.language, ''), it.day, it.article_id FROM it
  UNION ALL SELECT 'topic', topic.value ->> 'id', it.day, it.article_id
            FROM it, json_each(it.verdict, '$.topics') topic WHERE topic.value ->> 'verdict' <> 'reject'
  UNION ALL SELECT 'member', found.value ->> 'term', it.day, it.article_id
            FROM it, json_each(it.verdict, '$.topics') topic, json_each(topic.value, '$.matches') found
            WHERE found.value ->> 'group' IN ${MEMBER_GROUPS}`;

/** The day that a Finnish wall calendar shows, `2024-04-24`; NULL for NULL. Statements and migrations may call it. */
export function defineDays(database: Database.Database): void {
  database.function('helsinki_day', { deterministic: true }, (at: unknown) =>
    typeof at === 'string' ? written(civilDate(parseInstant(at))) : null,
  );
}

function written({ year, month, day }: CivilDate): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

export type MentionTags = ReturnType<typeof mentionTags>;

export function mentionTags(database: Database.Database) {
  const forget = database.prepare<[number]>(FORGET);
  const remember = database.prepare<[number]>(REMEMBER);
  return {
    /** After the article and its mention are written. */
    record(articleId: number): void {
      forget.run(articleId);
      remember.run(articleId);
    },
  };
}
