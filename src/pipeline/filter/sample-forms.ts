/**
 * What a term is found as: some inflected forms, the most common first, for staff who think of adding it. They are
 * made by rules of their own, which aim at forms that a person would write, and each is then looked for with the
 * term, so that none is shown that an article with it would not be found by.
 */
import type { Language } from '../../domain/source.ts';
import type { Term } from '../../domain/topic.ts';
import { finnishForms } from './finnish-forms.ts';
import { swedishForms, swedishFormsBefore } from './swedish-forms.ts';
import { type TermProbe, termProbe } from './term-probe.ts';
import { wordsOf } from './units.ts';

const MOST_FORMS = 12;

/** Forms in one language; none for a term of another language and for `kierrät*`, which is no word. */
export function sampleForms(term: Term, language: Language): readonly string[] {
  if (term.language !== undefined && term.language !== language) return [];
  const words = wordsOf(term, language);
  if (words.length === 0 || words.some((word) => word.includes('*'))) return [];
  const probe = termProbe([term]);
  const forms = FORMS[term.kind](words, language);
  return [...new Set(forms)].filter((form) => isFoundWhole(form, language, probe)).slice(0, MOST_FORMS);
}

function isFoundWhole(form: string, language: Language, probe: TermProbe): boolean {
  return probe.found({ title: form }, language).some(({ text }) => text === form);
}

const FORMS: Readonly<Record<Term['kind'], (words: readonly string[], language: Language) => string[]>> = {
  word: (words, language) => WORD_FORMS[language](words.map((word) => word.toLowerCase())),
  name: nameForms,
  acronym: acronymForms,
};

const WORD_FORMS: Readonly<Record<Language, (words: readonly string[]) => string[]>> = {
  fi: (words) =>
    agreeing(
      words.slice(0, -1).map((word) => (isFixed(word) ? undefined : finnishForms(word, false))),
      words,
      finnishForms(words.at(-1) ?? '', false),
    ),
  sv: (words) =>
    agreeing(words.slice(0, -1).map(swedishFormsBefore), words, swedishForms(words.at(-1) ?? '')),
  en: englishForms,
};

/** `litiumin jalostus`: a genitive stays, whatever happens to what it belongs to. */
function isFixed(word: string): boolean {
  return word.endsWith('n') && !word.endsWith('nen');
}

/** Forms of a phrase: those of the last word, with the form of each word before it in the same place. */
function agreeing(
  before: readonly (readonly string[] | undefined)[],
  words: readonly string[],
  last: readonly string[],
): string[] {
  return last.map((form, place) =>
    [...before.map((forms, index) => forms?.[place] ?? words[index]), form].join(' '),
  );
}

function englishForms(words: readonly string[]): string[] {
  const before = words.slice(0, -1);
  const last = words.at(-1) ?? '';
  // The apostrophe of `batteries'` is no part of the word where texts are read, so that form is the plural.
  const open = [last, englishPlural(last), `${last}'s`].map((form) => [...before, form].join(' '));
  if (words.length === 1) return open;
  return [...open, words.join('-'), words.join('')];
}

function englishPlural(word: string): string {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  if (/(?:s|x|z|ch|sh)$/.test(word)) return `${word}es`;
  return /(?:l|ea|oa|i)fe?$/.test(word) ? `${word.replace(/fe?$/, '')}ves` : `${word}s`;
}

function nameForms(words: readonly string[], language: Language): string[] {
  const [front, last] = lastOf(words);
  const made = { fi: finnishNames(last), sv: [last, genitive(last), `${last}:s`], en: [last, `${last}'s`] };
  return made[language].map((form) => front + form);
}

function acronymForms(words: readonly string[], language: Language): string[] {
  const [front, last] = lastOf(words);
  const made = { fi: finnishAcronyms(last), sv: [last, `${last}s`, `${last}:s`], en: [last, `${last}'s`] };
  return made[language].map((form) => front + form);
}

/** Of a name of several words the last one inflects: `Suomen Malmijalostuksen`. */
function lastOf(words: readonly string[]): readonly [front: string, last: string] {
  return [
    words
      .slice(0, -1)
      .map((word) => `${word} `)
      .join(''),
    words.at(-1) ?? '',
  ];
}

function finnishNames(name: string): string[] {
  const inflected = finnishForms(name.toLowerCase(), true).map((form) => inCapitalsOf(name, form));
  return [...inflected, `${name}:n`, `${name}-hanke`];
}

function genitive(name: string): string {
  return /[sxz]$/.test(name) ? name : `${name}s`;
}

/** `batcirclen` → `BATCirclen`. */
function inCapitalsOf(name: string, form: string): string {
  let same = 0;
  while (same < form.length && name[same]?.toLowerCase() === form[same]) same += 1;
  return name.slice(0, same) + form.slice(same);
}

/** The ending follows the sound of the last letter's name: `VTT:llä` (tee), `GTK:lla` (koo). */
function finnishAcronyms(acronym: string): string[] {
  const a = /[AHKOQU]$/.test(acronym) ? 'a' : 'ä';
  const spelled = ['n', `ss${a}`, `st${a}`, `ll${a}`, `lt${a}`, 'lle'].map(
    (ending) => `${acronym}:${ending}`,
  );
  // Read as a word where it can be: `LUTin`.
  const read = /[AEIOUYÄÖ]/.test(acronym) ? ['in', 'issa'].map((ending) => acronym + ending) : [];
  return [acronym, ...spelled, ...read, `${acronym}-hanke`];
}
