import { tmpdir } from 'node:os';
import { documents } from '../src/adapters/docx.ts';
import { scryptPasswords } from '../src/adapters/passwords.ts';
import { openStore } from '../src/adapters/sqlite/index.ts';
import { ok } from '../src/domain/result.ts';
import { parseInstant } from '../src/domain/time.ts';
import { deskApp } from '../src/web/desk.ts';
import type { SourcesDesk } from '../src/web/sources/sources-desk.ts';
import type { TopicsDesk } from '../src/web/topics/topics-desk.ts';
import { deskArchive } from './desk/archive.ts';

/** What the pages of the desk cost over a large archive: time on the server, and bytes as they are sent. */
const MENTIONS = 100_000;
const ROUNDS = 15;
const NOW = parseInstant('2026-03-01T12:00:00Z');

interface Wanted {
  readonly path: string;
  /** At most, in milliseconds. */
  readonly ms: number;
  /** At most, as sent. */
  readonly kilobytes?: number;
}

const PAGES: readonly Wanted[] = [
  { path: '/desk/inbox?limit=200', ms: 100, kilobytes: 150 },
  { path: '/desk/inbox?limit=200&order=score', ms: 100, kilobytes: 150 },
  { path: '/desk/inbox?limit=200&state=approved', ms: 150 },
  { path: '/desk/inbox?topic=recycling&language=sv', ms: 150 },
  { path: '/desk/stories/99000', ms: 50 },
  { path: '/desk/search?q=litium', ms: 400 },
  { path: '/desk/search?q=%22battery+plant%22&from=2025-01-01&language=fi', ms: 400 },
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
      sources: NO_SOURCES,
    },
    settings: { url: 'http://desk.test/', proxy: { userHeader: 'x-user', addresses: ['127.0.0.1'] } },
  });
  const headers = { 'x-user': account.email, 'accept-encoding': 'gzip' };
  const env = { incoming: { socket: { remoteAddress: '127.0.0.1' } } };
  for (const { path, ms, kilobytes } of PAGES) {
    const times: number[] = [];
    let bytes = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const began = performance.now();
      const answer = await app.request(`http://desk.test${path}`, { headers }, env);
      bytes = (await answer.arrayBuffer()).byteLength;
      times.push(performance.now() - began);
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
    }
    const median = times.toSorted((one, other) => one - other)[Math.floor(ROUNDS / 2)] ?? 0;
    const isMet = median <= ms && bytes / 1024 <= (kilobytes ?? Number.POSITIVE_INFINITY);
    const size = `${(bytes / 1024).toFixed(0)} KB${kilobytes === undefined ? '' : ` (at most ${kilobytes})`}`;
    console.log(
      `desk: ${path.padEnd(70)} ${median.toFixed(0).padStart(4)} ms (at most ${ms}), ${size}${isMet ? '' : '  <-- falls short'}`,
    );
    if (!isMet) process.exitCode = 1;
  }
  await archive.close();
}

const SILENT = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: console.error };

const NO_SOURCES: SourcesDesk = {
  sources: [],
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
