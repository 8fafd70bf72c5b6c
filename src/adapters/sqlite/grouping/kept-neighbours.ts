import type Database from 'better-sqlite3';
import type { Neighbour } from '../../../domain/story.ts';
import type { Instant } from '../../../domain/time.ts';
import { fromJson, signatureFrom } from '../columns.ts';
import type { Place } from './places.ts';

const FIND = `
  SELECT m.story_id AS storyId, m.article_id AS articleId, a.canonical_url AS canonicalUrl, a.outlet, r.title,
         a.language, a.published_at AS publishedAt, m.keys, m.signature, m.shingles, m.features
  FROM json_each(?) near CROSS JOIN mention m ON m.article_id = near.value
  JOIN article a ON a.id = m.article_id
  JOIN revision r ON r.id = a.revision_id`;

/** Neighbours kept in memory at a time, some kilobytes each with what the comparison keeps beside them. */
const REMEMBERED = 4_000;

interface NeighbourRow {
  readonly storyId: number;
  readonly articleId: number;
  readonly canonicalUrl: string;
  readonly outlet: string;
  readonly title: string;
  readonly language: string | null;
  readonly publishedAt: Instant | null;
  readonly keys: string;
  readonly signature: Buffer;
  readonly shingles: number;
  readonly features: string;
}

export type KeptNeighbours = ReturnType<typeof keptNeighbours>;

/**
 * Neighbours as the rules compare them. Articles of one day have the same neighbours, and to read one takes longer than
 * to compare it; so it is kept until its article or mention is written anew, by this store or by another process. Its
 * story is no part of that: stories are merged and split, and whoever asks says where the neighbour is now.
 */
export function keptNeighbours(database: Database.Database) {
  const findRows = database.prepare<[string], NeighbourRow>(FIND);
  const remembered = new Map<number, Neighbour>();

  function learn(articleIds: readonly number[]): void {
    const unknown = articleIds.filter((articleId) => !remembered.has(articleId));
    if (unknown.length === 0) return;
    for (const row of findRows.all(JSON.stringify(unknown)))
      remembered.set(row.articleId, neighbourFrom(row));
  }

  return {
    /** In the order of the places; without those whose article has no words any more. */
    at(places: readonly Pick<Place, 'articleId' | 'storyId'>[]): readonly Neighbour[] {
      if (remembered.size >= REMEMBERED) remembered.clear();
      learn(places.map(({ articleId }) => articleId));
      const found: Neighbour[] = [];
      for (const { articleId, storyId } of places) {
        const known = remembered.get(articleId);
        if (known !== undefined) found.push(known.storyId === storyId ? known : { ...known, storyId });
      }
      return found;
    },

    forget: (articleId: number): void => {
      remembered.delete(articleId);
    },

    forgetAll: (): void => remembered.clear(),
  };
}

// Named one by one, which is several times faster than the general way, for hundreds of neighbours a second.
function neighbourFrom(row: NeighbourRow): Neighbour {
  const { storyId, articleId, canonicalUrl, outlet, title, language, publishedAt } = row;
  const features = fromJson<readonly string[]>(row.features);
  return {
    ...{ storyId, articleId, canonicalUrl, outlet, title },
    ...(language !== null && { language }),
    ...(publishedAt !== null && { publishedAt }),
    fingerprint: {
      keys: fromJson<readonly string[]>(row.keys),
      signature: signatureFrom(row.signature),
      shingles: row.shingles,
      ...(features.length > 0 && { features }),
    },
  };
}
