import type Database from 'better-sqlite3';
import type { Verdict } from '../../../domain/match.ts';
import type { Mention } from '../../../domain/mention.ts';
import type { Instant } from '../../../domain/time.ts';
import type { Reading, ReadingReceipt } from '../../../ports.ts';
import type { Bridges } from '../grouping/bridges.ts';
import type { Touch } from '../grouping/standing.ts';
import type { Stories } from '../grouping/stories.ts';
import type { Articles } from './articles.ts';
import type { Candidates } from './candidates.ts';
import type { Mentions } from './mentions.ts';

/**
 * What a reading changes, in one transaction:
 *
 * - Nothing wants the article: its words are kept for retention, its identity for good.
 * - It is a mention for the first time: it opens or joins a story.
 * - It was a mention before: the new verdict replaces the old one, the article stays in its story, a review is never
 *   touched.
 * - Either may show that two stories are one (see `bridges`).
 * - It was a mention and nothing wants it now: withdrawn, and not put out. Where staff approved the story it stays as
 *   they approved it.
 *
 * Recording the same reading twice changes nothing the second time.
 */
const IS_APPROVED = `
  SELECT 1 AS approved FROM mention m JOIN review v ON v.story_id = m.story_id
  WHERE m.article_id = +? AND v.state = 'approved'`;

export interface Judged {
  readonly articleId: number;
  readonly verdict: Verdict;
  readonly mention: Mention | undefined;
  readonly at: Instant;
  readonly wordsChanged: boolean;
  /** Whether readers see the words that changed; they do where it is not said. */
  readonly isSeen?: boolean;
}

export type Readings = ReturnType<typeof readings>;

export function readings(
  database: Database.Database,
  tables: {
    readonly candidates: Candidates;
    readonly articles: Articles;
    readonly mentions: Mentions;
    readonly stories: Stories;
    readonly bridges: Bridges;
  },
) {
  const { candidates, articles, mentions, stories, bridges } = tables;
  const isApproved = database.prepare<[number], { approved: 1 }>(IS_APPROVED);

  /** Takes out what no longer matches, unless staff stand for it; answers with its story. */
  function unmatch(judged: Judged): number | undefined {
    const { articleId, verdict, at } = judged;
    const before = mentions.find(articleId);
    if (before === undefined) {
      articles.setUnmatched(articleId, at);
      return undefined;
    }
    if (verdict.verdict !== 'reject')
      throw new Error(`article ${articleId} matches, but no mention is given`);
    const kept = isApproved.get(articleId) !== undefined;
    if (!kept) mentions.withdraw(articleId);
    stories.refresh(before.storyId, touchOf(judged));
    return kept ? before.storyId : undefined;
  }

  /** The mention and its story, after the article itself is recorded; answers with the story. */
  function judge(judged: Judged): number | undefined {
    const { articleId, mention, at, wordsChanged } = judged;
    if (mention === undefined) return unmatch(judged);
    const before = mentions.find(articleId);
    const firstIn = before?.storyId ?? stories.forGrouping(mention.grouping, at);
    if (before === undefined) {
      mentions.add(articleId, firstIn, mention, at);
      articles.setUnmatched(articleId, null);
    } else mentions.renew(articleId, before, mention);
    if (before === undefined || wordsChanged)
      mentions.indexWords(articleId, mention.article, before !== undefined);
    const touch = touchOf(judged);
    // A new story has its day from its first article, which tells it from an older one.
    if (before === undefined) stories.refresh(firstIn, touch);
    const storyId = bridges.follow(firstIn, articleId, mention.grouping, at);
    stories.refresh(storyId, touch);
    return storyId;
  }

  function record(reading: Reading): ReadingReceipt {
    const { candidate, at } = reading;
    if (reading.kind === 'failed') candidates.fail(candidate, reading.failure, at);
    else candidates.settle(candidate, reading.settlement, at);
    if (reading.kind !== 'read') return { fresh: false };
    const { article, verdict, mention } = reading;
    const isWanted = mention !== undefined;
    const { articleId, fresh, isNew, wordsChanged, onlyTeaser } = articles.record(article, {
      verdict,
      at,
      isWanted,
    });
    if (isNew && !isWanted) return { fresh };
    const before = onlyTeaser ? mentions.find(articleId) : undefined;
    // Judged by its whole text it is a mention: the teaser alone has nothing to say against that.
    if (before?.withdrawn === 0) return { fresh, storyId: before.storyId };
    const storyId = judge({ articleId, verdict, mention, at, wordsChanged });
    return { fresh, ...(storyId !== undefined && { storyId }) };
  }

  return { record, judge };
}

function touchOf({ articleId, at, wordsChanged, isSeen = true }: Judged): Touch {
  return { at, ...(wordsChanged && isSeen && { changedArticle: articleId }) };
}
