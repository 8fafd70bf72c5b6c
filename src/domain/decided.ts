/** What a decision did, as facts: put into words, in the language of whoever reads it, where it is shown. */
import type { ReviewState } from './review.ts';
import { type Instant, printedDate } from './time.ts';

/** What editors write in place of what was found. */
export const REVIEWED_WORDS = [
  'headline',
  'summary',
  'languageNote',
  'outlet',
  'url',
  'date',
  'imageUrl',
  'imageAlt',
] as const;
/** What editors change of a story besides its state, in the order in which it is told. */
export const REVIEWED_FIELDS = [...REVIEWED_WORDS, 'theme', 'representativeId'] as const;
export type ReviewedField = (typeof REVIEWED_FIELDS)[number];

export type Decided =
  | {
      readonly kind: 'reviewed';
      /** The state that it has since. */
      readonly state: ReviewState;
      readonly stateChanged: boolean;
      /** Set where it was snoozed, or snoozed anew. */
      readonly snoozedUntil?: Instant;
      readonly changed: readonly ReviewedField[];
    }
  | { readonly kind: 'undone'; readonly decisionId: number }
  | { readonly kind: 'merged'; readonly from: number; readonly into: number }
  | { readonly kind: 'split'; readonly articles: number; readonly from: number; readonly into: number }
  | { readonly kind: 'moved'; readonly articleId: number; readonly from: number; readonly into: number }
  | { readonly kind: 'kept-apart' | 'regrouped'; readonly stories: readonly [number, number] };

const FIELDS: Readonly<Record<ReviewedField, string>> = {
  headline: 'headline',
  summary: 'summary',
  languageNote: 'language note',
  outlet: 'outlet',
  url: 'link',
  date: 'date',
  imageUrl: 'image',
  imageAlt: 'description of the image',
  theme: 'theme',
  representativeId: 'representative',
};

/** A short sentence in English: `approved, headline changed`. */
export function decidedInWords(decided: Decided): string {
  switch (decided.kind) {
    case 'undone':
      return `decision ${decided.decisionId} undone`;
    case 'merged':
      return `story ${decided.from} merged into story ${decided.into}`;
    case 'split': {
      const articles = decided.articles === 1 ? 'one article' : `${decided.articles} articles`;
      return `${articles} split off story ${decided.from} as story ${decided.into}`;
    }
    case 'moved':
      return `article ${decided.articleId} moved from story ${decided.from} to story ${decided.into}`;
    case 'kept-apart':
      return `stories ${decided.stories.join(' and ')} kept apart`;
    case 'regrouped':
      return `stories ${decided.stories.join(' and ')} regrouped`;
    case 'reviewed':
      return reviewedInWords(decided);
  }
}

function reviewedInWords({
  state,
  stateChanged,
  snoozedUntil,
  changed,
}: Decided & { kind: 'reviewed' }): string {
  const parts: string[] = [];
  if (snoozedUntil !== undefined) parts.push(`snoozed until ${printedDate(snoozedUntil)}`);
  else if (stateChanged) parts.push(state === 'waiting' ? 'put back to waiting' : state);
  if (changed.length > 0) parts.push(`${listed(changed.map((field) => FIELDS[field]))} changed`);
  return parts.length > 0 ? parts.join(', ') : `left ${state}`;
}

function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
