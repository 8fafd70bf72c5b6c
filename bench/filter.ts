import { existsSync, readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { readTopics } from '../src/config/topics.ts';
import type { Language } from '../src/domain/source.ts';
import type { Term, Topics } from '../src/domain/topic.ts';
import { compileFilter, type Filter } from '../src/pipeline/filter/index.ts';
import { compileLexicon } from '../src/pipeline/filter/lexicon.ts';

const CORPORA = new URL('../../shared/corpora/', import.meta.url);
const QUALITY = new URL('../test/quality.json', import.meta.url);
const TOPICS = new URL('../topics.yaml', import.meta.url);

/** Figures by name; floors and ceilings for them stand in test/quality.json. */
type Figures = Record<string, number>;

/** Prints what the filter finds and what it costs, beside the floors that test/quality.json holds. */
export async function bench(): Promise<void> {
  if (!existsSync(CORPORA)) {
    console.log('filter: the corpora are not here (../shared/corpora), nothing measured');
    return;
  }
  const topics = shippedTopics();
  const filter = compileFilter(topics);
  const figures: Figures = {
    ...domainForms(),
    ...nouns('fi', 'finnish-nouns.tsv', 4),
    ...nouns('sv', 'swedish-nouns.tsv', 2),
    ...relevance(filter),
    ...falseAccepts(filter),
    ...cost(topics),
  };
  report(figures);
}

function shippedTopics(): Topics {
  const read = readTopics(readFileSync(TOPICS, 'utf8'), 'topics.yaml');
  if (!read.ok) throw new Error(`topics.yaml has ${read.problem.length} mistakes; see mediawatch check`);
  return read.value;
}

// ------------------------------------------------------------------ words

type Row = Readonly<Record<string, string>>;

function table(path: string): readonly Row[] {
  const [head = '', ...lines] = readFileSync(new URL(path, CORPORA), 'utf8').trimEnd().split('\n');
  const names = head.split('\t');
  return lines.map((line) => Object.fromEntries(line.split('\t').map((cell, at) => [names[at] ?? '', cell])));
}

function word(text: string, language: Language, compounds = true): Term {
  return { text, kind: 'word', language, position: 'any', compounds, except: [] };
}

function domainForms(): Figures {
  const rows = table('forms/finnish-domain-forms.tsv');
  const share = (kind: string) => {
    const ofKind = rows.filter((row) => row['kind'] === kind);
    const found = ofKind.filter((row) => {
      const keyword = (row['keyword'] ?? '').replace('NOT:', '');
      return lexiconOf(keyword).unitsIn(row['form'] ?? '').length > 0;
    });
    const odd = kind === 'false-friend' ? found : ofKind.filter((row) => !found.includes(row));
    if (odd.length > 0) console.log(`filter: ${kind}: ${odd.map((row) => row['form']).join(', ')}`);
    return found.length / ofKind.length;
  };
  const known = new Map<string, ReturnType<typeof compileLexicon>>();
  const lexiconOf = (keyword: string) => {
    const lexicon = known.get(keyword) ?? compileLexicon([word(keyword, 'fi')], 'fi');
    known.set(keyword, lexicon);
    return lexicon;
  };
  return {
    'domain inflections found': share('inflection'),
    'domain compounds found': share('compound'),
    'domain false friends hit': share('false-friend'),
  };
}

/** Every noun with at least so many forms as a keyword: are its forms found, and nothing but them? */
function nouns(language: 'fi' | 'sv', file: string, least: number): Figures {
  const rows = table(`forms/${file}`).filter(({ form = '' }) => /^\p{L}[\p{L}\-:']*$/u.test(form));
  const formsOf = new Map<string, Set<string>>();
  const lemmasOf = new Map<string, Set<string>>();
  for (const { form = '', lemma = '' } of rows) {
    const small = form.toLowerCase();
    put(formsOf, lemma.toLowerCase(), small);
    put(lemmasOf, small, lemma.toLowerCase());
  }
  const keywords = [...formsOf].filter(([, forms]) => forms.size >= least).map(([lemma]) => lemma);
  const lexicon = compileLexicon(
    keywords.map((keyword) => word(keyword, language, false)),
    language,
  );
  const missed: string[] = [];
  const wrong: string[] = [];
  let right = 0;
  for (const [form, lemmas] of lemmasOf) {
    const found = new Set(
      lexicon
        .unitsIn(form)
        .flatMap(({ unit }) => lexicon.beginningWith(unit).map(({ term }) => keywords[term] ?? '')),
    );
    for (const keyword of found) {
      if (lemmas.has(keyword)) right += 1;
      else wrong.push(`${form}≠${keyword}`);
    }
    for (const lemma of lemmas) {
      if ((formsOf.get(lemma)?.size ?? 0) >= least && !found.has(lemma)) missed.push(`${form}<${lemma}`);
    }
  }
  if (process.env['BENCH_VERBOSE'])
    console.log(`filter: ${language} missed: ${missed.join(' ')}\nwrong: ${wrong.join(' ')}`);
  return {
    [`${language} noun forms found`]: right / (right + missed.length),
    [`${language} noun precision`]: right / (right + wrong.length),
  };
}

function put(map: Map<string, Set<string>>, key: string, value: string): void {
  const values = map.get(key) ?? new Set();
  values.add(value);
  map.set(key, values);
}

// ------------------------------------------------------------------ articles

function relevance(filter: Filter): Figures {
  const rows = table('relevance/gold-dev.tsv');
  const decided = rows.filter(({ label }) => label !== 'borderline');
  const whole = decided.map((row) => judged(filter, row, true));
  const headlines = decided
    .filter((row) => row['headline_source'] !== 'descriptive')
    .map((row) => judged(filter, row, false));
  const borderline = rows
    .filter(({ label }) => label === 'borderline')
    .map((row) => judged(filter, row, true));
  const counts = ['accept', 'review', 'reject'].map(
    (band) => borderline.filter(({ band: each }) => each === band).length,
  );
  console.log(`filter: borderline stories accepted/reviewed/rejected: ${counts.join('/')}`);
  sayFaults('headline + summary', whole);
  sayFaults('headline only', headlines);
  const headline = precisionAndRecall(headlines, ['accept', 'review']);
  return {
    'gold accept precision': precisionAndRecall(whole, ['accept']).precision,
    'gold accept recall': precisionAndRecall(whole, ['accept']).recall,
    'gold accept+review precision': precisionAndRecall(whole, ['accept', 'review']).precision,
    'gold accept+review recall': precisionAndRecall(whole, ['accept', 'review']).recall,
    'headline accept precision': precisionAndRecall(headlines, ['accept']).precision,
    'headline accept+review precision': headline.precision,
    'headline accept+review F1':
      (2 * headline.precision * headline.recall) / (headline.precision + headline.recall),
    'headline hints':
      headlines.filter(({ isWanted, hint }) => isWanted && hint).length /
      headlines.filter(({ isWanted }) => isWanted).length,
  };
}

function judged(filter: Filter, row: Row, withSummary: boolean) {
  const { headline = '', summary = '', lang = '' } = row;
  const input = { title: headline, language: lang, ...(withSummary && { lead: summary }) };
  const verdict = filter.match(input);
  return {
    headline,
    isWanted: row['label'] === 'yes',
    band: verdict.verdict,
    verdict,
    hint: filter.hasHint(input),
  };
}

type Judged = ReturnType<typeof judged>;

function precisionAndRecall(judgements: readonly Judged[], bands: readonly string[]) {
  const taken = judgements.filter(({ band }) => bands.includes(band));
  const right = taken.filter(({ isWanted }) => isWanted).length;
  return {
    precision: right / taken.length,
    recall: right / judgements.filter(({ isWanted }) => isWanted).length,
  };
}

function sayFaults(what: string, judgements: readonly Judged[]): void {
  for (const { headline, isWanted, band, verdict, hint } of judgements) {
    if (isWanted ? band === 'accept' : band === 'reject') continue;
    const [topic] = verdict.topics;
    const why = (topic?.matches ?? []).slice(0, 6).map(({ term, points }) => `${term} ${points}`);
    console.log(
      `filter: ${what}: ${isWanted ? 'wanted' : 'not wanted'}, ${band} ${verdict.score}${hint ? ' (hint)' : ''}: ${headline} (${topic?.id}: ${why.join(', ')})`,
    );
  }
}

interface Page {
  readonly corpus: string;
  readonly title?: string;
  readonly bodyParagraphs?: readonly string[];
}

/** What a headline of a page about batteries or mining holds; those pages are counted apart. */
const OF_THE_TRADE = /akku|akui|\baku|batter|litium|kaivos|kobolt|nikkeli/i;

/** Pages of two outlets that write of neither batteries nor mining. */
function falseAccepts(filter: Filter): Figures {
  let pages = 0;
  let accepted = 0;
  let reviewed = 0;
  for (const line of readFileSync(new URL('articles/cases.jsonl', CORPORA), 'utf8').split('\n')) {
    if (line === '') continue;
    const page: Page = JSON.parse(line);
    if (!/digitoday|yle/.test(page.corpus)) continue;
    const isOfTheTrade = OF_THE_TRADE.test(page.title ?? '');
    if (!isOfTheTrade) pages += 1;
    const verdict = filter.match({
      title: page.title ?? '',
      text: (page.bodyParagraphs ?? []).join('\n'),
      language: 'fi',
    });
    if (verdict.verdict === 'reject') continue;
    if (!isOfTheTrade && verdict.verdict === 'accept') accepted += 1;
    if (!isOfTheTrade && verdict.verdict === 'review') reviewed += 1;
    const why = (verdict.topics[0]?.matches ?? []).slice(0, 6).map(({ term, points }) => `${term} ${points}`);
    console.log(
      `filter: ${isOfTheTrade ? 'battery' : 'ordinary'} page ${verdict.verdict} ${verdict.score}: ${page.title} (${why.join(', ')})`,
    );
  }
  return {
    'ordinary pages': pages,
    'ordinary pages accepted': accepted,
    'ordinary pages reviewed': reviewed,
  };
}

// ------------------------------------------------------------------ cost

function cost(topics: Topics): Figures {
  const articles = [...recordedTexts()];
  const compileMs = median(Array.from({ length: 5 }, () => timed(() => compileFilter(topics))));
  const before = heapUsed();
  const filter = compileFilter(topics);
  const heapMb = (heapUsed() - before) / 1e6;
  const coldMs = timed(() => matchAll(filter, articles)) / articles.length;
  const coldEachMs = median(
    articles.slice(0, 15).map((text) => {
      const fresh = compileFilter(topics);
      return timed(() => fresh.match({ title: '', text, language: 'fi' }));
    }),
  );
  const warmMs = Math.min(
    ...Array.from({ length: 5 }, () => timed(() => matchAll(filter, articles)) / articles.length),
  );
  const terms = topics.topics.flatMap(({ groups }) => groups.flatMap((group) => group.terms));
  return {
    terms: new Set(terms.map(({ text, language }) => `${language} ${text}`)).size,
    'compile ms': compileMs,
    'heap MB': heapMb,
    'cold ms a 3 KB article': coldEachMs,
    'first round ms a 3 KB article': coldMs,
    'warm ms a 3 KB article': warmMs,
  };
}

function matchAll(filter: Filter, texts: readonly string[]): void {
  for (const text of texts) filter.match({ title: '', text, language: 'fi' });
}

/** Real Finnish news in pieces of 3,000 characters. */
function* recordedTexts(): Generator<string> {
  let text = '';
  for (const line of readFileSync(new URL('articles/cases.jsonl', CORPORA), 'utf8').split('\n')) {
    if (line === '') continue;
    const page: Page = JSON.parse(line);
    if (/digitoday|yle/.test(page.corpus)) text += `${(page.bodyParagraphs ?? []).join('\n')}\n`;
  }
  for (let at = 0; at + 3000 <= text.length; at += 3000) yield text.slice(at, at + 3000);
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

// Without this the figure is whatever the benches before left behind.
setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

function heapUsed(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

// ------------------------------------------------------------------ report

interface Bound {
  readonly atLeast?: number;
  readonly atMost?: number;
}

function report(figures: Figures): void {
  const quality: { readonly filter?: Readonly<Record<string, Bound>> } = JSON.parse(
    readFileSync(QUALITY, 'utf8'),
  );
  for (const [name, figure] of Object.entries(figures)) {
    const { atLeast, atMost } = quality.filter?.[name] ?? {};
    const isMet = (atLeast === undefined || figure >= atLeast) && (atMost === undefined || figure <= atMost);
    const bound =
      atLeast !== undefined ? ` (at least ${atLeast})` : atMost !== undefined ? ` (at most ${atMost})` : '';
    console.log(
      `filter: ${name.padEnd(34)} ${Number(figure.toFixed(4))}${bound}${isMet ? '' : '  <-- falls short'}`,
    );
    if (!isMet) process.exitCode = 1;
  }
}
