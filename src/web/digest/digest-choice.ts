import type { DigestItem } from '../../domain/digest.ts';
import { civilDate, daysBefore, homeInstant, type Instant } from '../../domain/time.ts';
import type { ComposerQuery } from '../../ports.ts';
import type { DeskContext } from '../context.ts';

export const PERIODS = ['new', 'week', 'month', 'quarter', 'range'] as const;
export type Period = (typeof PERIODS)[number];

/** Which stories a digest is made of, as its address says it: `period=week&without=12`. */
export interface DigestChoice {
  readonly period: Period;
  /** Days of a range, `2024-04-24`, both included; empty: without bound. */
  readonly from: string;
  readonly to: string;
  /** Stories that are left out of this digest. */
  readonly without: readonly number[];
}

/** Rather a day too many than one too few. */
const DAYS = { week: 7, month: 31, quarter: 92 } as const;

/** More than anybody looks through; where there are more, the page says so. */
export const MOST_STORIES = 500;

/** What is not understood in an address is left out, so that a mistyped one still shows something. */
export function digestChoiceFrom(asked: URLSearchParams): DigestChoice {
  const day = (name: string) => {
    const value = asked.get(name) ?? '';
    return dayOf(value) === undefined ? '' : value;
  };
  return {
    period: PERIODS.find((known) => known === asked.get('period')) ?? 'new',
    ...{ from: day('from'), to: day('to') },
    without: idsFrom(asked.getAll('without')),
  };
}

export function idsFrom(values: readonly string[]): readonly number[] {
  const ids = values.flatMap((value) => value.split(',')).filter((id) => /^[1-9]\d{0,14}$/.test(id));
  return [...new Set(ids.map(Number))];
}

/** The same choice as an address, in one spelling. */
export function choiceQuery({ period, from, to, without }: DigestChoice): string {
  const query = new URLSearchParams({ period });
  if (period === 'range' && from !== '') query.set('from', from);
  if (period === 'range' && to !== '') query.set('to', to);
  for (const id of without) query.append('without', String(id));
  return query.toString();
}

export interface ChosenDigest {
  readonly choice: DigestChoice;
  /** Of the period, also those that are left out. */
  readonly all: readonly DigestItem[];
  /** What the digest is made of. */
  readonly items: readonly DigestItem[];
  readonly themes: readonly string[];
  /** Those that were exported before. */
  readonly takenIds: readonly number[];
  /** Set where there are more than are shown. */
  readonly hasMore: boolean;
}

export async function chosenDigest(context: DeskContext): Promise<ChosenDigest> {
  const asked = digestChoiceFrom(new URL(context.http.req.url).searchParams);
  const query = { ...boundsOf(asked, context.now), limit: MOST_STORIES + 1 };
  const { items: found, themes, takenIds } = await context.options.ports.composer.composed(query);
  const all = found.slice(0, MOST_STORIES);
  const without = asked.without.filter((id) => all.some(({ storyId }) => storyId === id));
  return {
    ...{ choice: { ...asked, without }, all, themes, takenIds, hasMore: found.length > all.length },
    items: all.filter(({ storyId }) => !without.includes(storyId)),
  };
}

export function boundsOf({ period, from, to }: DigestChoice, now: Instant): Omit<ComposerQuery, 'limit'> {
  if (period === 'new') return { onlyNew: true };
  if (period !== 'range') return { from: homeInstant(civilDate(daysBefore(now, DAYS[period]))) };
  const [first, last] = [dayOf(from), dayOf(to)];
  return {
    ...(first && { from: homeInstant(first) }),
    ...(last && { until: homeInstant({ ...last, day: last.day + 1 }) }),
  };
}

function dayOf(written: string) {
  const [, year = 0, month = 0, day = 0] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(written)?.map(Number) ?? [];
  return year >= 1900 && month >= 1 && month <= 12 && day >= 1 && day <= 31
    ? { year, month, day }
    : undefined;
}
