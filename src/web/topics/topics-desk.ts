import type { Article } from '../../domain/article.ts';
import type { Verdict } from '../../domain/match.ts';
import type { Result } from '../../domain/result.ts';
import type { Language } from '../../domain/source.ts';
import type { TermReach } from '../../pipeline/term-reach.ts';

/** A text to be judged. */
export interface TriedText {
  readonly title: string;
  readonly lead?: string;
  readonly text?: string;
  readonly language?: Language;
}

/** A word that staff think of adding. */
export interface TriedWord {
  readonly text: string;
  readonly kind: 'word' | 'name' | 'acronym';
  readonly language?: Language;
  /** `GROUP` or `TOPIC/GROUP`; absent: only what it finds. */
  readonly group?: string;
  readonly weight?: number;
}

export interface TriedTerm extends TermReach {
  /** What the linter says of it. */
  readonly remarks: readonly string[];
}

/** What the topics page asks for: nothing of it changes anything, but taking an article in. */
export interface TopicsDesk {
  /** `topics.yaml` as it stands there. */
  written(): Promise<string>;
  /** What the linter says of it, sentence by sentence. */
  remarks(): readonly string[];
  /** Ids of groups that a word can be added to. */
  groups(): readonly string[];
  /** By today's topics or, where `written` is given, by these; every mistake of them at once. */
  judge(text: TriedText, written?: string): Result<Verdict, readonly string[]>;
  /** The page at an address as it would be read, fetched politely. */
  read(url: string): Promise<Result<Article, string>>;
  /** What a word would find; a sentence where there is no such group. */
  reach(word: TriedWord): Promise<Result<TriedTerm, string>>;
  /** An article that was rejected becomes one that staff decide on; false where its words are no longer kept. */
  takeIn(articleId: number): Promise<boolean>;
}
