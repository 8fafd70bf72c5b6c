import type { Band } from './topic.ts';

export type Field = 'title' | 'lead' | 'text';

/** Half-open range in UTF-16 code units of the field as it was matched, as String.prototype.slice takes it. */
export interface Place {
  readonly field: Field;
  readonly start: number;
  readonly end: number;
  /** The word as it stands there. */
  readonly found: string;
}

/** Evidence: a term, where it was found, and what that was worth. */
export interface Match {
  readonly group: string;
  readonly term: string;
  readonly places: readonly Place[];
  /** The sentence of the best place, for the reader's eye; at most 300 characters. */
  readonly sentence?: string;
  /** Rounded to two decimals, after needs; before the group's cap. */
  readonly points: number;
  /** Why the points are not what one would expect, in plain words: `needs: no battery word`. */
  readonly note?: string;
}

export interface TopicMatch {
  readonly id: string;
  readonly score: number;
  readonly verdict: Band;
  readonly matches: readonly Match[];
  /** Why the verdict is not the one that the score alone would give. */
  readonly note?: string;
}

/** The filter's answer for one article: its topics, best first. */
export interface Verdict {
  readonly verdict: Band;
  /** Score of the best topic. */
  readonly score: number;
  readonly language?: string;
  readonly topics: readonly TopicMatch[];
  /** Hash of the topics and the engine that gave this answer. */
  readonly lexicon: string;
}
