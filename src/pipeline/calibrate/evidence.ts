/** What each dial gave each article: the numbers that the fit works with. */
import type { Dial } from '../../domain/calibration.ts';
import type { Match, TopicMatch } from '../../domain/match.ts';
import type { Topic } from '../../domain/topic.ts';
import type { Decided } from './decided.ts';

/** How one topic sees an article: `rest + sum of factor × points`, against its threshold. */
export interface View {
  readonly dials: readonly number[];
  /** Parallel to `dials`: points with every factor at 1, after the group's cap. */
  readonly points: readonly number[];
  /** Points that no dial turns. */
  readonly rest: number;
  /** Number of the dial that is the threshold; undefined where the threshold stays. */
  readonly threshold: number | undefined;
  readonly accept: number;
}

/** One view for each topic that found a word in the article. */
export function viewsOf({ verdict }: Decided, topics: readonly Topic[], dials: readonly Dial[]): View[] {
  return verdict.topics.flatMap((found) => {
    const topic = topics.find(({ id }) => id === found.id);
    return topic === undefined ? [] : [viewOf(found, topic, dials)];
  });
}

function viewOf(found: TopicMatch, topic: Topic, dials: readonly Dial[]): View {
  const dialFor = (kind: Dial['kind'], name: string) =>
    dials.findIndex((dial) => dial.kind === kind && dial.name === name && dial.topics.includes(topic.id));
  const points = new Map<number, number>();
  const give = (dial: number, more: number) => points.set(dial, (points.get(dial) ?? 0) + more);
  const near = found.matches.filter((match) => isNear(match, topic));
  for (const match of near) give(dialFor('near', match.term), match.points);
  for (const { id, cap } of topic.groups) {
    const ofGroup = found.matches.filter((match) => match.group === id && !isNear(match, topic));
    if (ofGroup.length > 0) give(dialFor('group', id), capped(ofGroup, cap));
  }
  const threshold = dialFor('accept', 'accept');
  const turned = [...points].filter(([dial, worth]) => dial >= 0 && worth !== 0);
  return {
    dials: turned.map(([dial]) => dial),
    points: turned.map(([, worth]) => worth),
    rest: points.get(-1) ?? 0,
    threshold: threshold < 0 ? undefined : threshold,
    accept: topic.settings.accept,
  };
}

function isNear({ group, term }: Match, topic: Topic): boolean {
  return group === 'near' && topic.near.some(({ name }) => name === term);
}

/** Matches show their points before the cap of their group; the score counts them after it. */
function capped(matches: readonly Match[], cap = Number.POSITIVE_INFINITY): number {
  let total = 0;
  for (const { points } of matches) total += points;
  return Math.sign(total) * Math.min(Math.abs(total), Math.abs(cap));
}
