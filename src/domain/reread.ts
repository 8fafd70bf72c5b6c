import type { Article } from './article.ts';
import { daysBetween } from './time.ts';
import { urlKey } from './url.ts';
import { shareInCommon, words } from './words.ts';

/**
 * A page that was read before, read once more. What staff approved and readers follow is the article, not the address:
 * so the words are taken over only where they are the same article's, and the link and the date stay what they were.
 */
export type Reread =
  /** The page is there, the article is not: another one, or an empty page. */
  | { readonly kind: 'withdrawn' }
  /** `article`: what is to be recorded, where the publisher changed what readers see. */
  | {
      readonly kind: 'there';
      /** `now-paid`: it was free when its text was read. */
      readonly pay: 'free' | 'paid' | 'now-paid';
      readonly article?: Article;
    };

/** Two texts with less in common are not two versions of one article. */
const SAME_TEXT = 0.2;
/** Between the dates that a list, a feed and a page give for one article. */
const SAME_DAYS = 2;
/** An article that has lost more than this part of its text was withdrawn. */
const LOST_TEXT = 0.8;
/** Shorter texts are teasers: that one is short says nothing. */
const TELLING_CHARACTERS = 300;

export function reread(before: Article, now: Article): Reread {
  if (leadsToFront(before, now) || !isSame(before, now)) return { kind: 'withdrawn' };
  const isPaid = now.paywalled === true;
  if (!isPaid && isEmptied(before, now)) return { kind: 'withdrawn' };
  const article = takenOver(before, now);
  const wasRead = before.text !== '' && before.paywalled !== true;
  const pay = isPaid ? (wasRead ? 'now-paid' : 'paid') : 'free';
  return { kind: 'there', pay, ...(article && { article }) };
}

/** Some sites send whoever asks for a removed page to their front page. */
function leadsToFront(before: Article, now: Article): boolean {
  return isFront(now.url) && !isFront(before.url);
}

function isFront(url: string): boolean {
  return /^https?:\/\/[^/]+\/?$/.test(url);
}

function isSame(before: Article, now: Article): boolean {
  if (before.identity === now.identity && before.identity !== urlKey(before.canonicalUrl)) return true;
  if (isSameWording(before.title, now.title)) return true;
  const share = shareInCommon(before.text, now.text);
  if (share !== undefined) return share >= SAME_TEXT;
  // Two short texts: whoever words a headline anew keeps some of its words.
  if (before.text !== '' && !hasWordInCommon(before.title, now.title)) return false;
  // A headline from a feed or in an editor's own words, with no text to it: only the day can speak against it.
  if (before.publishedAt === undefined || now.publishedAt === undefined) return true;
  return Math.abs(daysBetween(before.publishedAt.at, now.publishedAt.at)) <= SAME_DAYS;
}

function hasWordInCommon(one: string, other: string): boolean {
  const known = new Set(words(one));
  return words(other).some((word) => known.has(word));
}

function isEmptied(before: Article, now: Article): boolean {
  const { length } = before.text;
  return length >= TELLING_CHARACTERS && now.text.length < length * (1 - LOST_TEXT);
}

/** Undefined where headline, lead and pay wall are as they were: other words of the page change by themselves. */
function takenOver(before: Article, now: Article): Article | undefined {
  // Headline and teaser from a feed, or from a list kept by hand: the page words them otherwise without any change.
  if (before.text === '') return undefined;
  const isPaid = now.paywalled === true;
  const lead = now.lead ?? before.lead;
  const isAsBefore =
    isSameWording(before.title, now.title) &&
    isSameWording(before.lead ?? '', lead ?? '') &&
    (before.paywalled === true) === isPaid;
  if (isAsBefore) return undefined;
  const { identity, url, canonicalUrl, outlet, publishedAt } = before;
  return {
    ...now,
    ...{ identity, url, canonicalUrl, outlet },
    ...(publishedAt && { publishedAt }),
    ...(lead !== undefined && { lead }),
    // What was read while it was free goes on saying why it was found.
    text: isPaid ? before.text : now.text,
  };
}

function isSameWording(one: string, other: string): boolean {
  return words(one).join(' ') === words(other).join(' ');
}
