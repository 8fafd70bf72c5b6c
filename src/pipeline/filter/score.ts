/** From what was found to points: repetition, fields, needs, caps and near rules of one topic. */
import type { Field, Match, Place, TopicMatch } from '../../domain/match.ts';
import type { Band, NearRule, TermGroup, Topic, TopicSettings } from '../../domain/topic.ts';
import { placeOf, sentenceAround } from './evidence.ts';
import type { Findings, FoundTerm, Occurrence } from './findings.ts';
import type { Token } from './tokens.ts';

/** More places than this are not stored. */
const PLACES_SHOWN = 8;

interface Scored {
  readonly match: Match;
  readonly groupIndex: number;
  /** Enough by itself: worth half of what accepting takes. */
  readonly isStrong: boolean;
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
  return {
    id: topic.id,
    score,
    matches,
    ...verdictOf(score, [...scored.map(strength), ...near], topic.settings),
  };

  function strength({ match, isStrong }: Scored) {
    return { ...match, isStrong };
  }
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
  {
    topic,
    findings,
    present,
  }: { readonly topic: Topic; readonly findings: Findings; readonly present: ReadonlySet<string> },
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
    ...(!isMet && { note: `needs: no word of ${group.needs.join(', ')}` }),
  };
  return [{ match, groupIndex: use.group, isStrong: isMet && use.weight >= topic.settings.accept / 2 }];
}

function placesOf(occurrences: readonly Occurrence[], findings: Findings): readonly Place[] {
  return occurrences.slice(0, PLACES_SHOWN).map((occurrence) => placeOf(occurrence, findings));
}

function factorOf(field: Field, settings: TopicSettings): number {
  if (field === 'title') return settings.title;
  return field === 'lead' ? settings.lead : 1;
}

function bestOccurrence(
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
function saturation(count: number, repeat: readonly number[]): number {
  return sum(repeat.slice(0, count));
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
    matches.push(...(isCapped ? ofGroup.map((match) => ({ ...match, note })) : ofGroup));
  }
  return { total, matches };
}

/** Words of each list of groups, in one sentence and not far from a word of the first list. */
function scoreNear(
  rule: NearRule,
  found: readonly FoundTerm[],
  topic: Topic,
  findings: Findings,
): readonly Match[] {
  const [anchors = [], ...others] = rule.all.map((ids) => occurrencesOf(ids, found, topic.groups));
  if (anchors.length === 0 || others.some((list) => list.length === 0)) return [];
  const bySentence = new Map<number, readonly Occurrence[]>();
  for (const anchor of anchors) {
    const sentence = findings.tokens[anchor.at]?.sentence ?? -1;
    if (bySentence.has(sentence)) continue;
    const meeting = [anchor];
    for (const list of others) {
      const partner = nearest(anchor, list, rule.within, findings.tokens);
      if (partner !== undefined) meeting.push(partner);
    }
    if (meeting.length === rule.all.length) bySentence.set(sentence, meeting);
  }
  if (bySentence.size === 0) return [];
  const meetings = [...bySentence.values()].flat();
  const best = bestOccurrence(meetings, findings.tokens, topic.settings);
  const points = rule.weight * best.factor * saturation(bySentence.size, topic.settings.repeat);
  return [
    {
      group: 'near',
      term: rule.name,
      places: placesOf(meetings, findings),
      sentence: sentenceAround(best.occurrence, findings),
      points: rounded(points),
    },
  ];
}

function occurrencesOf(
  ids: readonly string[],
  found: readonly FoundTerm[],
  groups: readonly TermGroup[],
): readonly Occurrence[] {
  return found
    .filter(({ use }) => use.group !== 'exclude' && ids.includes(groups[use.group]?.id ?? ''))
    .flatMap(({ occurrences }) => occurrences)
    .sort((one, other) => one.at - other.at);
}

function nearest(
  anchor: Occurrence,
  list: readonly Occurrence[],
  within: number,
  tokens: readonly Token[],
): Occurrence | undefined {
  const sentence = tokens[anchor.at]?.sentence;
  let best: Occurrence | undefined;
  for (const other of list) {
    const distance = Math.abs(other.at - anchor.at);
    if (distance > within || tokens[other.at]?.sentence !== sentence) continue;
    if (best === undefined || distance < Math.abs(best.at - anchor.at)) best = other;
  }
  return best;
}

/** Words that say little, found in the body text only, are for staff to judge and never accepted by themselves. */
function verdictOf(
  score: number,
  evidence: readonly (Match & { readonly isStrong?: boolean })[],
  settings: TopicSettings,
): { readonly verdict: Band; readonly note?: string } {
  if (score < settings.review) return { verdict: 'reject' };
  if (score < settings.accept) return { verdict: 'review' };
  const counts = evidence.filter(({ points }) => points > 0);
  const isUpFront = counts.some(({ places }) => places.some(({ field }) => field !== 'text'));
  if (isUpFront || counts.some(({ isStrong }) => isStrong)) return { verdict: 'accept' };
  return { verdict: 'review', note: 'only weak words, and none of them in headline or lead' };
}

/** What headline and teaser promise: good words at full worth, without needs and without what speaks against. */
export function hintOf(topic: Topic, index: number, findings: Findings): number {
  const found = unmasked(findings.byTopic[index] ?? []);
  const points = found.map(
    ({ use, occurrences }) =>
      Math.max(0, use.weight) * bestOccurrence(occurrences, findings.tokens, topic.settings).factor,
  );
  return (
    sum(points) +
    sum(
      topic.near
        .flatMap((rule) => scoreNear(rule, found, topic, findings))
        .map(({ points: near }) => Math.max(0, near)),
    )
  );
}

function byWeightOfEvidence(one: Match, other: Match): number {
  return (
    Math.abs(other.points) - Math.abs(one.points) ||
    (one.group < other.group ? -1 : one.group > other.group ? 1 : 0) ||
    (one.term < other.term ? -1 : 1)
  );
}

function sum(numbers: readonly number[]): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

function rounded(points: number): number {
  return Math.round(points * 100) / 100;
}
