/**
 * topics.yaml → Topics. Staff write base forms in groups, by language; what a rule means is told in
 * pipeline/filter/index.ts. Two shapes are read: several `topics`, and a single list of words with `groups` and
 * `near` at the top, which is one topic. Beside `topics`, top-level `groups` are shared: a topic takes them over by
 * `use: [battery, consumer]`, and may give one another weight, cap or needs by naming it without words.
 */
import { failed, ok, type Result } from '../domain/result.ts';
import { LANGUAGES, type Language } from '../domain/source.ts';
import type { NearRule, Term, TermGroup, Topic, TopicSettings, Topics } from '../domain/topic.ts';
import type { Problem } from './problems.ts';
import { writtenIn } from './topics-lines.ts';
import {
  file,
  type WordList,
  type WrittenFile,
  type WrittenGroup,
  type WrittenSettings,
  type WrittenTopic,
  type WrittenWords,
} from './topics-schema.ts';
import { exampleOf, given, termsOf } from './topics-terms.ts';
import { type LocatedYaml, readYaml } from './yaml.ts';

const DEFAULTS: TopicSettings = {
  accept: 6,
  review: 2,
  hint: 1,
  title: 2,
  lead: 1.4,
  repeat: [1, 0.5, 0.25],
};

/** Name of the one topic that a single list of words is. */
const SINGLE_TOPIC = 'topic';

/** Reads topics.yaml; answers with every mistake at once. */
export function readTopics(text: string, fileName: string): Result<Topics, readonly Problem[]> {
  const read = readYaml<WrittenFile>(text, fileName, file);
  if (!read.ok) return read;
  const reader = new TopicsReader(read.value, fileName);
  const topics = reader.topics();
  return reader.problems.length > 0 ? failed(reader.problems) : ok(topics);
}

type Path = readonly (string | number)[];

/** Turns what was written into topics and collects what is wrong on the way. */
class TopicsReader {
  readonly problems: Problem[] = [];
  private readonly written: LocatedYaml<WrittenFile>;
  private readonly file: string;

  constructor(written: LocatedYaml<WrittenFile>, fileName: string) {
    this.written = written;
    this.file = fileName;
  }

  topics(): Topics {
    const { value } = this.written;
    const common = withDefaults(DEFAULTS, value.settings);
    if (value.topics === undefined && value.groups === undefined) {
      this.say(
        [],
        'there is nothing to look for; write topics: with at least one topic, or groups: for a single one',
      );
    }
    const topics =
      value.topics === undefined
        ? [this.topic({ id: SINGLE_TOPIC, ...pick(value) }, [], common)]
        : value.topics.map((each, index) =>
            this.topic(each, ['topics', index], withDefaults(common, each.settings)),
          );
    this.refuseDoubles(topics);
    if (value.topics !== undefined) this.refuseStrayRules(value);
    return this.at({ settings: common, topics }, []);
  }

  private topic(written: WrittenTopic, path: Path, topicSettings: TopicSettings): Topic {
    if (topicSettings.review > topicSettings.accept) {
      this.say(
        [...path, 'settings'],
        `review is ${topicSettings.review} and accept ${topicSettings.accept}; review must not be above accept`,
      );
    }
    const groups = this.groups(written, path);
    const ids = new Set(groups.map(({ id }) => id));
    const nearRules = (written.near ?? []).map((rule, index) => {
      for (const id of rule.all.flat())
        this.known(id, ids, [...path, 'near', index], `near rule "${rule.name}"`);
      return this.at(rule, [...path, 'near', index]);
    });
    const sharedMask = path.length > 0 ? this.terms(this.written.value.exclude ?? {}, ['exclude']) : [];
    return this.at(
      {
        id: written.id,
        name: given(written.name ?? {}),
        settings: topicSettings,
        groups,
        near: [...nearRules, ...this.sharedNear(path, ids)],
        exclude: [
          ...this.terms(written.exclude ?? {}, [...path, 'exclude']),
          ...sharedMask,
          ...this.groupOfMasks(written, path),
        ],
        examples: (written.examples ?? []).map((each, index) =>
          this.at(exampleOf(each), [...path, 'examples', index]),
        ),
      },
      path,
    );
  }

