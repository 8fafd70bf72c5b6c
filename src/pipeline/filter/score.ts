/** From what was found to points: repetition, fields, needs, caps and near rules of one topic. */
import type { Match, TopicMatch } from '../../domain/match.ts';
import type { Band, TermGroup, Topic, TopicSettings } from '../../domain/topic.ts';
import { sentenceAround } from './evidence.ts';
import type { Findings, FoundTerm, TermUse } from './findings.ts';
import { scoreNear } from './near.ts';
import { bestOccurrence, placesOf, rounded, saturation, sum } from './worth.ts';

interface Scored {
  readonly match: Match;
  readonly groupIndex: number;
  /** Enough by itself: worth half of what accepting takes. */
  readonly isStrong: boolean;
}

interface Context {
  readonly topic: Topic;
  readonly findings: Findings;
  /** Groups of which a word was found. */
  readonly present: ReadonlySet<string>;
}

/** One topic's answer; undefined where none of its words was found. */
export function scoreTopic(topic: Topic, index: number, findings: Findings): TopicMatch | undefined {
  const found = unmasked(findings.byTopic[index] ?? []);
  if (found.length === 0) return undefined;
  const present = groupsPresent(found, topic.groups);
  const scored = found.flatMap((term) => scoreTerm(term, { topic, findings, present }));
  const near = topic.near.flatMap((rule) => scoreNear(rule, found, topic, findings));
  const capped = withCaps(scored, topic.groups);
  const score = rounded(capped.total + sum(near.map(({ points }) => points)));
  const matches = [...capped.matches, ...near].sort(byWeightOfEvidence);
  return { id: topic.id, score, matches, ...verdictOf(score, { scored, near }, topic.settings) };
}

/** What an `exclude` phrase covers is not there. */
function unmasked(found: readonly FoundTerm[]): readonly FoundTerm[] {
  const masks = found.filter(({ use }) => use.group === 'exclude').flatMap(({ occurrences }) => occurrences);
  if (masks.length === 0) return found;
  const covered = new Set(
    masks.flatMap(({ at, length }) => Array.from({ length }, (_, offset) => at + offset)),
  );
  return found
    .filter(({ use }) => use.group !== 'exclude')
    .map(({ use, occurrences }) => ({ use, occurrences: occurrences.filter(({ at }) => !covered.has(at)) }))
    .filter(({ occurrences }) => occurrences.length > 0);
}

function groupsPresent(found: readonly FoundTerm[], groups: readonly TermGroup[]): ReadonlySet<string> {
  return new Set(found.map(({ use }) => (use.group === 'exclude' ? '' : (groups[use.group]?.id ?? ''))));
}

function scoreTerm(
  { use, occurrences }: FoundTerm,
  { topic, findings, present }: Context,
): readonly Scored[] {
  const group = use.group === 'exclude' ? undefined : topic.groups[use.group];
  // Words without a weight are context: near rules and needs see them, they are no evidence of their own.
  if (group === undefined || use.group === 'exclude' || use.weight === 0) return [];
  const { tokens } = findings;
  const best = bestOccurrence(occurrences, tokens, topic.settings);
  const isMet = group.needs.length === 0 || group.needs.some((needed) => present.has(needed));
  const full = use.weight * best.factor * saturation(occurrences.length, topic.settings.repeat);
  const match: Match = {
    group: group.id,
    term: use.text,
    places: placesOf(occurrences, findings),
    sentence: sentenceAround(best.occurrence, findings),
    points: isMet ? rounded(full) : 0,
    ...noteOf(use, isMet, group),
  };
  return [{ match, groupIndex: use.group, isStrong: isMet && use.weight >= topic.settings.accept / 2 }];
}

const STANDING: Readonly<Record<TermUse['position'], string | undefined>> = {
  any: undefined,
  simple: 'as a word of its own',
  modifier: 'as the first part of a compound',
  head: 'as the last part of a compound',
};

function noteOf({ position }: TermUse, isMet: boolean, { needs }: TermGroup): { readonly note?: string } {
  const note = isMet ? STANDING[position] : `needs: no word of ${needs.join(', ')}`;
  return note === undefined ? {} : { note };
}

interface Capped {
  readonly total: number;
  readonly matches: readonly Match[];
}

function withCaps(scored: readonly Scored[], groups: readonly TermGroup[]): Capped {
  let total = 0;
  const matches: Match[] = [];
  for (const [index, group] of groups.entries()) {
    const ofGroup = scored.filter(({ groupIndex }) => groupIndex === index).map(({ match }) => match);
    const points = sum(ofGroup.map((match) => match.points));
    const most = Math.abs(group.cap ?? Number.POSITIVE_INFINITY);
    const isCapped = Math.abs(points) > most;
    total += isCapped ? Math.sign(points) * most : points;
    const note = `${group.id} counts ${Math.sign(points) * most} at most`;
    matches.push(
      ...(isCapped
        ? ofGroup.map((match) => ({ ...match, note: match.note ? `${match.note}; ${note}` : note }))
        : ofGroup),
    );
  }
  return { total, matches };
}

/** Words that say little, found in the body text only, are for staff to judge and never accepted by themselves. */
function verdictOf(
  score: number,
  { scored, near }: { readonly scored: readonly Scored[]; readonly near: readonly Match[] },
  settings: TopicSettings,
): { readonly verdict: Band; readonly note?: string } {
  if (score < settings.review) return { verdict: 'reject' };
  if (score < settings.accept) return { verdict: 'review' };
  const isUpFront = [...scored.map(({ match }) => match), ...near].some(
    ({ points, places }) => points > 0 && places.some(({ field }) => field !== 'text'),
  );
  if (isUpFront || scored.some(({ isStrong }) => isStrong)) return { verdict: 'accept' };
  return { verdict: 'review', note: 'only weak words, and none of them in headline or lead' };
}

/** What headline and teaser promise: good words at full worth, without needs and without what speaks against. */
export function hintOf(topic: Topic, index: number, findings: Findings): number {
  const found = unmasked(findings.byTopic[index] ?? []);
  const words = found.map(({ use, occurrences }) => {
    const { factor } = bestOccurrence(occurrences, findings.tokens, topic.settings);
    return Math.max(0, use.weight) * factor;
  });
  const near = topic.near.flatMap((rule) => scoreNear(rule, found, topic, findings));
  return sum(words) + sum(near.map(({ points }) => Math.max(0, points)));
}

function byWeightOfEvidence(one: Match, other: Match): number {
  return (
    Math.abs(other.points) - Math.abs(one.points) ||
    (one.group < other.group ? -1 : one.group > other.group ? 1 : 0) ||
    (one.term < other.term ? -1 : 1)
  );
}
