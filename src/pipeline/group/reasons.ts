import type { Article } from '../../domain/article.ts';
import { type Evidence, KINDS, type Kind } from './evidence.ts';
import { surfacesIn } from './features/surfaces.ts';
import type { Objection } from './objections.ts';

const SHOWN = 4;

/** Why two articles tell one event, for somebody who has never heard of features: what both name, count and report. */
export function reasonsFor(evidence: Evidence, article: Article): readonly string[] {
  const surfaces = surfacesIn(article);
  const reasons = KINDS.flatMap((kind) => {
    const shown = evidence
      .common(kind)
      .map((feature) => surfaces(feature))
      .filter((text) => text !== undefined);
    const unique = [...new Set(shown)].slice(0, SHOWN);
    return unique.length === 0 ? [] : [`${SAID[kind]} ${listed(unique)}`];
  });
  return [...reasons, ...evidence.against().map((objection) => OBJECTED[objection])];
}

export const SAID: Readonly<Record<Kind, string>> = {
  who: 'both name',
  'how much': 'both give',
  what: 'both are about',
  where: 'both are set in',
  when: 'both speak of',
};

export const OBJECTED: Readonly<Record<Objection, string>> = {
  'other names': 'but the headlines and leads name others',
  'a name of its own': 'but one is about a name that the other does not have',
  'names of their own': 'but each is about somebody of whom the other does not speak',
  'names of its own': 'but one is about somebody of whom the other does not speak',
  'no number in common': 'but no number is in both',
  'other terms': 'but the shares or terms differ',
  'other numbers': 'but the numbers differ',
  'another event': 'but different things happen',
  'another headline': 'but the headlines tell of different things',
  unheard: 'but what the headline of one tells is not in the other',
  'other places': 'but the places differ',
  'a place of its own': 'but one is set in a place that the other does not have',
  'other things': 'but the subjects differ',
  'another period': 'but the periods differ',
};

function listed(texts: readonly string[]): string {
  const last = texts.at(-1) ?? '';
  return texts.length < 2 ? last : `${texts.slice(0, -1).join(', ')} and ${last}`;
}
