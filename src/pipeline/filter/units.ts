import type { Language } from '../../domain/source.ts';
import type { Term } from '../../domain/topic.ts';
import { ENGLISH_ORTHOGRAPHY, englishStems } from './english.ts';
import { finnishStems } from './finnish.ts';
import { FINNISH_ORTHOGRAPHY } from './finnish-compounds.ts';
import { nameStems } from './names.ts';
import type { Orthography, Standing, Stem } from './stem.ts';
import { SWEDISH_ORTHOGRAPHY, swedishStems } from './swedish.ts';

/** One word of a term: what a single token can be. */
export interface Unit {
  readonly id: number;
  readonly kind: 'word' | 'name' | 'acronym' | 'small-name';
  /** As it has to be spelled: acronyms in their own case, everything else in small letters. */
  readonly text: string;
  readonly allows: (standing: Standing) => boolean;
  readonly except: readonly RegExp[];
}

interface LanguageRules {
  readonly stems: (word: string) => readonly Stem[];
  readonly orthography: Orthography;
}

export const RULES: Readonly<Record<Language, LanguageRules>> = {
  fi: { stems: (word) => finnishStems(word, false), orthography: FINNISH_ORTHOGRAPHY },
  sv: { stems: swedishStems, orthography: SWEDISH_ORTHOGRAPHY },
  en: { stems: englishStems, orthography: ENGLISH_ORTHOGRAPHY },
};

/** Words of a term as the tokens of this language are cut. */
export function wordsOf(term: Term, language: Language): readonly string[] {
  const words = term.text
    .normalize('NFC')
    .replace(/[\u2010\u2011\u2013]/g, '-')
    .replace(/\u2019/g, "'");
  return words.split(language === 'en' ? /[\s-]+/ : /\s+/).filter((word) => word !== '');
}

/** The units that a term's words are, in order. */
export function unitsOf(term: Term, language: Language, nextId: () => number): readonly Unit[] {
  const words = wordsOf(term, language);
  return words.map((word, index) => {
    const isLast = index === words.length - 1;
    const capital = word !== word.toLowerCase();
    const kind = term.kind === 'name' && !capital ? 'small-name' : term.kind;
    return {
      id: nextId(),
      kind,
      text: kind === 'acronym' ? word : word.toLowerCase(),
      allows: standingsOf(word.length < SHORTEST_IN_COMPOUND ? { ...term, compounds: false } : term, {
        isPhrase: words.length > 1,
        isLast,
      }),
      except: term.except.map(globPattern),
    };
  });
}

/** Two letters are in every second word. */
const SHORTEST_IN_COMPOUND = 3;

/** Every word of a phrase inflects; compounds are made of its last one only (`kriittisten raaka-ainehankkeiden`). */
function standingsOf(
  term: Term,
  { isPhrase, isLast }: { readonly isPhrase: boolean; readonly isLast: boolean },
): (standing: Standing) => boolean {
  if (isPhrase && !isLast) return (standing) => standing === 'simple';
  if (isPhrase) return (standing) => standing === 'simple' || (term.compounds && standing === 'modifier');
  if (!term.compounds || term.position === 'simple') return (standing) => standing === 'simple';
  if (term.position === 'any') return () => true;
  return (standing) => standing === term.position;
}

/** `akkuk?ytt*` on the whole token in small letters. */
export function globPattern(glob: string): RegExp {
  const escaped = glob.toLowerCase().replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'u');
}

/** Names inflect alike in all languages, so the three lexicons share what was made for one of them. */
export type NameStems = Map<string, readonly Stem[]>;

/** Stems of a unit in this language; `kierrät*` is a stem already. */
export function stemsOf(unit: Unit, language: Language, made: NameStems): readonly Stem[] {
  if (unit.text.endsWith('*')) return [{ text: unit.text.slice(0, -1), role: 'prefix' }];
  if (unit.kind === 'word') return RULES[language].stems(unit.text);
  const stems = made.get(unit.text) ?? nameStems(unit.text);
  made.set(unit.text, stems);
  return stems;
}
