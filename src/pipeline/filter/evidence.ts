import type { Place } from '../../domain/match.ts';
import type { Findings, Occurrence } from './findings.ts';

/** Longest sentence shown with a match, in characters. */
const LONGEST_SENTENCE = 300;

export function placeOf({ at, length }: Occurrence, { tokens, input }: Findings): Place {
  const first = tokens[at];
  const last = tokens[at + length - 1];
  if (first === undefined || last === undefined)
    throw new Error(`no token ${at} to ${at + length} of ${tokens.length}`);
  const { field, start } = first;
  return { field, start, end: last.end, found: (input[field] ?? '').slice(start, last.end) };
}

/** The sentence that a term stands in, cut around the term where it is long. */
export function sentenceAround({ at, length }: Occurrence, { tokens, input }: Findings): string {
  const token = tokens[at];
  if (token === undefined) return '';
  let from = at;
  while (tokens[from - 1]?.sentence === token.sentence) from -= 1;
  let to = at + length - 1;
  while (tokens[to + 1]?.sentence === token.sentence) to += 1;
  const text = input[token.field] ?? '';
  const start = tokens[from]?.start ?? 0;
  const end = tokens[to]?.end ?? text.length;
  const closing = /^[.!?…%"”»)]*/.exec(text.slice(end, end + 4))?.[0] ?? '';
  const whole = text.slice(start, end) + closing;
  if (whole.length <= LONGEST_SENTENCE) return whole.replace(/\s+/g, ' ');
  return excerpt(text, { start, end, focus: token.start });
}

function excerpt(text: string, { start, end, focus }: { start: number; end: number; focus: number }): string {
  const room = LONGEST_SENTENCE - 2;
  const left = Math.max(start, Math.min(focus - Math.floor(room / 2), end - room));
  const right = Math.min(end, left + room);
  const cut = text.slice(left, right).replace(/\s+/g, ' ').trim();
  return `${left > start ? '…' : ''}${cut}${right < end ? '…' : ''}`;
}
