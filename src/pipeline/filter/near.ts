import type { Match } from '../../domain/match.ts';
import type { NearRule, TermGroup, Topic } from '../../domain/topic.ts';
import { sentenceAround } from './evidence.ts';
import type { Findings, FoundTerm, Occurrence } from './findings.ts';
import type { Token } from './tokens.ts';
import { bestOccurrence, placesOf, rounded, saturation } from './worth.ts';

/** Words of each list of groups, in one sentence and not far from a word of the first list. */
export function scoreNear(
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

/** `list` is in order of place, so only what stands within reach is looked at. */
function nearest(
  anchor: Occurrence,
  list: readonly Occurrence[],
  within: number,
  tokens: readonly Token[],
): Occurrence | undefined {
  const sentence = tokens[anchor.at]?.sentence;
  let best: Occurrence | undefined;
  for (let index = firstFrom(list, anchor.at - within); index < list.length; index++) {
    const other = list[index];
    if (other === undefined || other.at > anchor.at + within) break;
    if (tokens[other.at]?.sentence !== sentence) continue;
    const distance = Math.abs(other.at - anchor.at);
    if (best === undefined || distance < Math.abs(best.at - anchor.at)) best = other;
  }
  return best;
}

/** Index of the first that stands at this place or after it. */
function firstFrom(list: readonly Occurrence[], at: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.at ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
