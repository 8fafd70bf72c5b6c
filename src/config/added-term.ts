/** A word that is not in topics.yaml yet, and the topics as they would be with it. */
import { LANGUAGES, type Language } from '../domain/source.ts';
import type { Term, TermGroup, Topic, Topics } from '../domain/topic.ts';
import { describeProblem, type Problem } from './problems.ts';
import { placeWritten, writtenIn } from './topics-lines.ts';
import { lintTopics } from './topics-lint.ts';

export interface NewWord {
  /** As it would be written in the file: base form, phrase or `stem*`. */
  readonly text: string;
  readonly kind: Term['kind'];
  /** Undefined: every language. */
  readonly language?: Language;
  /** Undefined: that of the group. */
  readonly weight?: number;
}

/** A word is one term in each language that it is a word of; names and acronyms are one in all of them. */
export function newTerms({ text, kind, language, weight }: NewWord): readonly Term[] {
  const term: Term = {
    ...{ text, kind, position: 'any', compounds: true, except: [] },
    ...(weight !== undefined && { weight }),
  };
  if (kind !== 'word') return [term];
  return (language === undefined ? LANGUAGES : [language]).map((each) => ({ ...term, language: each }));
}

/** The masking phrases of a topic, named as a group. */
const MASKS = 'exclude';

/** Every group once, however many topics share it. */
export function groupIds({ topics }: Topics): readonly string[] {
  return [...new Set([...topics.flatMap(({ groups }) => groups.map(({ id }) => id)), MASKS])];
}

/**
 * The topics with these terms in a group: `TOPIC/GROUP`, or `GROUP` in every topic that has it. Undefined where there
 * is no such group.
 */
export function withTerms(topics: Topics, place: string, terms: readonly Term[]): Topics | undefined {
  const [group = '', topic] = place.split('/').reverse();
  const isMeant = (each: Topic) =>
    (topic === undefined || topic === each.id) &&
    (group === MASKS || each.groups.some(({ id }) => id === group));
  if (place.split('/').length > 2 || !topics.topics.some(isMeant)) return undefined;
  return {
    ...topics,
    topics: topics.topics.map((each) => (isMeant(each) ? topicWith(each, group, terms) : each)),
  };
}

function topicWith(topic: Topic, group: string, terms: readonly Term[]): Topic {
  if (group === MASKS) return sameLine(topic, { ...topic, exclude: [...topic.exclude, ...at(topic, terms)] });
  const groups = topic.groups.map((each) => (each.id === group ? groupWith(each, terms) : each));
  return sameLine(topic, { ...topic, groups });
}

function groupWith(group: TermGroup, terms: readonly Term[]): TermGroup {
  return sameLine(group, { ...group, terms: [...group.terms, ...at(group, terms)] });
}

/** The linter says where, so new terms stand on the line of their group. */
function at(part: TermGroup | Topic, terms: readonly Term[]): readonly Term[] {
  return terms.map((term) => sameLine(part, { ...term }));
}

function sameLine<Part extends object>(old: object, changed: Part): Part {
  return writtenIn(changed, placeWritten(old));
}

/** What the linter says of the terms by themselves. */
export function remarksOn(terms: readonly Term[], { settings }: Topics): readonly string[] {
  const group: TermGroup = { id: 'new', weight: 1, needs: [], terms };
  const rest = { name: {}, near: [], exclude: [], examples: [] };
  const problems = lintTopics({ settings, topics: [{ id: 'new', settings, groups: [group], ...rest }] });
  return [...new Set(problems.map(({ message }) => message))];
}

/** What it says of the changed topics and not of those before, examples that fail now among it. */
export function newProblems(before: Topics, after: Topics): readonly Problem[] {
  const known = new Set(lintTopics(before).map(describeProblem));
  return lintTopics(after).filter((problem) => !known.has(describeProblem(problem)));
}
