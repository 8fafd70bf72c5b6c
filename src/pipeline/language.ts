/**
 * What a text is written in. The detector is eld with all its languages: with only Finnish, Swedish and English to
 * choose from it calls Norwegian "Swedish, for certain" (measured). Of its tables the smallest: with them 298 of our 300
 * headlines are heard right and all 300 where the source's language is known; the next larger hears all, for 60 MB more.
 */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

type Detector = (text: string) => {
  readonly language: string;
  readonly getScores: () => Readonly<Record<string, number>>;
};

const load = createRequire(import.meta.url);
let detector: Detector | undefined;

/** Its tables cost half a second and 80 MB, so they are loaded by the first text and not by every command. */
function detect(text: string): string {
  if (detector === undefined) {
    // By its place, since the package names itself to `import` only, which cannot wait until it is needed.
    const { eld }: { readonly eld: { readonly detect: Detector } } = load(
      fileURLToPath(import.meta.resolve('eld/extrasmall')),
    );
    detector = (sample) => eld.detect(sample);
  }
  const answer = detector(text);
  if (answer.language !== 'da') return answer.language;
  const { da = 0, no = 0 } = answer.getScores();
  return da - no < NEARLY_EQUAL ? 'no' : 'da';
}

/** Bokmål and Danish share most words; of two that are this close it is the one that our sources write. */
const NEARLY_EQUAL = 0.05;

/** More text makes no better answer, only a later one. */
const MAX_CHARACTERS = 300;
/** Shorter texts are names as often as not (`Nokia`, `YIT`). */
const MIN_LETTERS = 12;
/** Neighbours that a short text is easily taken for, where the source says what it usually writes. */
const MISTAKEN_FOR: Readonly<Record<string, readonly string[]>> = {
  fi: ['et'],
  sv: ['no', 'nb', 'nn', 'da'],
  no: ['da', 'sv'],
  da: ['no', 'sv'],
  en: [],
};
/** Below this many characters a neighbour's name gives way to what the source says. */
const SHORT_TEXT = 120;

/** BCP 47 primary tag from the text; `fallback` where the text is too short or tells nothing. */
export function detectLanguage(text: string, fallback?: string): string | undefined {
  const sample = text.slice(0, MAX_CHARACTERS);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters < MIN_LETTERS) return fallback;
  const language = detect(sample);
  if (language === '') return fallback;
  const mistaken = fallback === undefined ? [] : (MISTAKEN_FOR[fallback] ?? []);
  return sample.length < SHORT_TEXT && mistaken.includes(language) ? fallback : language;
}

/** `fi-FI`, `FI`, `finnish` … as BCP 47 primary tag; undefined for what is none. */
export function languageTag(written: string | undefined): string | undefined {
  const tag = /^\s*([a-z]{2,3})(?:[-_]|\s*$)/i.exec(written ?? '')?.[1]?.toLowerCase();
  return tag === 'nb' || tag === 'nn' ? 'no' : tag;
}
