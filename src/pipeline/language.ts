/**
 * What a text is written in. The detector is eld with all its languages: with only Finnish, Swedish and English to
 * choose from it calls Norwegian "Swedish, for certain" (measured).
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { ngramTables } from './language-tables.ts';

interface Detection {
  readonly language: string;
  readonly getScores: () => Readonly<Record<string, number>>;
}

/** One of eld's detectors before it has its tables. */
interface EmptyDetector {
  readonly instance: { readonly detect: (text: string) => Detection };
  readonly loadData: (tables: unknown) => void;
}

/** The detector's own choice; the smallest hears two of our 300 headlines wrong. */
const TABLES = 'medium';
const load = createRequire(import.meta.url);
let detector: ((text: string) => Detection) | undefined;

/** Made by the first text and not by every command. */
function makeDetector(): (text: string) => Detection {
  // By their places, since the package names itself to `import` only, which cannot wait until it is needed.
  const entry = import.meta.resolve('eld');
  const at = (path: string) => fileURLToPath(new URL(`../${path}`, entry));
  const file = at(`ngrams/${TABLES}.js`);
  const { createEld }: { createEld(): EmptyDetector } = load(at('languageDetector.js'));
  const { instance, loadData } = createEld();
  loadData(ngramTables(readFileSync(file, 'utf8')) ?? load(file).ngramsData);
  return (text) => instance.detect(text);
}

function detect(text: string): string {
  detector ??= makeDetector();
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
