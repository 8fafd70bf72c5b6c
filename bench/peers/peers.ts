import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { done, type Peer, said } from './peer.ts';

const newsboat: Peer = {
  name: 'newsboat',
  from: 'newsboat',
  isThere: async () => (await said('newsboat', ['-v'], tmpdir())).status === 0,
  async begin(folder, feeds) {
    await writeFile(join(folder, 'urls'), feeds.join('\n'));
    await writeFile(join(folder, 'config'), '');
  },
  run: async (folder) => void (await newsboatDoes(folder, 'reload')),
  async count(folder) {
    return Number(/(\d+) unread/.exec(await newsboatDoes(folder, 'print-unread'))?.[1] ?? 0);
  },
};

function newsboatDoes(folder: string, command: string): Promise<string> {
  const files = ['-u', join(folder, 'urls'), '-c', join(folder, 'cache.db'), '-C', join(folder, 'config')];
  return done('newsboat', [...files, '-x', command], folder);
}

const rss2email: Peer = {
  name: 'rss2email',
  from: 'rss2email',
  isThere: async () => (await said('r2e', ['--version'], tmpdir())).status === 0,
  async begin(folder, feeds) {
    const entries = feeds.map((url) => `<outline type="rss" text="${url}" xmlUrl="${url}"/>`);
    const opml = `<opml version="1.0"><head/><body>${entries.join('')}</body></opml>`;
    await writeFile(join(folder, 'feeds.opml'), opml);
    await rss2emailDoes(folder, 'new', 'bench@example.org');
    await rss2emailDoes(folder, 'opmlimport', join(folder, 'feeds.opml'));
  },
  // Mails would go to a server that is not there: what they cost is not counted.
  run: async (folder) => void (await rss2emailDoes(folder, 'run', '--no-send')),
  async count(folder) {
    const data: { readonly feeds: readonly { readonly seen?: object }[] } = JSON.parse(
      await readFile(join(folder, 'data.json'), 'utf8'),
    );
    return data.feeds.reduce((sum, { seen }) => sum + Object.keys(seen ?? {}).length, 0);
  },
};

function rss2emailDoes(folder: string, ...command: readonly string[]): Promise<string> {
  return done('r2e', ['-c', join(folder, 'r2e.cfg'), '-d', join(folder, 'data.json'), ...command], folder);
}

const feedparser: Peer = {
  name: 'feedparser + SQLite',
  from: 'python3-feedparser',
  isThere: async () => (await said(PYTHON, ['-c', 'import feedparser'], tmpdir())).status === 0,
  begin: (folder, feeds) => writeFile(join(folder, 'feeds.txt'), feeds.join('\n')),
  run: async (folder) => void (await feedparserLoop(folder)),
  count: async (folder) => Number(await feedparserLoop(folder)),
};

/** Debian's own, which has Debian's packages. */
const PYTHON = '/usr/bin/python3';

function feedparserLoop(folder: string): Promise<string> {
  const program = join(import.meta.dirname, 'feedparser_loop.py');
  return done(PYTHON, [program, join(folder, 'items.db'), join(folder, 'feeds.txt')], folder);
}

export const PEERS: readonly Peer[] = [newsboat, rss2email, feedparser];
