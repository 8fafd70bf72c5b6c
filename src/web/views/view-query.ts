import type { ReviewState } from '../../domain/review.ts';
import type { Instant } from '../../domain/time.ts';
import type { SearchQuery } from '../../ports.ts';

/** What a view of the archive shows, as its address says it: `q=litium&language=fi`. */
const NAMES = ['topic', 'outlet', 'language', 'theme'] as const;

const STATES: readonly ReviewState[] = ['waiting', 'approved', 'rejected'];

/** Longer ones are not typed by people. */
const MOST_CHARACTERS = 300;

/** Reads the address; what is not understood there is left out, so that a mistyped one still shows something. */
export function searchQueryFrom(
  asked: URLSearchParams,
  given: { readonly now: Instant; readonly limit: number },
): SearchQuery {
  const value = (name: string) => (asked.get(name) ?? '').trim().slice(0, MOST_CHARACTERS);
  const state = STATES.find((known) => known === value('state'));
  const days = (['from', 'to'] as const).filter((name) => /^\d{4}-\d{2}-\d{2}$/.test(value(name)));
  const after = asked.get('after');
  return {
    ...{ text: value('q'), ...given },
    ...Object.fromEntries(NAMES.filter((name) => value(name) !== '').map((name) => [name, value(name)])),
    ...Object.fromEntries(days.map((name) => [name, value(name)])),
    ...(state !== undefined && { state }),
    ...(after !== null && { after }),
  };
}

/** The same view as an address, in one spelling and without where its pages go on. */
export function viewQueryOf(query: SearchQuery): string {
  const { text, topic, outlet, language, theme, state, from, to } = query;
  const named = { q: text, topic, outlet, language, theme, state, from, to };
  const given = Object.entries(named).filter(([, value]) => value !== undefined && value !== '');
  return new URLSearchParams(given as [string, string][]).toString();
}
