import type { Config } from '../config/index.ts';
import { type Check, checkOf } from '../pipeline/advice.ts';
import { lookAt } from '../pipeline/look.ts';
import { EXIT } from './exit.ts';
import { counted } from './funnel.ts';
import { chosenSources, withFetcher } from './looking.ts';
import { sourceLines } from './source-lines.ts';
import type { Wiring } from './wiring.ts';

interface LiveOptions {
  readonly source?: readonly string[];
  readonly json?: boolean;
}

/** Asks every enabled source once, politely, keeps nothing, and says what each gives and what to change. */
export async function liveCheck(config: Config, options: LiveOptions, wiring: Wiring): Promise<number> {
  const { terminal } = wiring;
  const sources = chosenSources(config, options.source);
  const checks = await withFetcher(config, wiring, {}, async (fetcher) => {
    const looks = await lookAt(sources, fetcher, (done, of) =>
      terminal.progress(`asking sources: ${done} of ${of}`),
    );
    return looks.map((look) => checkOf(look, fetcher.receipts(), wiring.clock.now()));
  });
  const lines = options.json ? [JSON.stringify({ checks }, null, 2)] : checkLines(checks);
  for (const line of lines) terminal.out(line);
  return checks.every(({ state }) => state === 'ok') ? EXIT.done : EXIT.someSourceFailed;
}

function checkLines(checks: readonly Check[]): readonly string[] {
  const well = checks.filter(({ state }) => state === 'ok').length;
  return [
    ...sourceLines(checks.map((check) => ({ ...check, message: summaryOf(check) }))),
    `${counted(checks.length, 'source')} asked, ${well} of them well; nothing was kept`,
  ];
}

function summaryOf(check: Check): string {
  const { failure, items, newest, missing, withoutEffect, robots } = check;
  const found = failure?.message ?? counted(items, 'item');
  return [
    failure !== undefined && items > 0 ? `${found}, after ${counted(items, 'item')}` : found,
    ...(newest === undefined ? [] : [`newest ${newest.slice(0, 10)}`]),
    ...Object.entries(missing).map(([field, count]) => `${count} without ${field}`),
    ...(withoutEffect.length === 0 ? [] : [`selectors that find nothing: ${withoutEffect.join(', ')}`]),
    `robots.txt: ${robots}`,
  ].join(', ');
}
