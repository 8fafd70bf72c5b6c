import type { Problem } from '../config/problems.ts';
import { describeProblem } from '../config/problems.ts';
import type { KnownTerm, ReachedArticle, SeenToken, TermReach } from '../pipeline/term-reach.ts';
import { counted } from './funnel.ts';

export interface TermReport extends TermReach {
  readonly text: string;
  /** Where staff think of putting it: `TOPIC/GROUP` or `GROUP`. */
  readonly group?: string;
  /** Of the linter, on the word by itself. */
  readonly remarks: readonly string[];
  /** Of the linter, on the topics with it. */
  readonly problems: readonly Problem[];
}

/** Articles named before the rest is only counted. */
const ARTICLES_SHOWN = 20;

/** As staff read it. */
export function termLines(report: TermReport): readonly string[] {
  return [
    ...sampleLines(report),
    ...seenLines(report),
    ...section(
      'Found already by',
      report.already.map((known) => knownLine(known, report.text)),
    ),
    ...section('Remarks', remarkLines(report)),
    '',
    ...(report.group === undefined ? articleLines(report) : changeLines(report, report.group)),
  ];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

function sampleLines({ samples, text }: TermReport): readonly string[] {
  const spoken = samples.filter(({ forms }) => forms.length > 0);
  if (spoken.length === 0) return [`"${text}" stands for every word that begins so`];
  return [`"${text}" finds`, ...spoken.map(({ language, forms }) => `  ${language}  ${forms.join(', ')}, …`)];
}

function seenLines({ seen }: TermReport): readonly string[] {
  const lines = [
    ...(seen.forms.length > 0 ? [`forms      ${tokens(seen.forms)}`] : []),
    ...(seen.compounds.length > 0 ? [`compounds  ${tokens(seen.compounds)}`] : []),
  ];
  return section('Tokens seen in the archive', lines);
}

function tokens(seen: readonly SeenToken[]): string {
  return seen.map(({ token, count }) => `${token} ${count}`).join(', ');
}

function knownLine({ term, group, topics, found }: KnownTerm, text: string): string {
  const part =
    found.toLowerCase() === text.toLowerCase().replace(/\*$/, '') ? '' : `, which finds “${found}” of it`;
  return `${term} in group ${group} (${topics.join(', ')})${part}`;
}

function remarkLines({ remarks, problems, group }: TermReport): readonly string[] {
  return group === undefined ? remarks : problems.map(describeProblem);
}

function articleLines({ articles }: TermReport): readonly string[] {
  if (articles.length === 0) return ['No stored article has it.'];
  const shown = articles.slice(0, ARTICLES_SHOWN);
  const width = Math.max(...shown.map(({ before }) => `${before.verdict} ${before.score}`.length));
  const more = articles.length - shown.length;
  return [
    `${counted(articles.length, 'stored article')} ${articles.length === 1 ? 'has' : 'have'} it; judged today:`,
    ...shown.map(
      ({ before, title, url }) => `  ${`${before.verdict} ${before.score}`.padEnd(width)}  ${title}  ${url}`,
    ),
    ...(more > 0 ? [`  … and ${more} more; --json names all`] : []),
    '--group GROUP shows what it would bring in or drop there',
  ];
}

function changeLines({ articles, newHints }: TermReport, group: string): readonly string[] {
  const changed = articles.filter(
    ({ before, after }) => after !== undefined && after.verdict !== before.verdict,
  );
  const come = changed.filter(({ before }) => before.verdict === 'reject').length;
  const go = changed.filter(({ after }) => after?.verdict === 'reject').length;
  const same = articles.length - changed.length;
  return [
    `With it in ${group}`,
    ...changed.map(changeLine),
    `+${come} −${go}, ${changed.length - come - go} moved between accept and review; ` +
      `${counted(same, 'article')} that ${same === 1 ? 'has' : 'have'} it as before`,
    ...(newHints > 0 ? [`${counted(newHints, 'article')} would get a hint and be read by the next run`] : []),
    'Nothing was changed. What staff approved stays approved.',
  ];
}

function changeLine({ before, after = before, title, url }: ReachedArticle): string {
  return `  ${before.verdict} ${before.score} → ${after.verdict} ${after.score}  ${title}  ${url}`;
}
