// Finds regular expressions of ours that may take more than linear time, so that no page can make one hang.
// One that only ever sees a bounded text may stay, with a comment in the three lines above it that says by
// what, as in "Capped: a line is cut before"; one that takes exponential time may not.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import jsTokens from 'js-tokens';
import { analyse } from 'scslre';

export function regexpsIn(code) {
  const found = [];
  let line = 1;
  for (const { type, value } of jsTokens(code)) {
    if (type === 'RegularExpressionLiteral') found.push({ line, literal: value });
    line += value.split('\n').length - 1;
  }
  return found;
}

// What is wrong with a literal, in words, or undefined.
export function slowness(literal) {
  const end = literal.lastIndexOf('/');
  const { reports } = analyse({
    source: literal.slice(1, end),
    flags: literal.slice(end + 1).replace('v', 'u'),
  });
  const [worst] = reports.toSorted((one, other) => Number(other.exponential) - Number(one.exponential));
  if (worst === undefined) return undefined;
  const order = worst.exponential ? 'exponential' : 'quadratic';
  return { exponential: worst.exponential, message: `${order} in a run of "${worst.character.pick}"` };
}

export function problemsIn(file, code) {
  const lines = code.split('\n');
  return regexpsIn(code).flatMap(({ line, literal }) => {
    const slow = slowness(literal);
    if (slow === undefined) return [];
    const isCapped = lines
      .slice(Math.max(0, line - 4), line)
      .some((text) => /(?:\/\/|\*) .*\bCapped: /.test(text));
    return isCapped && !slow.exponential ? [] : [`${file}:${line}: ${slow.message}: ${literal}`];
  });
}

if (import.meta.main) {
  const files = globSync('src/**/*.ts').sort();
  const count = files.flatMap((file) => regexpsIn(readFileSync(file, 'utf8'))).length;
  const problems = files.flatMap((file) => problemsIn(file, readFileSync(join(file), 'utf8')));
  for (const problem of problems) process.stdout.write(`${problem}\n`);
  process.stdout.write(`${count} regular expressions, ${problems.length} that may be slow\n`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
