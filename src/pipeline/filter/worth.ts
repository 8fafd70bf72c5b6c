/** What the places of a term are worth, and how they are shown. */
import type { Field, Place } from '../../domain/match.ts';
import type { TopicSettings } from '../../domain/topic.ts';
import { placeOf } from './evidence.ts';
import type { Findings, Occurrence } from './findings.ts';
import type { Token } from './tokens.ts';

/** More places than this are not stored. */
const PLACES_SHOWN = 8;

export function placesOf(occurrences: readonly Occurrence[], findings: Findings): readonly Place[] {
  return occurrences.slice(0, PLACES_SHOWN).map((occurrence) => placeOf(occurrence, findings));
}

function factorOf(field: Field, settings: TopicSettings): number {
  if (field === 'title') return settings.title;
  return field === 'lead' ? settings.lead : 1;
}

export function bestOccurrence(
  occurrences: readonly Occurrence[],
  tokens: readonly Token[],
  settings: TopicSettings,
) {
  let best: { readonly occurrence: Occurrence; readonly factor: number } | undefined;
  for (const occurrence of occurrences) {
    const factor = factorOf(tokens[occurrence.at]?.field ?? 'text', settings);
    if (best === undefined || factor > best.factor) best = { occurrence, factor };
  }
  if (best === undefined) throw new Error('a term was found nowhere');
  return best;
}

/** `repeat: [1, 0.5, 0.25]`: three places are worth 1.75 times one, and so are thirty. */
export function saturation(count: number, repeat: readonly number[]): number {
  return sum(repeat.slice(0, count));
}

export function sum(numbers: readonly number[]): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

export function rounded(points: number): number {
  return Math.round(points * 100) / 100;
}
