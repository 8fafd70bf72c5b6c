import { tmpdir } from 'node:os';
import { documents } from '../src/adapters/docx.ts';
import { scryptPasswords } from '../src/adapters/passwords.ts';
import { openStore } from '../src/adapters/sqlite/index.ts';
import { ok } from '../src/domain/result.ts';
import { parseInstant } from '../src/domain/time.ts';
import { deskApp } from '../src/web/desk.ts';
import type { SourcesDesk } from '../src/web/sources/sources-desk.ts';
import type { TopicsDesk } from '../src/web/topics/topics-desk.ts';
import { source } from '../test/ports/store/samples.ts';
import { deskArchive, SOURCE_COUNT } from './desk/archive.ts';
import { median, percentile, timed, wanted } from './wanted.ts';

/** What the pages of the desk cost over a large archive: time on the server, and bytes as they are sent. */
const MENTIONS = 100_000;
/** So that one in a hundred is one. */
const ROUNDS = 100;
const NOW = parseInstant('2026-03-01T12:00:00Z');

interface Page {
  readonly path: string;
  /** At most, in milliseconds of the processor; of a hundred answers one may take longer. */
  readonly ms: number;
  /** At most, as sent. */
  readonly kilobytes?: number;
}

/** Where the results of the middle of the ten years begin. */
const MIDDLE = Buffer.from('["2021-03-01T00:00:00.000Z",""]').toString('base64url');

const PAGES: readonly Page[] = [
  { path: '/desk/inbox?limit=50', ms: 100 },
  { path: '/desk/inbox?limit=200', ms: 100, kilobytes: 150 },
  { path: '/desk/inbox?limit=200&order=score', ms: 100, kilobytes: 150 },
  { path: '/desk/inbox?limit=200&state=approved', ms: 100 },
  { path: '/desk/inbox?topic=recycling&language=sv', ms: 100 },
  // Nothing is found, and so all of ten years is looked for.
  { path: '/desk/inbox?state=rejected&outlet=Outlet+number+7', ms: 100 },
  { path: '/desk/inbox?state=rejected&outlet=Outlet+number+7&order=score', ms: 100 },
  { path: '/desk/stories/99000', ms: 50 },
  { path: '/desk/sources', ms: 100 },
  // Words that nearly every article has, words that few have, and what is narrowed down.
  { path: '/desk/search?q=litium', ms: 100 },
  { path: `/desk/search?q=litium&after=${MIDDLE}`, ms: 100 },
  { path: '/desk/search?q=litium+plant+-harbour', ms: 100 },
  { path: '/desk/search?q=litium&outlet=Outlet+number+7&state=rejected', ms: 100 },
  { path: '/desk/search?q=%22battery+plant%22&from=2025-01-01&language=fi', ms: 100 },
  { path: '/desk/search?q=99000', ms: 100 },
  { path: '/desk/search?q=', ms: 100 },
  { path: '/desk/coverage?by=member&period=quarter', ms: 400 },
  { path: '/desk/digest?period=month', ms: 400 },
  { path: '/desk/digest', ms: 400 },
  { path: '/desk/decisions', ms: 50 },
];

export async function bench(): Promise<void> {
  const file = deskArchive(MENTIONS);
  const archive = openStore({ file, backupFolder: tmpdir() });
  const passwords = scryptPasswords({ N: 2, r: 1, p: 1 });
  const account = { email: 'aino@example.org', name: 'Aino', role: 'admin' } as const;
  await archive.accounts.saveAccount(account, await passwords.hash('kolme mäyrää kuusessa'), NOW);
  const app = deskApp({
    ports: { ...archive, passwords, documents },
    publishing: { title: 'Digest', mode: 'reviewed', publish: async () => ({ stories: 0, files: 0 }) },
    ...{
      clock: { now: () => NOW },
      log: SILENT,
      topicNames: new Map(),
      topics: NO_TOPICS,
      sources: SOURCES,
    },
    settings: { url: 'http://desk.test/', proxy: { userHeader: 'x-user', addresses: ['127.0.0.1'] } },
  });
  const headers = { 'x-user': account.email, 'accept-encoding': 'gzip' };
  const env = { incoming: { socket: { remoteAddress: '127.0.0.1' } } };
  for (const { path, ms, kilobytes } of PAGES) {
    const [times, clock]: [number[], number[]] = [[], []];
    let bytes = 0;
    // The first one fills the caches.
    for (let round = -1; round < ROUNDS; round += 1) {
      const { answer, milliseconds, cpuMilliseconds } = await timed(() =>
        app.request(`http://desk.test${path}`, { headers }, env),
      );
      bytes = (await answer.arrayBuffer()).byteLength;
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
      if (round < 0) continue;
      times.push(cpuMilliseconds);
      clock.push(milliseconds);
    }
    const beside = `median ${median(times).toFixed(0)} ms (${median(clock).toFixed(0)} by the clock), ${(bytes / 1024).toFixed(0)} KB`;
    wanted('desk', { name: path, value: percentile(times, 0.99), unit: 'ms', atMost: ms, beside });
    if (kilobytes !== undefined)
      wanted('desk', { name: '  as sent', value: bytes / 1024, unit: 'KB', atMost: kilobytes });
  }
  await archive.close();
}

const SILENT = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: console.error };

const SOURCES: SourcesDesk = {
  sources: Array.from({ length: SOURCE_COUNT }, (_, number) => source(`s${number}`)),
  nextPass: () => undefined,
  look: async ({ id }) => Promise.reject(new Error(`${id} was not to be asked`)),
};

/** The topics page is no matter of the archive's size. */
const NO_TOPICS: TopicsDesk = {
  written: async () => '',
  remarks: () => [],
  groups: () => [],
  judge: () => ok({ verdict: 'reject', score: 0, topics: [], lexicon: '' }),
  read: async (url) => ({ ok: false, problem: url }),
  reach: async () => ({ ok: false, problem: 'not here' }),
  takeIn: async () => false,
};
