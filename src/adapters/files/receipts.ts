import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { withoutSecretsIn } from '../../domain/secrets.ts';
import type { Receipt } from '../../ports.ts';
import { placeIn } from './place.ts';
import { explaining, writeWhole } from './whole-file.ts';

/** At one pass an hour, a little more than a week. */
const KEPT = 200;
/** Requests that are put into words at a time: of a run that asks 50,000 times the whole text is 15 MB. */
const AT_A_TIME = 500;

/** What a run did, request by request; answers where it stands. The oldest receipts go. */
export async function writeReceipt(folder: string, runId: string, receipt: Receipt): Promise<string> {
  const name = `${runId.replace(/[^\w.-]+/gu, '-')}.json`;
  const place = placeIn(folder, name);
  explaining(place, () => {
    mkdirSync(folder, { recursive: true });
    writeWhole(place, piecesOf(receipt));
  });
  dropOld(folder, name);
  return place;
}

function* piecesOf({ run, requests }: Receipt): Generator<Buffer> {
  yield Buffer.from(`{\n"run": ${JSON.stringify(withoutSecretsIn(run), undefined, 2)},\n"requests": [`);
  for (let from = 0; from < requests.length; from += AT_A_TIME) {
    const lines = requests
      .slice(from, from + AT_A_TIME)
      .map((each) => JSON.stringify(withoutSecretsIn(each)));
    yield Buffer.from(`${from === 0 ? '' : ','}\n${lines.join(',\n')}`);
  }
  yield Buffer.from('\n]\n}\n');
}

/** Names of runs begin with their time, so the oldest sort first. */
function dropOld(folder: string, written: string): void {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== written);
  const surplus = names.sort().slice(0, Math.max(0, names.length - (KEPT - 1)));
  for (const name of surplus) rmSync(join(folder, name), { force: true });
}
