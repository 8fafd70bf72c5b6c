import type Database from 'better-sqlite3';
import type { Article } from '../../domain/article.ts';
import type { Verdict } from '../../domain/match.ts';
import type { Mention } from '../../domain/mention.ts';
import type { Fingerprint, Neighbour } from '../../domain/story.ts';
import type { Instant } from '../../domain/time.ts';
import { fromJson, known, signatureColumn, signatureFrom } from './columns.ts';

/** More neighbours than these are a key that says nothing; the newest are kept. */
const MOST_NEIGHBOURS = 200;

const FIND = 'SELECT story_id AS storyId, keys, withdrawn FROM mention WHERE article_id = ?';

const ADD = `
  INSERT INTO mention (article_id, story_id, band, score, verdict, staff_only, keys, signature, shingles, grouping, recorded_at)
  VALUES (@articleId, @storyId, @band, @score, @verdict, @staffOnly, @keys, @signature, @shingles, @grouping, @at)`;

// Staleness is of the moment when it was found, grouping of the moment when it came in: both stay.
const RENEW = `
  UPDATE mention SET band = @band, score = @score, verdict = @verdict, withdrawn = 0,
                     keys = @keys, signature = @signature, shingles = @shingles
  WHERE article_id = @articleId`;

const WITHDRAW = 'UPDATE mention SET withdrawn = 1 WHERE article_id = ?';

const ADD_KEY = 'INSERT INTO fingerprint_key (key, article_id) VALUES (?, ?) ON CONFLICT DO NOTHING';

const DROP_KEYS = `
  DELETE FROM fingerprint_key WHERE article_id = ? AND key IN (SELECT value FROM json_each(?))`;

const NEIGHBOURS = `
  SELECT m.story_id AS storyId, m.article_id AS articleId, a.identity, a.canonical_url AS canonicalUrl, a.outlet,
         r.title, a.language, a.published_at AS publishedAt, a.first_seen_at AS firstSeenAt,
         m.keys, m.signature, m.shingles
  FROM (SELECT DISTINCT article_id FROM fingerprint_key WHERE key IN (SELECT value FROM json_each(@keys))) near
  JOIN mention m ON m.article_id = near.article_id
  JOIN article a ON a.id = m.article_id
  JOIN revision r ON r.id = a.revision_id
  WHERE m.withdrawn = 0 AND a.first_seen_at >= @since
  ORDER BY m.article_id DESC LIMIT ${MOST_NEIGHBOURS}`;

const INDEX_WORDS = 'INSERT INTO mention_search (rowid, title, lead, text) VALUES (?, ?, ?, ?)';

const UNINDEX_WORDS = 'DELETE FROM mention_search WHERE rowid = ?';

export interface MentionRow {
  readonly storyId: number;
  readonly keys: string;
  readonly withdrawn: 0 | 1;
}

interface NeighbourRow {
  readonly storyId: number;
  readonly articleId: number;
  readonly identity: string;
  readonly canonicalUrl: string;
  readonly outlet: string;
  readonly title: string;
  readonly language: string | null;
  readonly publishedAt: Instant | null;
  readonly firstSeenAt: Instant;
  readonly keys: string;
  readonly signature: Buffer;
  readonly shingles: number;
}

export type Mentions = ReturnType<typeof mentions>;

export function mentions(database: Database.Database) {
  const find = database.prepare<[number], MentionRow>(FIND);
  const addRow = database.prepare<[object]>(ADD);
  const renewRow = database.prepare<[object]>(RENEW);
  const withdrawRow = database.prepare<[number]>(WITHDRAW);
  const addKey = database.prepare<[string, number]>(ADD_KEY);
  const dropKeys = database.prepare<[number, string]>(DROP_KEYS);
  const neighbourRows = database.prepare<[{ keys: string; since: Instant }], NeighbourRow>(NEIGHBOURS);
  const indexWords = database.prepare<[number, string, string, string]>(INDEX_WORDS);
  const unindexWords = database.prepare<[number]>(UNINDEX_WORDS);

  function addKeys(articleId: number, fingerprint: Fingerprint): void {
    for (const key of fingerprint.keys) addKey.run(key, articleId);
  }

  return {
    find: (articleId: number): MentionRow | undefined => find.get(articleId),

    add(articleId: number, storyId: number, mention: Mention, at: Instant): void {
      const staffOnly = mention.staffOnly ? 1 : 0;
      const grouping = JSON.stringify(mention.grouping);
      addRow.run({ ...mentionColumns(articleId, mention), storyId, staffOnly, grouping, at });
      addKeys(articleId, mention.fingerprint);
    },

    renew(articleId: number, before: MentionRow, mention: Mention): void {
      dropKeys.run(articleId, before.keys);
      renewRow.run(mentionColumns(articleId, mention));
      addKeys(articleId, mention.fingerprint);
    },

    /** Nothing is deleted: it was found once, and why it no longer counts has to be explicable. */
    withdraw: (articleId: number): void => {
      withdrawRow.run(articleId);
    },

    indexWords(articleId: number, article: Article, wasIndexed: boolean): void {
      if (wasIndexed) unindexWords.run(articleId);
      indexWords.run(articleId, article.title, article.lead ?? '', article.text);
    },

    neighbours: (fingerprint: Fingerprint, since: Instant): readonly Neighbour[] =>
      neighbourRows.all({ keys: JSON.stringify(fingerprint.keys), since }).map(neighbourFrom),
  };
}

function mentionColumns(articleId: number, { verdict, fingerprint }: Mention) {
  return {
    articleId,
    band: bandOf(verdict),
    score: verdict.score,
    verdict: JSON.stringify(verdict),
    keys: JSON.stringify(fingerprint.keys),
    signature: signatureColumn(fingerprint.signature),
    shingles: fingerprint.shingles,
  };
}

function bandOf({ verdict, score }: Verdict): 'accept' | 'review' {
  if (verdict === 'reject') throw new Error(`a mention with a verdict of reject (score ${score})`);
  return verdict;
}

function neighbourFrom(row: NeighbourRow): Neighbour {
  const { keys, signature, shingles, ...rest } = row;
  const fingerprint = {
    keys: fromJson<readonly string[]>(keys),
    signature: signatureFrom(signature),
    shingles,
  };
  return { ...known(rest), fingerprint };
}
