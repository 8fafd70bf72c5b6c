import type { Article } from '../../domain/article.ts';
import type { Fingerprint } from '../../domain/story.ts';
import { words } from '../../domain/words.ts';
import { withoutBoilerplate } from './boilerplate.ts';
import { featuresOf } from './features/index.ts';
import { shingleHashes, signatureOf } from './signature.ts';
import { isTelling, plainTitle } from './titles.ts';
import { shortHash } from './words.ts';

/** Fewer words than this have too few shingles for a similarity to mean something. */
const LEAST_WORDS = 40;
/** A teaser of this length that is the same to the letter is no accident. */
const LEAST_EXACT_WORDS = 15;
const NO_SIGNATURE = new Uint32Array(0);

/**
 * What an article is recognised by. The keys say what they are: `i:` identity, `u:` address, `t:` title
 * in its language, `x:` the whole text to the letter.
 */
export function fingerprintOf(article: Article): Fingerprint {
  const text = withoutBoilerplate(article.text);
  const tokens = words(article.text === '' ? withoutBoilerplate(article.lead ?? '') : text);
  const shingles = tokens.length < LEAST_WORDS ? new Set<number>() : shingleHashes(tokens);
  const signature = shingles.size === 0 ? NO_SIGNATURE : signatureOf(shingles);
  const keys: string[] = [];
  if (article.identity !== '') keys.push(identityKey(article.identity));
  if (article.canonicalUrl !== '') keys.push(addressKey(article.canonicalUrl));
  if (isTelling(article.title)) keys.push(titleKey(article.title, article.language));
  if (tokens.length >= LEAST_EXACT_WORDS) keys.push(`x:${shortHash(tokens.join(' '))}`);
  return { keys, signature, shingles: shingles.size, features: featuresOf(article, text) };
}

function identityKey(identity: string): string {
  return `i:${shortHash(identity)}`;
}

/** The same page by http and https, with www or without, for telephones and as AMP. */
function addressKey(canonicalUrl: string): string {
  const place = canonicalUrl
    .replace(/^https?:\/\/(?:(?:www|m|mobile|amp)\.)?/i, '')
    .replace(/(?:\/amp)?\/?(?=$|[?#])/i, '');
  return `u:${shortHash(place)}`;
}

function titleKey(title: string, language = '?'): string {
  return `t:${language}:${shortHash(plainTitle(title))}`;
}

/** The kinds of key that two fingerprints have in common; at most one key of a kind is in each. */
export function sharedKinds(one: Fingerprint, other: Fingerprint): string {
  let kinds = '';
  for (const key of one.keys) if (other.keys.includes(key)) kinds += key.charAt(0);
  return kinds;
}
