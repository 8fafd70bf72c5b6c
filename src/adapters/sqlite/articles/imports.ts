import type Database from 'better-sqlite3';
import type { Article } from '../../../domain/article.ts';
import type { Verdict } from '../../../domain/match.ts';
import { civilDate, homeInstant, type Instant, minutesAfter } from '../../../domain/time.ts';
import type { ImportedItem } from '../../../ports.ts';
import { folded } from '../columns.ts';
import type { Deciding } from '../decisions/deciding.ts';
import type { Reviews } from '../decisions/reviews.ts';
import type { ListOrder } from '../readers/list-order.ts';
import type { Articles } from './articles.ts';
import type { Readings } from './readings.ts';

/**
 * An item of the list that staff kept by hand comes in as approved, with their words. It is known already where its
 * address is in the archive, or the same headline of the same outlet on the same day; known items are not doubled,
 * but where nobody decided on their story yet, standing on the list is a decision.
 */
const BY_ADDRESS = `
  SELECT a.id AS articleId, m.story_id AS storyId
  FROM article a JOIN mention m ON m.article_id = a.id WHERE a.canonical_url = +? ORDER BY a.id LIMIT 1`;

const OF_DAY = `
  SELECT a.id AS articleId, m.story_id AS storyId, r.title, v.headline
  FROM article a
  JOIN revision r ON r.id = a.revision_id
  JOIN mention m ON m.article_id = a.id
  LEFT JOIN review v ON v.story_id = m.story_id
  WHERE a.published_at >= +@from AND a.published_at < +@until AND a.outlet = +@outlet
    AND a.unmatched_since IS NULL AND a.revision_id IS NOT NULL
  ORDER BY a.id`;

/** What stands in for the filter's answer: staff took it into their list. */
const BY_STAFF: Verdict = { verdict: 'accept', score: 0, topics: [], lexicon: 'import' };

interface KnownItem {
  readonly articleId: number;
  readonly storyId: number;
}

interface OfDayRow extends KnownItem {
  readonly title: string;
  readonly headline: string | null;
}

export type Imports = ReturnType<typeof imports>;

export function imports(
  database: Database.Database,
  tables: {
    readonly articles: Articles;
    readonly readings: Readings;
    readonly reviews: Reviews;
    readonly deciding: Deciding;
    readonly order: ListOrder;
  },
) {
  const { articles, readings, reviews, deciding, order } = tables;
  const byAddress = database.prepare<[string], KnownItem>(BY_ADDRESS);
  const ofDay = database.prepare<[{ from: Instant; until: Instant; outlet: string }], OfDayRow>(OF_DAY);

  function knownItem(article: Article): KnownItem | undefined {
    const found = byAddress.get(article.canonicalUrl);
    if (found !== undefined || article.publishedAt === undefined) return found;
    const from = homeInstant(civilDate(article.publishedAt.at));
    const until = homeInstant(civilDate(minutesAfter(from, 36 * 60)));
    const headline = folded(article.title);
    return ofDay
      .all({ from, until, outlet: article.outlet })
      .find((row) => folded(row.title) === headline || folded(row.headline ?? '') === headline);
  }

  function add(item: ImportedItem, at: Instant): KnownItem {
    const { article, fingerprint, guid } = item;
    const { articleId, wordsChanged } = articles.recordUnlessRead(article, {
      verdict: BY_STAFF,
      at,
      isWanted: true,
    });
    const grouping = { kind: 'new-story', guid } as const;
    const mention = { article, verdict: BY_STAFF, fingerprint, grouping, staffOnly: true };
    const storyId = readings.judge({ articleId, verdict: BY_STAFF, mention, at, wordsChanged });
    if (storyId === undefined) throw new Error(`the imported item ${article.canonicalUrl} got no story`);
    return { articleId, storyId };
  }

  function approve(item: ImportedItem, { articleId, storyId }: KnownItem, at: Instant, who: string): void {
    const { article, summary, languageNote, theme } = item;
    const words = {
      headline: article.title,
      ...(summary !== undefined && { summary }),
      ...(languageNote !== undefined && { languageNote }),
    };
    const decision = { storyId, who, at, state: 'approved', reason: 'imported', words } as const;
    const decided = deciding.decide({
      ...{ ...decision, representativeId: articleId },
      ...(theme !== undefined && { theme }),
    });
    if (!decided.ok) throw new Error(`the imported item ${article.canonicalUrl}: ${decided.problem.message}`);
  }

  /** What the archive had, and whether it was decided on before: then it stays where staff put it. */
  function take(item: ImportedItem, at: Instant, who: string) {
    const known = knownItem(item.article);
    if (known !== undefined && reviews.stateOf(known.storyId) !== 'waiting')
      return { id: known.storyId, fixed: true, isNew: false };
    const taken = known ?? add(item, at);
    approve(item, taken, at, who);
    return { id: taken.storyId, fixed: false, isNew: known === undefined };
  }

  return {
    /** In the order in which it stands there; answers how many the archive did not have. */
    takeList(items: readonly ImportedItem[], at: Instant, who: string): number {
      const taken = items.map((item) => ({ ...take(item, at, who), theme: item.theme ?? '' }));
      for (const list of Map.groupBy(taken, ({ theme }) => theme).values()) order.keep(list);
      return taken.filter(({ isNew }) => isNew).length;
    },
  };
}
