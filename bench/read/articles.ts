import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Article } from '../../src/domain/article.ts';
import type { SiteProfile } from '../../src/domain/source.ts';
import { civilDate, type PublicationDate } from '../../src/domain/time.ts';
import { extract } from '../../src/pipeline/extract/index.ts';
import { bytesOf, pageOf, rowsOf } from './corpora.ts';
import { type Figure, share } from './floors.ts';
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

export function benchArticles(): readonly Figure[] {
  const cases = rowsOf<Case>('articles/cases.jsonl');
  const profiles = shippedProfiles();
  const readings = cases.map((row) => ({ row, article: articleOf(row, profiles) }));
  const of = (corpus: string): readonly Reading[] => readings.filter(({ row }) => row.corpus === corpus);
  const dated = readings.filter(
    ({ row }) => row.corpus !== 'htmldate' && row.date !== undefined && !row.dateSuspect,
  );
  return [
    ...BODIES.map((corpus) => bodies(corpus, of(corpus))),
    segments(of('trafilatura')),
    ...titles(readings.filter(({ row }) => row.title !== undefined)),
    ...days(
      'htmldate',
      of('htmldate').filter(({ row }) => row.date !== undefined),
    ),
    ...days('other sets', dated),
    languages(of('digitoday'), 'fi'),
  ];
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

function bodies(corpus: string, readings: readonly Reading[]): Figure {
  const scores = readings.map(({ row, article }) =>
    overlap(article?.text ?? '', row.bodyText ?? row.bodyParagraphs?.join('\n') ?? ''),
  );
  const mean = (of: (score: (typeof scores)[number]) => number): number =>
    scores.reduce((sum, score) => sum + of(score), 0) / scores.length;
  const [precision, recall] = [mean((s) => s.precision), mean((s) => s.recall)];
  const beside = `precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, F1 of these ${harmonic(precision, recall).toFixed(3)}; ${scores.length} pages`;
  return { name: `body F1, ${corpus}`, value: mean((s) => s.f1), better: 'higher', beside };
}

function segments(readings: readonly Reading[]): Figure {
  let [found, missed, extra] = [0, 0, 0];
  for (const { row, article } of readings) {
    const text = `${article?.title ?? ''}\n${article?.lead ?? ''}\n${article?.text ?? ''}`.normalize('NFC');
    for (const segment of row.with ?? []) text.includes(segment.normalize('NFC')) ? found++ : missed++;
    for (const segment of row.without ?? []) if (text.includes(segment.normalize('NFC'))) extra++;
  }
  const value = harmonic(found / (found + extra), found / (found + missed));
  const beside = `${found} found, ${missed} missed, ${extra} too many, in headline, lead and text`;
  return { name: 'segments F1, trafilatura', value, better: 'higher', beside };
}

/** Digitoday's titles are tokenised (`EU : n`), so only their letters can be compared. */
function titles(readings: readonly Reading[]): readonly Figure[] {
  const exact = new Tally();
  const folded = new Tally();
  let withMore = 0;
  for (const { row, article } of readings) {
    const [found, wanted] = [article?.title ?? '', row.title ?? ''];
    const [letters, all] = [lettersOf(found), lettersOf(wanted)];
    folded.count(letters === all);
    if (letters !== all && letters !== '' && all.startsWith(letters)) withMore++;
    if (row.corpus !== 'digitoday') exact.count(onOneLine(found) === onOneLine(wanted));
  }
  const beside = `${withMore} wanted ones go on behind ours, mostly with the site's name`;
  return [
    share('titles, letters and digits alike', folded, beside),
    share('titles exact, without digitoday', exact),
  ];
}

function onOneLine(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

function lettersOf(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/**
 * A time is right where its day is the wanted one in Finland or in UTC; the sets name the publisher's own day. Where
 * the wanted day is that of the last change, and we have it as such, the set asks for another date than we publish.
 */
function days(name: string, readings: readonly Reading[]): readonly Figure[] {
  const right = new Tally();
  let [wrong, ofChange] = [0, 0];
  for (const { row, article } of readings) {
    const wanted = row.date?.slice(0, 10) ?? '';
    const found = daysOf(article?.publishedAt);
    const isRight = found.includes(wanted);
    right.count(isRight);
    if (found.length === 0 || isRight) continue;
    if (daysOf(article?.modifiedAt).includes(wanted)) ofChange++;
    wrong++;
  }
  const given = right.good + wrong;
  return [
    share(`publication day right, ${name}`, right),
    {
      name: `publication day wrong among given, ${name}`,
      value: wrong / given,
      better: 'lower',
      beside: `${wrong} of ${given}`,
    },
    {
      name: `the same, days of change apart, ${name}`,
      value: (wrong - ofChange) / given,
      better: 'lower',
      beside: `${ofChange} wanted days are those of the last change`,
    },
  ];
}

function languages(readings: readonly Reading[], language: string): Figure {
  const right = new Tally();
  for (const { article } of readings) right.count(article?.language === language);
  return share('language of articles, digitoday', right);
}

function daysOf(date: PublicationDate | undefined): readonly string[] {
  if (date === undefined) return [];
  const { year, month, day } = civilDate(date.at);
  const home = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return date.precision === 'day' ? [home] : [home, date.at.slice(0, 10)];
}
