import type { Article } from '../domain/article.ts';
import type { Verdict } from '../domain/match.ts';
import type { Mention } from '../domain/mention.ts';
import type { PublishSettings } from '../domain/settings.ts';
import type { Fingerprint } from '../domain/story.ts';
import { daysBetween, type Instant } from '../domain/time.ts';
import { isPlaceOnPage } from '../domain/url.ts';
import type { NeighbourQuery, Store } from '../ports.ts';
import type { Filter } from './filter/index.ts';
import { fingerprintOf, group, originOf } from './group/index.ts';

export interface Judgement {
  readonly verdict: Verdict;
  /** Absent where no topic wants the article. */
  readonly mention?: Mention;
}

/** An article → what the topics say of it and, where one wants it, the story that it belongs to. */
export async function judge(
  article: Article,
  context: JudgeContext & { readonly filter: Filter },
): Promise<Judgement> {
  return placed(article, context.filter.match(article), context);
}

/** The same where it is known what the topics say. */
export async function placed(article: Article, verdict: Verdict, context: JudgeContext): Promise<Judgement> {
  if (verdict.verdict === 'reject') return { verdict };
  return { verdict, mention: await mentionFor(article, verdict, context) };
}

export interface JudgeContext {
  readonly store: Pick<Store, 'neighbours' | 'featureWeights'>;
  readonly now: Instant;
  readonly publish: Pick<PublishSettings, 'freshDays' | 'storyDays'>;
}

/** What a verdict makes of an article: a mention, with the story that it belongs to. */
export async function mentionFor(
  article: Article,
  verdict: Verdict,
  context: JudgeContext,
): Promise<Mention> {
  const fingerprint = fingerprintOf(article);
  const neighbours = await context.store.neighbours({
    fingerprint,
    ...whenOf(article, fingerprint, context.now),
    days: context.publish.storyDays,
  });
  const grouping = group(article, fingerprint, neighbours, await context.store.featureWeights());
  const origin = originOf(article);
  const staffOnly =
    isStale(article, context.now, context.publish.freshDays) || isPlaceOnPage(article.canonicalUrl);
  return { article, verdict, fingerprint, grouping, staffOnly, ...(origin !== undefined && { origin }) };
}

/**
 * An old article that turns up again is looked for around its own day. One without a date is new, as far as anybody
 * can tell, unless the very same article is known: its keys are looked up however old it is.
 */
function whenOf(
  article: Article,
  fingerprint: Fingerprint,
  now: Instant,
): Pick<NeighbourQuery, 'around' | 'whenever'> {
  if (article.publishedAt !== undefined) return { around: article.publishedAt.at };
  return { around: now, whenever: fingerprint.keys.filter((key) => /^[iux]:/.test(key)) };
}

/** A feed that shows old articles must not make news of them; a date that is not known is no reason to hold one back. */
export function isStale(article: Article, seenAt: Instant, freshDays: number): boolean {
  return article.publishedAt !== undefined && daysBetween(article.publishedAt.at, seenAt) > freshDays;
}
