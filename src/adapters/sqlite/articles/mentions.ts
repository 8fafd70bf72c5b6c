import type Database from 'better-sqlite3';
import type { Article } from '../../../domain/article.ts';
import type { Verdict } from '../../../domain/match.ts';
import type { Mention } from '../../../domain/mention.ts';
import type { Fingerprint, Grouping } from '../../../domain/story.ts';
import type { Instant } from '../../../domain/time.ts';
import { dayOf, signatureColumn, signatureFrom } from '../columns.ts';
import type { MentionTags } from '../desk/tags.ts';
import type { Bands } from '../grouping/bands.ts';
import type { Features } from '../grouping/features.ts';
import type { KeptNeighbours } from '../grouping/kept-neighbours.ts';
import type { Places } from '../grouping/places.ts';

const FIND = `
  SELECT story_id AS storyId, keys, signature, features, day, withdrawn FROM mention WHERE article_id = ?`;

const ADD = `
  INSERT INTO mention (article_id, story_id, band, score, verdict, staff_only, keys, signature, shingles, features, day,
                       origin, grouping, recorded_at)
  VALUES (@articleId, @storyId, @band, @score, @verdict, @staffOnly, @keys, @signature, @shingles, @features, @day,
          @origin, @grouping, @at)`;

// Staleness is of the moment when it was found, grouping of the moment when it came in: both stay.
const RENEW = `
  UPDATE mention SET band = @band, score = @score, verdict = @verdict, withdrawn = 0,
                     keys = @keys, signature = @signature, shingles = @shingles, features = @features, day = @day,
                     origin = coalesce(@origin, origin)
  WHERE article_id = @articleId`;

const WITHDRAW = 'UPDATE mention SET withdrawn = 1 WHERE article_id = ?';

// A date that was found once is not lost because a later reading does not find it.
const PUBLISHED_AT =
  'SELECT published_at AS publishedAt, first_seen_at AS firstSeenAt FROM article WHERE id = ?';

const ADD_KEY = 'INSERT INTO fingerprint_key (key, day, article_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING';

const DROP_KEYS = `
  DELETE FROM fingerprint_key WHERE article_id = ? AND day = ? AND key IN (SELECT value FROM json_each(?))`;

const INDEX_WORDS = 'INSERT INTO mention_search (rowid, title, lead, text) VALUES (?, ?, ?, ?)';

const UNINDEX_WORDS = 'DELETE FROM mention_search WHERE rowid = ?';

export interface MentionRow {
  readonly storyId: number;
  readonly keys: string;
  readonly signature: Buffer;
  readonly features: string;
  /** Days since 1970. */
  readonly day: number;
  readonly withdrawn: 0 | 1;
}

interface DatesRow {
  readonly publishedAt: Instant | null;
  readonly firstSeenAt: Instant;
}

export type Mentions = ReturnType<typeof mentions>;

export function mentions(
  database: Database.Database,
  tables: {
    readonly features: Features;
    readonly bands: Bands;
    readonly kept: KeptNeighbours;
    readonly places: Places;
  },
  tags: MentionTags,
) {
  const { features, bands, kept, places } = tables;
  const find = database.prepare<[number], MentionRow>(FIND);
  const addRow = database.prepare<[object]>(ADD);
  const renewRow = database.prepare<[object]>(RENEW);
  const withdrawRow = database.prepare<[number]>(WITHDRAW);
  const dates = database.prepare<[number], DatesRow>(PUBLISHED_AT);
  const addKey = database.prepare<[string, number, number]>(ADD_KEY);
  const dropKeys = database.prepare<[number, number, string]>(DROP_KEYS);
  const indexWords = database.prepare<[number, string, string, string]>(INDEX_WORDS);
  const unindexWords = database.prepare<[number]>(UNINDEX_WORDS);

  /** Of its publication, else that of the article that it joined, so that old news opens no story anew. */
  function dayIn({ publishedAt, firstSeenAt }: DatesRow, grouping: Grouping): number {
    if (publishedAt !== null) return dayOf(publishedAt);
    const joined = grouping.kind === 'joins' ? find.get(grouping.articleId) : undefined;
    return joined?.day ?? dayOf(firstSeenAt);
  }

  function addKeys(articleId: number, day: number, fingerprint: Fingerprint): void {
    for (const key of fingerprint.keys) addKey.run(key, day, articleId);
    bands.add({ articleId, day, signature: fingerprint.signature });
    features.add(articleId, day, fingerprint.features ?? []);
  }

  function datesOf(articleId: number): DatesRow {
    const row = dates.get(articleId);
    if (row === undefined) throw new Error(`no article ${articleId} in the store`);
    return row;
  }

  return {
    find: (articleId: number): MentionRow | undefined => find.get(articleId),

    add(articleId: number, storyId: number, mention: Mention, at: Instant): void {
      const staffOnly = mention.staffOnly ? 1 : 0;
      const grouping = JSON.stringify(mention.grouping);
      const day = dayIn(datesOf(articleId), mention.grouping);
      addRow.run({ ...mentionColumns(articleId, mention), day, storyId, staffOnly, grouping, at });
      addKeys(articleId, day, mention.fingerprint);
      tags.record(articleId);
    },

    renew(articleId: number, before: MentionRow, mention: Mention): void {
      const { publishedAt } = datesOf(articleId);
      const day = publishedAt === null ? before.day : dayOf(publishedAt);
      dropKeys.run(articleId, before.day, before.keys);
      bands.drop({ articleId, day: before.day, signature: signatureFrom(before.signature) });
      features.drop(articleId, before.day, before.features);
      renewRow.run({ ...mentionColumns(articleId, mention), day });
      kept.forget(articleId);
      places.forget(articleId);
      addKeys(articleId, day, mention.fingerprint);
      tags.record(articleId);
    },

    /** Nothing is deleted: it was found once, and why it no longer counts has to be explicable. */
    withdraw: (articleId: number): void => {
      withdrawRow.run(articleId);
      places.forget(articleId);
    },

    indexWords(articleId: number, article: Article, wasIndexed: boolean): void {
      if (wasIndexed) unindexWords.run(articleId);
      indexWords.run(articleId, article.title, article.lead ?? '', article.text);
    },
  };
}

function mentionColumns(articleId: number, { verdict, fingerprint, origin }: Mention) {
  return {
    articleId,
    band: bandOf(verdict),
    score: verdict.score,
    verdict: JSON.stringify(verdict),
    keys: JSON.stringify(fingerprint.keys),
    signature: signatureColumn(fingerprint.signature),
    shingles: fingerprint.shingles,
    features: JSON.stringify(fingerprint.features ?? []),
    origin: origin ?? null,
  };
}

function bandOf({ verdict, score }: Verdict): 'accept' | 'review' {
  if (verdict === 'reject') throw new Error(`a mention with a verdict of reject (score ${score})`);
  return verdict;
}
