/** Where the numbers of topics.yaml stand that decisions of staff may turn, and the file with some of them turned. */
import { type Document, isScalar, isSeq, parseDocument } from 'yaml';
import type { Dial, Turn } from '../domain/calibration.ts';
import type { Topic, Topics } from '../domain/topic.ts';
import { file, type WrittenFile, wordLists } from './topics-schema.ts';
import { readYaml } from './yaml.ts';

/** A line of the file, as it stands and as it is proposed. */
export interface LineChange {
  /** From 1. */
  readonly line: number;
  readonly before: string;
  readonly after: string;
  readonly turns: readonly Turn[];
}

export interface TurnedTopics {
  /** The whole file with the numbers turned and nothing else changed. */
  readonly text: string;
  readonly changes: readonly LineChange[];
}

type Path = Dial['path'];

/** Every weight and threshold that is written in the file, once for all topics that share it. */
export function topicDials(text: string, topics: Topics): readonly Dial[] {
  const read = readYaml<WrittenFile>(text, 'topics', file);
  if (!read.ok)
    throw new Error(`topics that were read a moment ago cannot be read: ${read.problem[0]?.message}`);
  const document = parseDocument(text);
  const dials = new Map<string, Dial>();
  const add = ({ kind, name, topics: ids, value, path }: Dial) => {
    if (!isWritten(document, path, kind)) return;
    const key = JSON.stringify([kind, path]);
    dials.set(key, { kind, name, value, path, topics: [...(dials.get(key)?.topics ?? []), ...ids] });
  };
  for (const [index, topic] of topics.topics.entries()) {
    for (const dial of dialsOf(topic, index, read.value.value)) add(dial);
  }
  return [...dials.values()];
}

function dialsOf(topic: Topic, index: number, written: WrittenFile): readonly Dial[] {
  const own: Path = written.topics === undefined ? [] : ['topics', index];
  const ownRules = written.topics?.[index] ?? written;
  const topics = [topic.id];
  const groups = topic.groups.map(({ id, weight }): Dial => {
    const isOwn = ownRules.groups?.[id]?.weight !== undefined || hasWords(ownRules.groups?.[id]);
    const path = [...(isOwn ? own : []), 'groups', id];
    return { kind: 'group', name: id, topics, value: weight, path };
  });
  const near = topic.near.map((rule, at): Dial => {
    const isOwn = at < (ownRules.near?.length ?? 0);
    const shared = (written.near ?? []).findIndex(({ name }) => name === rule.name);
    const path = isOwn ? [...own, 'near', at] : ['near', shared];
    return { kind: 'near', name: rule.name, topics, value: rule.weight, path };
  });
  const hasOwn = written.topics?.[index]?.settings?.accept !== undefined;
  const path = [...(hasOwn ? own : []), 'settings'];
  return [...groups, ...near, { kind: 'accept', name: 'accept', topics, value: topic.settings.accept, path }];
}

function hasWords(group: object | undefined): boolean {
  return group !== undefined && Object.keys(wordLists).some((list) => list in group);
}

/** A number that has its place in the text; not the default, and not a reference to another place. */
interface WrittenNumber {
  readonly value: number;
  readonly start: number;
  readonly end: number;
}

const MAIN_NUMBER: Readonly<Record<Dial['kind'], readonly string[]>> = {
  group: ['weight'],
  near: ['weight', 'w'],
  accept: ['accept'],
};

/** A threshold of nothing cannot be multiplied, and a weight of nothing is context by intention. */
function isWritten(document: Document, path: Path, kind: Dial['kind']): boolean {
  const number = MAIN_NUMBER[kind].map((key) => numberAt(document, [...path, key])).find(Boolean);
  return number !== undefined && (kind === 'accept' ? number.value > 0 : number.value !== 0);
}

function numberAt(document: Document, path: Path): WrittenNumber | undefined {
  const node: unknown = document.getIn(path, true);
  if (!isScalar(node) || typeof node.value !== 'number' || !node.range) return undefined;
  const [start, end] = node.range;
  return { value: node.value, start, end };
}

/** The group's cap and the weights of its words go with its weight, so that the group's points do. */
function numbersOf(document: Document, { kind, path }: Dial): readonly WrittenNumber[] {
  const keys = kind === 'group' ? ['weight', 'cap'] : MAIN_NUMBER[kind];
  const places: Path[] = keys.map((key) => [...path, key]);
  if (kind === 'group') places.push(...wordWeights(document, path));
  return places.flatMap((place) => numberAt(document, place) ?? []);
}

function wordWeights(document: Document, path: Path): readonly Path[] {
  return Object.keys(wordLists).flatMap((list) => {
    const node: unknown = document.getIn([...path, list], true);
    return isSeq(node) ? node.items.map((_, index) => [...path, list, index, 'w']) : [];
  });
}

/** The file with these numbers turned, rounded to two decimals, and each line that is another then. */
export function turnDials(text: string, turns: readonly Turn[]): TurnedTopics {
  const document = parseDocument(text);
  const edits = turns
    .flatMap((turn) => numbersOf(document, turn.dial).map((number) => ({ turn, number })))
    .toSorted((one, other) => other.number.start - one.number.start);
  let turned = text;
  for (const { turn, number } of edits) {
    const { start, end, value } = number;
    turned = `${turned.slice(0, start)}${Math.round(value * turn.factor * 100) / 100}${turned.slice(end)}`;
  }
  const after = turned.split('\n');
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length;
  const changes = text.split('\n').flatMap((before, index): readonly LineChange[] => {
    const line = index + 1;
    if (after[index] === undefined || after[index] === before) return [];
    const here = edits.filter(({ number }) => lineOf(number.start) === line).map(({ turn }) => turn);
    return [{ line, before, after: after[index], turns: [...new Set(here)].toReversed() }];
  });
  return { text: turned, changes };
}
