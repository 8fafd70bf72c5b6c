import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Article } from '../../src/domain/article.ts';
import type { SiteProfile } from '../../src/domain/source.ts';
import { civilDate, type PublicationDate } from '../../src/domain/time.ts';
import { extract } from '../../src/pipeline/extract/index.ts';
import { bytesOf, pageOf, rowsOf } from './corpora.ts';
import { harmonic, overlap, Tally } from './scores.ts';

interface Case {
  readonly corpus: string;
  readonly url: string;
  readonly file: string;
  readonly title?: string;
  readonly date?: string;
  readonly dateSuspect?: boolean;
  readonly bodyText?: string;
  readonly bodyParagraphs?: readonly string[];
  readonly with?: readonly string[];
  readonly without?: readonly string[];
}

const BODIES = ['aeb', 'digitoday', 'yle-selko', 'fundus'];

export function benchArticles(): void {
  const cases = rowsOf<Case>('articles/cases.jsonl');
  const profiles = shippedProfiles();
  const readings = cases.map((row) => ({ row, article: articleOf(row, profiles) }));
  for (const corpus of BODIES)
    printBodies(
      corpus,
      readings.filter(({ row }) => row.corpus === corpus),
    );
  printSegments(readings.filter(({ row }) => row.corpus === 'trafilatura'));
  printTitles(readings.filter(({ row }) => row.title !== undefined));
  printDays(
    'htmldate',
    readings.filter(({ row }) => row.corpus === 'htmldate' && row.date !== undefined),
  );
  const dated = readings.filter(
    ({ row }) => row.corpus !== 'htmldate' && row.date !== undefined && !row.dateSuspect,
  );
  printDays('other sets', dated);
  printSpeed(cases);
}

interface Reading {
  readonly row: Case;
  readonly article: Article | undefined;
}

/** The shipped file's profiles: some of the sets are of sites that it knows. */
function shippedProfiles(): readonly SiteProfile[] {
  const file: { readonly profiles?: readonly Partial<SiteProfile>[] } = parse(
    readFileSync(new URL('../../sources.yaml', import.meta.url), 'utf8'),
  );
  return (file.profiles ?? []).map((profile) => ({ id: '', hosts: [], drop: [], ...profile }));
}

function articleOf(row: Case, profiles: readonly SiteProfile[]): Article | undefined {
  const read = extract(pageOf(row.url, bytesOf(row.file)), { outlet: '', profiles });
  return read.ok ? read.value : undefined;
}

function printBodies(corpus: string, readings: readonly Reading[]): void {
  const scores = readings.map(({ row, article }) =>
    overlap(article?.text ?? '', row.bodyText ?? row.bodyParagraphs?.join('\n') ?? ''),
  );
  const mean = (of: (score: (typeof scores)[number]) => number): number =>
    scores.reduce((sum, score) => sum + of(score), 0) / scores.length;
  const [precision, recall, f1] = [mean((s) => s.precision), mean((s) => s.recall), mean((s) => s.f1)];
  console.log(
    `read: body ${corpus.padEnd(10)} F1 ${f1.toFixed(3)} a page on average; precision ${precision.toFixed(3)}, ` +
      `recall ${recall.toFixed(3)}, F1 of these ${harmonic(precision, recall).toFixed(3)}; ${scores.length} pages`,
  );
}

function printSegments(readings: readonly Reading[]): void {
  let [found, missed, extra] = [0, 0, 0];
  for (const { row, article } of readings) {
    const text = `${article?.title ?? ''}\n${article?.lead ?? ''}\n${article?.text ?? ''}`;
    for (const segment of row.with ?? []) text.includes(segment) ? found++ : missed++;
    for (const segment of row.without ?? []) if (text.includes(segment)) extra++;
  }
  const f1 = harmonic(found / (found + extra), found / (found + missed));
  console.log(
    `read: segments of headline, lead and text, trafilatura: F1 ${f1.toFixed(3)} (${found} found, ${missed} missed, ${extra} too many)`,
  );
}

function printTitles(readings: readonly Reading[]): void {
  const exact = new Tally();
  const folded = new Tally();
  for (const { row, article } of readings) {
    exact.count(onOneLine(article?.title ?? '') === onOneLine(row.title ?? ''));
    folded.count(lettersOf(article?.title ?? '') === lettersOf(row.title ?? ''));
  }
  console.log(`read: titles exact ${exact}; letters and digits alike ${folded}`);
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** A time is right where its day is the wanted one in Finland or in UTC; the sets name the publisher's own day. */
function printDays(name: string, readings: readonly Reading[]): void {
  const right = new Tally();
  let wrong = 0;
  for (const { row, article } of readings) {
    const days = daysOf(article?.publishedAt);
    const isRight = days.includes(row.date?.slice(0, 10) ?? '');
    right.count(isRight);
    if (days.length > 0 && !isRight) wrong++;
  }
  const given = right.good + wrong;
  console.log(
    `read: publication day, ${name}: ${right} right; ${wrong} wrong of ${given} given (${(wrong / given).toFixed(3)})`,
  );
}

function daysOf(date: PublicationDate | undefined): readonly string[] {
  if (date === undefined) return [];
  const { year, month, day } = civilDate(date.at);
  const home = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return date.precision === 'day' ? [home] : [home, date.at.slice(0, 10)];
}

function printSpeed(cases: readonly Case[]): void {
  const pages = cases
    .filter(({ corpus }) => BODIES.includes(corpus))
    .map(({ url, file }) => pageOf(url, bytesOf(file)));
  const ordinary = pages.filter(({ body }) => body.length > 60_000 && body.length < 100_000);
  for (const [name, chosen] of [
    ['all', pages],
    ['60 to 100 KB', ordinary],
  ] as const) {
    let worst = 0;
    const before = process.cpuUsage();
    for (const page of chosen) {
      const began = performance.now();
      extract(page, { outlet: '', profiles: [] });
      worst = Math.max(worst, performance.now() - began);
    }
    const { user, system } = process.cpuUsage(before);
    const each = (user + system) / 1_000 / chosen.length;
    console.log(
      `read: ${each.toFixed(2)} ms of CPU a page, ${name} (${chosen.length} pages), slowest ${worst.toFixed(0)} ms`,
    );
  }
}
