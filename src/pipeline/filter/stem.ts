/** A beginning of word forms, as the rules of a language make it from a base form; in small letters. */
export type Stem =
  /** A whole word, or the last part of a compound, together with one of the endings. */
  | { readonly text: string; readonly role: 'word'; readonly endings: ReadonlySet<string> }
  /** The left part of a compound: anywhere before its last part, or only at the beginning of the word. */
  | { readonly text: string; readonly role: 'modifier' | 'first-modifier' }
  /** The beginning of any word at all: what staff wrote as `kierrät*`. */
  | { readonly text: string; readonly role: 'prefix' };

/** How a word was found in a token. */
export type Standing = 'simple' | 'modifier' | 'head';

/** The orthography of a language: where one part of a compound may end and another begin. */
export interface Orthography {
  /** Whether a part of a compound may begin at this place, which is not the beginning of the token. */
  beginsPart(token: string, at: number): boolean;
  /** Whether what stands from this place on may be the rest of a compound; `at` is not the end. */
  isRestOfCompound(token: string, at: number): boolean;
  /** Whether a stem is so short that inside a word written closed it is nothing but chance. */
  isTooShortInside(stem: string): boolean;
}
