import type { LineChange } from '../config/topics-dials.ts';
import type { Turn } from '../domain/calibration.ts';
import type { Errors, MissingWord } from '../pipeline/calibrate/index.ts';
import type { Calibration } from '../pipeline/calibration.ts';
import { counted } from './funnel.ts';

/** A calibration and the lines of topics.yaml that it proposes to change. */
export interface CalibrationReport extends Calibration {
  readonly file: string;
  readonly changes: readonly LineChange[];
}

/** As staff read it; the middle of it is a diff that `patch` takes. */
export function calibrationLines(report: CalibrationReport): readonly string[] {
  const { decisions, missing, before } = report;
  if (missing > 0) {
    return [
      `${counted(decisions, 'decision')} of staff in the archive; ${missing} more are needed before they say ` +
        'anything of the weights. Nothing was changed.',
    ];
  }
  return [
    `${counted(decisions, 'decision')} of staff; with the topics as they are ${errorWords(before)}`,
    ...proposalLines(report),
    ...wordLines(report.words),
    '',
    `Nothing was changed.${report.proposal ? ` To take the lines over: mediawatch calibrate | patch ${report.file}` : ''}`,
  ];
}

function errorWords({ missed, wrong }: Errors): string {
  const all = missed + wrong;
  if (all === 0) return 'none of them is wrong';
  return `${all} of them ${all === 1 ? 'is' : 'are'} wrong: ${missed} approved and not accepted, ${wrong} rejected and accepted`;
}

function proposalLines({ proposal, changes, file }: CalibrationReport): readonly string[] {
  if (proposal === undefined) return ['no other weights would leave fewer wrong'];
  return [
    `with the numbers below ${errorWords(proposal.after)}`,
    '',
    `--- ${file}`,
    `+++ ${file}`,
    ...hunksOf(changes).flatMap(hunkLines),
  ];
}

/** Lines that follow one another, for the same reason. */
function hunksOf(changes: readonly LineChange[]): readonly (readonly [LineChange, ...LineChange[]])[] {
  const hunks: [LineChange, ...LineChange[]][] = [];
  for (const change of changes) {
    const hunk = hunks.at(-1);
    const last = hunk?.at(-1);
    if (last?.line === change.line - 1 && reasonOf(last) === reasonOf(change)) hunk?.push(change);
    else hunks.push([change]);
  }
  return hunks;
}

function hunkLines(hunk: readonly [LineChange, ...LineChange[]]): readonly string[] {
  const lines = hunk.length === 1 ? `${hunk[0].line}` : `${hunk[0].line},${hunk.length}`;
  return [
    `@@ -${lines} +${lines} @@ ${reasonOf(hunk[0])}`,
    ...hunk.map(({ before }) => `-${before}`),
    ...hunk.map(({ after }) => `+${after}`),
  ];
}

function reasonOf({ turns }: LineChange): string {
  return turns.map(turnWords).join(', ');
}

function turnWords({ dial, factor }: Turn): string {
  const name = { group: dial.name, near: `near "${dial.name}"`, accept: 'accept' }[dial.kind];
  return `${name} x${factor}`;
}

function wordLines(words: readonly MissingWord[]): readonly string[] {
  if (words.length === 0) return [];
  const width = Math.max(...words.map(({ word }) => word.length));
  return [
    '',
    'Words that may be missing: often in what was approved and not accepted, seldom in what was rejected',
    ...words.flatMap(({ word, language, approved, rejected, headlines }) => [
      `  ${language}  ${word.padEnd(width)}  in ${approved.join(' of ')} approved, in ${rejected.join(' of ')} rejected`,
      ...headlines.map((headline) => `      ${headline}`),
    ]),
  ];
}
