import { type Decided, decidedInWords, type ReviewedField } from '../../domain/decided.ts';
import type { ReviewState } from '../../domain/review.ts';
import { printedDate } from '../../domain/time.ts';
import { words } from './words.ts';

/** Everything that a decision can hold, by its name in the log. */
const FIELDS_EN = {
  state: 'state',
  reason: 'reason',
  headline: 'headline',
  summary: 'summary',
  languageNote: 'language note',
  outlet: 'outlet',
  url: 'link',
  date: 'date',
  imageUrl: 'image',
  imageAlt: 'image description',
  theme: 'theme',
  snoozedUntil: 'snoozed until',
  representativeId: 'article that stands for it',
  undoes: 'undoes decision',
  stories: 'stories',
  apart: 'articles kept apart',
  regrouping: 'regrouping',
};

const FIELDS_FI: Readonly<Record<keyof typeof FIELDS_EN, string>> = {
  state: 'tila',
  reason: 'syy',
  headline: 'otsikko',
  summary: 'tiivistelmä',
  languageNote: 'kielihuomautus',
  outlet: 'julkaisu',
  url: 'linkki',
  date: 'päiväys',
  imageUrl: 'kuva',
  imageAlt: 'kuvan kuvaus',
  theme: 'teema',
  snoozedUntil: 'torkulla asti',
  representativeId: 'edustava artikkeli',
  undoes: 'kumoaa päätöksen',
  stories: 'jutut',
  apart: 'erillään pidetyt artikkelit',
  regrouping: 'ryhmittely',
};

/** What is decided, in the words of the reader. */
export const decidedWords = words(
  {
    inWords: (decided: Decided) => decidedInWords(decided),
    field: (name: string) => nameIn(FIELDS_EN, name),
    imported: 'from the list that was kept by hand',
  },
  {
    inWords: (decided: Decided) => inFinnish(decided),
    field: (name: string) => nameIn(FIELDS_FI, name),
    imported: 'käsin ylläpidetystä luettelosta',
  },
);

function nameIn(names: Readonly<Record<string, string>>, name: string): string {
  return Object.hasOwn(names, name) ? (names[name] ?? name) : name;
}

function inFinnish(decided: Decided): string {
  switch (decided.kind) {
    case 'undone':
      return `päätös ${decided.decisionId} kumottu`;
    case 'merged':
      return `juttu ${decided.from} yhdistetty juttuun ${decided.into}`;
    case 'split': {
      const articles = decided.articles === 1 ? 'yksi artikkeli' : `${decided.articles} artikkelia`;
      return `${articles} erotettu jutusta ${decided.from} jutuksi ${decided.into}`;
    }
    case 'moved':
      return `artikkeli ${decided.articleId} siirretty jutusta ${decided.from} juttuun ${decided.into}`;
    case 'kept-apart':
      return `jutut ${decided.stories.join(' ja ')} pidetään erillään`;
    case 'regrouped':
      return `juttujen ${decided.stories.join(' ja ')} artikkelit ryhmitelty uudelleen`;
    case 'reviewed':
      return reviewedInFinnish(decided);
  }
}

const BECAME: Readonly<Record<ReviewState, string>> = {
  waiting: 'palautettu odottamaan',
  approved: 'hyväksytty',
  rejected: 'hylätty',
};

const LEFT: Readonly<Record<ReviewState, string>> = {
  waiting: 'jätetty odottamaan',
  approved: 'jätetty hyväksytyksi',
  rejected: 'jätetty hylätyksi',
};

function reviewedInFinnish(decided: Extract<Decided, { readonly kind: 'reviewed' }>): string {
  const { state, stateChanged, snoozedUntil, changed } = decided;
  const name = (field: ReviewedField) => FIELDS_FI[field];
  const parts: string[] = [];
  if (snoozedUntil !== undefined) parts.push(`torkulla ${printedDate(snoozedUntil)} asti`);
  else if (stateChanged) parts.push(BECAME[state]);
  if (changed.length > 0) parts.push(`muutettu: ${changed.map(name).join(', ')}`);
  return parts.length > 0 ? parts.join('; ') : LEFT[state];
}
