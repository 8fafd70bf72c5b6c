import { isLanguage, type Language } from '../../domain/source.ts';
import { words } from '../../domain/words.ts';
import { type Decided, inFixedOrder } from './decided.ts';

/** A word of articles that staff approved and the topics did not accept: perhaps a term is missing. */
export interface MissingWord {
  readonly word: string;
  readonly language: Language;
  /** Articles in this language with the word, out of how many: approved though not accepted, and rejected. */
  readonly approved: readonly [number, number];
  readonly rejected: readonly [number, number];
  /** How many times likelier the odds of the word are among the approved, as a natural logarithm. */
  readonly logOdds: number;
  /** Headlines of approved articles that have the word. */
  readonly headlines: readonly string[];
}

const WORDS_SHOWN = 10;
const HEADLINES_SHOWN = 2;
/** A word of fewer articles says something of these articles, not of the topic. */
const FEWEST_ARTICLES = 3;
/** Without so many rejected articles in the language there is nothing to hold `the` and `että` against. */
const FEWEST_REJECTED = 5;
const SHORTEST_WORD = 4;
/** Standard errors that the log-odds are above nothing, so that chance seldom does it. */
const LEAST_CERTAINTY = 2;

/** The words that tell best what staff approve and the topics miss, best first; never one that a term finds. */
export function missingWords(
  decided: readonly Decided[],
  isCovered: (word: string, language: Language) => boolean,
): readonly MissingWord[] {
  const ordered = inFixedOrder(decided);
  const languages = [...new Set(ordered.map(languageOf))].filter(isLanguage).toSorted();
  const ranked = languages
    .flatMap((language) =>
      wordsOf(
        ordered.filter((each) => languageOf(each) === language),
        language,
      ),
    )
    .filter(({ certainty }) => certainty >= LEAST_CERTAINTY)
    .toSorted((one, other) => other.certainty - one.certainty || (one.word < other.word ? -1 : 1));
  const found: MissingWord[] = [];
  for (const { certainty: _certainty, ...word } of ranked) {
    if (found.length === WORDS_SHOWN) break;
    if (!isCovered(word.word, word.language)) found.push(word);
  }
  return found;
}

function languageOf({ verdict, article }: Decided): string | undefined {
  return verdict.language ?? article.language;
}

type Ranked = MissingWord & { readonly certainty: number };

function wordsOf(decided: readonly Decided[], language: Language): readonly Ranked[] {
  const approved = decided.filter((each) => each.isApproved && each.verdict.verdict !== 'accept');
  const rejected = decided.filter((each) => !each.isApproved);
  if (approved.length < FEWEST_ARTICLES || rejected.length < FEWEST_REJECTED) return [];
  const among = articlesByWord(rejected);
  return [...articlesByWord(approved)]
    .filter(([word, articles]) => articles.length >= FEWEST_ARTICLES && isWord(word))
    .map(([word, articles]) => {
      const counts = {
        approved: [articles.length, approved.length],
        rejected: [among.get(word)?.length ?? 0, rejected.length],
      } as const;
      const headlines = articles.slice(0, HEADLINES_SHOWN).map(({ article }) => article.title);
      return { word, language, ...counts, ...oddsOf(counts), headlines };
    });
}

/** With half an article added on each side (Haldane and Anscombe), so that "never" has odds too. */
function oddsOf({ approved, rejected }: Pick<MissingWord, 'approved' | 'rejected'>) {
  const [with1, all1] = approved;
  const [with2, all2] = rejected;
  const cells = [with1, all1 - with1, with2, all2 - with2].map((count) => count + 0.5);
  const [a = 1, b = 1, c = 1, d = 1] = cells;
  const logOdds = Math.log((a * d) / (b * c));
  const error = Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d);
  return { logOdds: Math.round(logOdds * 100) / 100, certainty: logOdds / error };
}

function isWord(word: string): boolean {
  return word.length >= SHORTEST_WORD && /^\p{L}+$/u.test(word);
}

/** Each article once, however often it says the word. */
function articlesByWord(decided: readonly Decided[]): ReadonlyMap<string, readonly Decided[]> {
  const found = new Map<string, Decided[]>();
  for (const each of decided) {
    const { title, lead = '', text } = each.article;
    for (const word of new Set(words(`${title}\n${lead}\n${text}`))) {
      const articles = found.get(word);
      if (articles === undefined) found.set(word, [each]);
      else articles.push(each);
    }
  }
  return found;
}
