import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import type { Verdict } from '../../../src/domain/match.ts';

/**
 * What an archive says, without row numbers, moments and anything else that depends on when and in how many attempts
 * it came about: two archives with equal projections hold the same.
 */
export interface Projection {
  readonly candidates: readonly { readonly canonicalUrl: string; readonly settlement: string | null }[];
  readonly articles: readonly {
    readonly identity: string;
    readonly canonicalUrl: string;
    readonly title: string | null;
    /** SHA-256 of headline, lead and text. */
    readonly words: string | null;
  }[];
  readonly mentions: readonly {
    readonly identity: string;
    readonly band: string;
    readonly topics: readonly string[];
    readonly withdrawn: boolean;
    readonly staffOnly: boolean;
  }[];
  /** The addresses in each story. */
  readonly stories: readonly (readonly string[])[];
}

interface ArticleRow {
  readonly identity: string;
  readonly canonicalUrl: string;
  readonly title: string | null;
  readonly lead: string | null;
  readonly text: string | null;
}

interface MentionRow {
  readonly identity: string;
  readonly canonicalUrl: string;
  readonly storyId: number;
  readonly band: string;
  readonly verdict: string;
  readonly withdrawn: number;
  readonly staffOnly: number;
}

export function projection(file: string): Projection {
  const database = new Database(file, { readonly: true });
  try {
    return projectionOf(database);
  } finally {
    database.close();
  }
}

export function projectionOf(database: Database.Database): Projection {
  const mentions = database
    .prepare<[], MentionRow>(
      `SELECT a.identity, a.canonical_url AS canonicalUrl, m.story_id AS storyId, m.band, m.verdict, m.withdrawn, m.staff_only AS staffOnly
         FROM mention m JOIN article a ON a.id = m.article_id ORDER BY a.identity`,
    )
    .all();
  return {
    candidates: database
      .prepare<[], { canonicalUrl: string; settlement: string | null }>(
        'SELECT canonical_url AS canonicalUrl, settlement FROM candidate ORDER BY canonical_url',
      )
      .all(),
    articles: database
      .prepare<[], ArticleRow>(
        `SELECT a.identity, a.canonical_url AS canonicalUrl, r.title, r.lead, r.text
           FROM article a LEFT JOIN revision r ON r.id = a.revision_id ORDER BY a.identity`,
      )
      .all()
      .map(({ identity, canonicalUrl, title, lead, text }) => {
        const words = text === null ? null : sha256(JSON.stringify([title, lead, text]));
        return { identity, canonicalUrl, title, words };
      }),
    mentions: mentions.map(({ identity, band, verdict, withdrawn, staffOnly }) => {
      const { topics }: Verdict = JSON.parse(verdict);
      const accepted = topics.filter((topic) => topic.verdict !== 'reject').map((topic) => topic.id);
      return {
        identity,
        band,
        topics: accepted.sort(),
        withdrawn: withdrawn === 1,
        staffOnly: staffOnly === 1,
      };
    }),
    stories: storiesOf(mentions),
  };
}

function storiesOf(mentions: readonly MentionRow[]): readonly (readonly string[])[] {
  const byStory = Map.groupBy(mentions, ({ storyId }) => storyId);
  const stories = [...byStory.values()].map((members) =>
    members.map(({ canonicalUrl }) => canonicalUrl).sort(),
  );
  return stories.sort((one, other) => (one.join(' ') < other.join(' ') ? -1 : 1));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