  private groups(written: WrittenTopic, path: Path): readonly TermGroup[] {
    const shared = path.length > 0 ? (this.written.value.groups ?? {}) : {};
    const groups: TermGroup[] = [];
    for (const [id, own] of Object.entries(written.groups ?? {})) {
      if (id === 'exclude') continue;
      const lent = hasWords(own) ? undefined : shared[id];
      if (!hasWords(own) && lent === undefined) {
        this.say(
          [...path, 'groups', id],
          `group "${id}" has no words; give it fi, sv, en, names or acronyms`,
        );
      }
      const source = lent === undefined ? ([...path, 'groups', id] as const) : (['groups', id] as const);
      groups.push(this.group(id, { ...lent, ...given(own) }, source));
    }
    for (const [index, id] of (written.use ?? []).entries()) {
      const lent = shared[id];
      if (lent === undefined) {
        this.known(id, new Set(Object.keys(shared)), [...path, 'use', index], 'use');
      } else if (!groups.some((each) => each.id === id)) groups.push(this.group(id, lent, ['groups', id]));
    }
    const ids = new Set(groups.map(({ id }) => id));
    for (const { id, needs } of groups) {
      for (const needed of needs) {
        const isOwn = written.groups?.[id]?.needs !== undefined || shared[id]?.needs === undefined;
        const known = isOwn ? ids : new Set([...ids, ...Object.keys(shared)]);
        this.known(needed, known, [...path, 'groups', id, 'needs'], `needs of group "${id}"`);
      }
    }
    return groups;
  }

  private group(id: string, written: WrittenGroup, path: Path): TermGroup {
    const { weight = 1, cap, needs = [] } = written;
    return this.at(
      { id, weight, needs, terms: this.terms(written, path), ...(cap !== undefined && { cap }) },
      path,
    );
  }

  private terms(written: WrittenWords, path: Path): readonly Term[] {
    const listed = (key: WordList, kind: Term['kind'], language?: Language) =>
      (written[key] ?? []).flatMap((each, index) =>
        termsOf(each, kind, language).map((term) => this.at(term, [...path, key, index])),
      );
    return [
      ...LANGUAGES.flatMap((language) => listed(language, 'word', language)),
      ...listed('names', 'name'),
      ...listed('acronyms', 'acronym'),
    ];
  }

  /** The older form of the list has the masking phrases as a group called `exclude`. */
  private groupOfMasks(written: WrittenTopic, path: Path): readonly Term[] {
    const masks = written.groups?.['exclude'];
    return masks === undefined ? [] : this.terms(masks, [...path, 'groups', 'exclude']);
  }

  /** Shared near rules hold for the topics that have all their groups. */
  private sharedNear(path: Path, ids: ReadonlySet<string>): readonly NearRule[] {
    if (path.length === 0) return [];
    return (this.written.value.near ?? []).filter((rule) => rule.all.flat().every((id) => ids.has(id)));
  }

  private refuseDoubles(topics: readonly Topic[]): void {
    const ids = new Set<string>();
    for (const [index, { id }] of topics.entries()) {
      if (ids.has(id))
        this.say(['topics', index, 'id'], `topic "${id}" is there already; give each topic its own id`);
      ids.add(id);
    }
  }

  private refuseStrayRules(value: WrittenFile): void {
    if (value.examples === undefined) return;
    this.say(['examples'], 'examples belong to a topic; move them under the one that they are examples of');
  }

  private known(id: string, ids: ReadonlySet<string>, path: Path, where: string): void {
    if (!ids.has(id))
      this.say(path, `${where} names group "${id}", which is not there; groups are ${[...ids].join(', ')}`);
  }

  private say(path: Path, message: string): void {
    this.problems.push({ file: this.file, line: this.written.lineOf(path), message, severity: 'error' });
  }

  private at<Part extends object>(part: Part, path: Path): Part {
    return writtenIn(part, { file: this.file, line: this.written.lineOf(path) });
  }
}

function pick({ groups, near: nearRules, exclude: masks, examples }: WrittenFile): Omit<WrittenTopic, 'id'> {
  return { groups, near: nearRules, exclude: masks, examples };
}

function withDefaults(defaults: TopicSettings, written: WrittenSettings | undefined): TopicSettings {
  return { ...defaults, ...given(written ?? {}) };
}

function hasWords(written: WrittenGroup): boolean {
  return [written.fi, written.sv, written.en, written.names, written.acronyms].some(
    (list) => list !== undefined,
  );
}
