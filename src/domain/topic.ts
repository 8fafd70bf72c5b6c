import type { Language } from './source.ts';

/** The rule language of topics.yaml, read and validated. Points are plain numbers without unit. */
export interface Topics {
  readonly settings: TopicSettings;
  readonly topics: readonly Topic[];
}

export interface TopicSettings {
  /** At or above: a mention. */
  readonly accept: number;
  /** At or above, and below `accept`: staff look at it. */
  readonly review: number;
  /** Headline and teaser that reach this make us fetch the article. */
  readonly hint: number;
  /** Factor for a term found in the title, in the lead. */
  readonly title: number;
  readonly lead: number;
  /** What the first, second, third … place of the same term adds. */
  readonly repeat: readonly number[];
}

export interface Topic {
  readonly id: string;
  readonly name: Readonly<Partial<Record<Language, string>>>;
  readonly settings: TopicSettings;
  readonly groups: readonly TermGroup[];
  readonly near: readonly NearRule[];
  /** Phrases that are masked before anything is counted. */
  readonly exclude: readonly Term[];
  readonly examples: readonly TopicExample[];
}

export interface TermGroup {
  readonly id: string;
  /** Negative for groups that speak against. */
  readonly weight: number;
  /** Largest sum of the group, in the direction of its weight. */
  readonly cap?: number;
  /** Points count only when a term of one of these groups is found too. */
  readonly needs: readonly string[];
  readonly terms: readonly Term[];
}

export interface Term {
  /** Base form, or several words that all inflect, or `stem*`. */
  readonly text: string;
  readonly kind: 'word' | 'name' | 'acronym';
  /** What several names of one thing (former names, other languages) count as; undefined: its own text. */
  readonly tag?: string;
  /** Undefined: any language (names, acronyms). */
  readonly language?: Language;
  /** Instead of the group's weight. */
  readonly weight?: number;
  /** Where in a compound word the term may stand. */
  readonly position: 'any' | 'simple' | 'modifier' | 'head';
  readonly compounds: boolean;
  /** Glob patterns on the whole lower-case token that are not this term. */
  readonly except: readonly string[];
}

export interface NearRule {
  readonly name: string;
  /** One list of groups for each word that has to be there. */
  readonly all: readonly (readonly string[])[];
  /** Largest distance in words, within one sentence. */
  readonly within: number;
  readonly weight: number;
}

export interface TopicExample {
  readonly language?: Language;
  readonly title: string;
  readonly lead?: string;
  readonly text?: string;
  readonly expect: Band;
}

/** What a score means. */
export type Band = 'accept' | 'review' | 'reject';
