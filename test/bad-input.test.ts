import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { openStore } from '../src/adapters/sqlite/index.ts';
import { instant, minutesAfter } from '../src/domain/time.ts';
import { command, workplace } from './fakes/command.ts';

const TOPICS = `version: 1
topics:
  - id: batteries
    name: { en: Batteries }
    groups:
      core: { weight: 4, fi: [akkutehdas, akkumateriaali] }
`;

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A press of one host; answers with its origin. */
async function press(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(
    () => server.closeAllConnections(),
    () => server.close(),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function sourcesAt(origin: string, network = ''): string {
  return `version: 1
network: { contact: "mailto:test@example.org", gap: 0s, robots: false, allow: ["${new URL(origin).host}"], maxBodyMegabytes: 1, ${network} }
sources:
  - { id: paper, outlet: Paper, language: fi, kind: feed, url: "${origin}/rss", fullText: always }
`;
}

function feedOf(...links: readonly string[]): string {
  const items = links.map(
    (link, index) => `<item><title>Akkutehdas ${index}</title><link>${link}</link></item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Paper</title><link>http://paper.example/</link><description>x</description>${items.join('')}</channel></rss>`;
}

async function runOver(listener: RequestListener, network = '') {
  const origin = await press(listener);
  await using place = await workplace({ sources: sourcesAt(origin, network), topics: TOPICS });
  return await command(['run', ...place.flags]);
}

describe('a command that a person got wrong', () => {
  it('tells every mistake of the files with its line, and ends with 2', async () => {
    const sources =
      'version: 1\nnetwork: { contact: "nobody" }\nsources:\n  - { id: a, outlet: A, kind: rss, url: "https://a.example/" }\n';
    await using place = await workplace({ sources, topics: TOPICS });

    const { status, talk } = await command(['run', ...place.flags]);

    expect(status).toBe(2);
    expect(talk).toMatch(/sources\.yaml:2:\d+: .*https: address/);
    expect(talk).toMatch(/sources\.yaml:4:\d+: .*"rss"; one of feed, listing, sitemap would do/);
  });

  it('says which file is missing and how to name another', async () => {
    const { status, talk } = await command(['check', '--config', 'nowhere.yaml']);

    expect(status).toBe(2);
    expect(talk).toContain('nowhere.yaml: cannot be read');
    expect(talk).toContain('--config');
  });

  const WRONG = [
    ['an unknown flag', ['run', '--fast'], "unknown option '--fast'"],
    ['a misspelt command', ['chekc'], 'Did you mean check?'],
    ['an unknown stage', ['stage', 'sort'], 'discover, extract, filter, group, canonical-url'],
  ] as const;
  it.each(WRONG)('guesses at %s, does nothing, and ends with 2', async (_what, args, message) => {
    const { status, talk } = await command(args);

    expect(status).toBe(2);
    expect(talk).toContain(message);
  });

  it('names the sources that come near to one that is not there', async () => {
    await using place = await workplace({ sources: sourcesAt('http://127.0.0.1:9'), topics: TOPICS });

    const { status, talk } = await command(['run', '--source', 'pape', ...place.flags]);

    expect(status).toBe(2);
    expect(talk).toContain('no source is called "pape"; did you mean paper?');
  });

  it('says that the data folder cannot be had, and ends with 1', async () => {
    await using place = await workplace({ sources: sourcesAt('http://127.0.0.1:9'), topics: TOPICS });
    const flags = place.flags.with(-1, join(place.folder, 'sources.yaml', 'data'));

    const { status, talk } = await command(['run', ...flags]);

    expect(status).toBe(1);
    expect(talk).toMatch(/data.*(cannot|could not)/);
  });

  it('says who runs already, does nothing, and ends with 0', async () => {
    await using place = await workplace({ sources: sourcesAt('http://127.0.0.1:9'), topics: TOPICS });
    const store = openStore({ file: join(place.data, 'mediawatch.db'), backupFolder: place.data });
    await store.takeLease('pass', 'otherhost:17', minutesAfter(instant(Date.now()), 2), instant(Date.now()));
    await store.close();

    const { status, talk } = await command(['run', ...place.flags]);

    expect(status).toBe(0);
    expect(talk).toContain('another pass is under way (otherhost:17');
  });
});

describe('a source that misbehaves', () => {
  const SOURCES: readonly (readonly [string, RequestListener, RegExp])[] = [
    [
      'an HTML page in place of a feed',
      (_request, response) => response.end('<!DOCTYPE html><html><body><h1>Uutiset</h1></body></html>'),
      /HTML/,
    ],
    ['an empty body', (_request, response) => response.end(''), /empty/],
    [
      'a body of 60 MB',
      (_request, response) => {
        const megabyte = Buffer.alloc(1_048_576, 'x');
        let left = 60;
        const more = () => {
          while (left > 0 && !response.destroyed) {
            left -= 1;
            if (!response.write(megabyte)) return void response.once('drain', more);
          }
          response.end();
        };
        more();
      },
      /1(\.0)? MB|1048576|larger/,
    ],
    [
      'a gzip bomb',
      (_request, response) =>
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(50_000_000))),
      /1(\.0)? MB|1048576|larger/,
    ],
    [
      'a redirect loop',
      (request, response) =>
        response.writeHead(302, { location: request.url === '/rss' ? '/other' : '/rss' }).end(),
      /redirect/,
    ],
    [
      'a redirect to a file',
      (_request, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
      /http/,
    ],
    [
      'a redirect to the metadata service',
      (_request, response) =>
        response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end(),
      /169\.254\.169\.254/,
    ],
    ['a refusal', (_request, response) => response.writeHead(403).end(), /403/],
  ];
  it.each(SOURCES)('is told in one line and ends the run with 3: %s', async (_what, listener, message) => {
    const { status, out } = await runOver(listener);

    expect(status).toBe(3);
    expect(out).toMatch(/^paper\s+failed: /m);
    expect(out).toMatch(message);
  });
});

describe('an announced article that must not be asked', () => {
  const LINKS = [
    'http://127.0.0.1:1/secret',
    'http://169.254.169.254/latest/',
    'http://[::1]:1/',
    'http://10.0.0.1/',
  ];
  it.each(LINKS)('is refused by its address: %s', async (link) => {
    const { status, out } = await runOver((_request, response) => response.end(feedOf(link)));

    expect(status).toBe(0);
    expect(out).toContain('1 unread (forbidden-address)');
  });

  it('is not even a candidate when it is a file', async () => {
    const { out } = await runOver((_request, response) => response.end(feedOf('file:///etc/passwd')));

    expect(out).toMatch(/1 unusable/);
  });
});
