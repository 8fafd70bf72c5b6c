import { hash } from 'node:crypto';
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recording } from '../../../src/adapters/warc/record.ts';
import { replaying } from '../../../src/adapters/warc/replay.ts';
import { type Transport, WireError, type WireRequest, type WireResponse } from '../../../src/ports.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'warc-'));
});
afterEach(() => rm(folder, { recursive: true }));

const file = (name = 'day.warc.gz') => join(folder, name);

function ask(url: string, headers: Readonly<Record<string, string>> = {}): WireRequest {
  return { url, headers, signal: new AbortController().signal };
}

interface Said {
  readonly status?: number;
  readonly headers?: WireResponse['headers'];
  readonly body?: Uint8Array;
  readonly breaks?: boolean;
}

/** A network that says what it is told to. */
function network(says: Readonly<Record<string, Said>>): Transport {
  return {
    live: true,
    close: async () => undefined,
    async send({ url }) {
      const said = says[url];
      if (said === undefined)
        throw new WireError({ reason: 'dns', message: `${url}: no such host`, retry: 'next-run' });
      return {
        status: said.status ?? 200,
        statusText: 'Fine',
        headers: said.headers ?? [],
        body: bodyOf(said),
      };
    },
  };
}

async function* bodyOf({ body = new Uint8Array(), breaks = false }: Said): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < body.length; at += 700) yield body.subarray(at, at + 700);
  if (breaks) throw new WireError({ reason: 'connection', message: 'cut off', retry: 'next-run' });
}

async function whole(response: WireResponse): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of response.body) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Asks everything of a network through a recorder. */
async function record(says: Readonly<Record<string, Said>>, name?: string): Promise<void> {
  const recorder = await recording(network(says), file(name));
  for (const url of Object.keys(says)) {
    await whole(await recorder.send(ask(url, { 'user-agent': 'mediawatch/0.1' }))).catch(() => undefined);
  }
  await recorder.close();
}

function httpRecord(
  url: string,
  http: string | Uint8Array,
  more: Readonly<Record<string, string>> = {},
): Buffer {
  const block = Buffer.from(http);
  const headers = {
    'WARC-Type': 'response',
    'WARC-Target-URI': url,
    'WARC-Date': '2026-03-02T10:00:00Z',
    'WARC-Record-ID': '<urn:uuid:00000000-0000-4000-8000-000000000000>',
    'Content-Type': 'application/http; msgtype=response',
    'Content-Length': String(block.length),
    ...more,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`WARC/1.1\r\n${lines.join('')}\r\n`), block, Buffer.from('\r\n\r\n')]);
}

async function written(records: readonly Buffer[], name = 'day.warc.gz'): Promise<Transport> {
  const parts = name.endsWith('.gz') ? records.map((each) => gzipSync(each)) : records;
  await writeFile(file(name), Buffer.concat(parts));
  return replaying([file(name)]);
}

async function textOf(transport: Transport, url: string): Promise<string> {
  return (await whole(await transport.send(ask(url)))).toString('latin1');
}

describe('what was recorded', () => {
  it('comes back byte for byte, headers as they were sent', async () => {
    const packed = gzipSync('Päivää'.repeat(1_000));
    const headers = [
      ['Content-Encoding', 'gzip'],
      ['X-Otsikko', 'P\xe4iv\xe4'],
      ['Set-Cookie', 'a=1'],
      ['set-cookie', 'b=2'],
      ['Content-Length', String(packed.length)],
    ] as const;
    await record({
      'https://lehti.example/a?x=1': { headers, body: packed },
      'https://lehti.example/b': { status: 404, body: Buffer.from([0, 13, 10, 13, 10, 228, 255, 10, 10]) },
    });

    const replay = await replaying([file()]);
    const [a, b] = [
      await replay.send(ask('https://lehti.example/a?x=1#loppu')),
      await replay.send(ask('https://lehti.example/b')),
    ];

    expect(a).toMatchObject({ status: 200, statusText: 'Fine', headers });
    expect(await whole(a)).toEqual(packed);
    expect(b.status).toBe(404);
    expect([...(await whole(b))]).toEqual([0, 13, 10, 13, 10, 228, 255, 10, 10]);
  });

  it('is WARC 1.1 in one gzip member a record, with what was asked beside each answer', async () => {
    await record({ 'https://lehti.example/a': { body: Buffer.from('kupari') } });

    const text = gunzipSync(await readFile(file())).toString('latin1');
    const types = [...text.matchAll(/^WARC-Type: (\w+)/gm)].map((match) => match[1]);
    const members = (await readFile(file())).toString('latin1').split('\x1f\x8b\x08').length - 1;

    expect(types).toEqual(['warcinfo', 'response', 'request']);
    expect(members).toBe(3);
    expect(text).toMatch(/^WARC\/1\.1\r\n/);
    expect(text).toContain('GET /a HTTP/1.1\r\nHost: lehti.example\r\nuser-agent: mediawatch/0.1\r\n');
    expect(text).toMatch(/^WARC-Date: \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/m);
    expect(text).toContain(`WARC-Payload-Digest: sha256:${hash('sha256', 'kupari')}`);
  });

  it('is not said to come in chunks that are not there', async () => {
    await record({
      'https://lehti.example/a': {
        headers: [['Transfer-Encoding', 'chunked']],
        body: Buffer.from('5\r\nkupa'),
      },
    });

    expect(await textOf(await replaying([file()]), 'https://lehti.example/a')).toBe('5\r\nkupa');
  });

  it('breaks off where it broke off', async () => {
    await record({ 'https://lehti.example/a': { body: Buffer.from('puolet'), breaks: true } });
    const response = await (await replaying([file()])).send(ask('https://lehti.example/a'));

    await expect(whole(response)).rejects.toMatchObject({ failure: { reason: 'connection' } });
  });

  it('is all there when many answers end at once', async () => {
    const urls = Array.from({ length: 40 }, (_, index) => `https://lehti.example/${index}`);
    const says = Object.fromEntries(urls.map((url) => [url, { body: Buffer.from(url.repeat(99)) }]));
    const recorder = await recording(network(says), file());
    await Promise.all(urls.map(async (url) => whole(await recorder.send(ask(url)))));
    await recorder.close();

    const replay = await replaying([file()]);

    for (const url of urls) expect(await textOf(replay, url)).toBe(url.repeat(99));
  });
});

describe('what was not recorded', () => {
  it.each([
    'http://lehti.example/a',
    'https://lehti.example/a/',
    'https://lehti.example/A',
    'https://lehti.example/a?',
    'https://www.lehti.example/a',
  ])('%s is refused where https://lehti.example/a was recorded', async (url) => {
    await record({ 'https://lehti.example/a': { body: Buffer.from('x') } });
    const replay = await replaying([file()]);

    await expect(replay.send(ask(url))).rejects.toMatchObject({
      failure: { reason: 'not-recorded', retry: 'next-run' },
    });
  });
});

describe('several records of one address', () => {
  it('answer with the last one, over several files', async () => {
    await record({ 'https://lehti.example/a': { body: Buffer.from('old') } }, 'one.warc.gz');
    await record({ 'https://lehti.example/a': { body: Buffer.from('new') } }, 'two.warc.gz');

    const replay = await replaying([file('one.warc.gz'), file('two.warc.gz')]);

    expect(await textOf(replay, 'https://lehti.example/a')).toBe('new');
  });

  it('answer with the page to who did not ask whether it changed, though 304 came last', async () => {
    const url = 'https://lehti.example/a';
    const replay = await written([
      httpRecord(url, 'HTTP/1.1 200 OK\r\nETag: "v1"\r\n\r\npage'),
      httpRecord(url, 'HTTP/1.1 304 Not Modified\r\n\r\n'),
    ]);

    expect(await textOf(replay, url)).toBe('page');
    expect((await replay.send(ask(url, { 'if-none-match': '"v1"' }))).status).toBe(304);
  });

  it('answer a revisit with the bytes that it names', async () => {
    const digest = { 'WARC-Payload-Digest': 'sha1:SAMA' };
    const replay = await written([
      httpRecord('https://lehti.example/a', 'HTTP/1.1 200 OK\r\nX: first\r\n\r\nsame', digest),
      httpRecord('https://lehti.example/b', 'HTTP/1.1 200 OK\r\nX: second\r\n\r\n', {
        ...digest,
        'WARC-Type': 'revisit',
        'WARC-Profile': 'http://netpreserve.org/warc/1.1/revisit/identical-payload-digest',
        'WARC-Refers-To-Target-URI': 'https://lehti.example/a',
        'WARC-Refers-To-Date': '2026-03-02T10:00:00Z',
      }),
      httpRecord('https://lehti.example/c', 'HTTP/1.1 200 OK\r\nX: third\r\n\r\n', {
        ...digest,
        'WARC-Type': 'revisit',
      }),
    ]);

    for (const [path, header] of [
      ['b', 'second'],
      ['c', 'third'],
    ]) {
      const response = await replay.send(ask(`https://lehti.example/${path}`));
      expect(response.headers).toEqual([['X', header]]);
      expect((await whole(response)).toString()).toBe('same');
    }
  });
});

describe('validators', () => {
  it.each([
    [{ 'if-none-match': '"v1"' }, 304],
    [{ 'if-none-match': '"v2"' }, 200],
    [{ 'if-modified-since': 'Mon, 02 Mar 2026 08:00:00 GMT' }, 304],
    [{ 'if-modified-since': 'Mon, 02 Mar 2026 09:00:00 GMT' }, 200],
    [{ 'if-none-match': '"v2"', 'if-modified-since': 'Mon, 02 Mar 2026 08:00:00 GMT' }, 200],
    [{}, 200],
  ])('%j are answered with %i', async (headers, status) => {
    const said = 'ETag: "v1"\r\nLast-Modified: Mon, 02 Mar 2026 08:00:00 GMT';
    const replay = await written([
      httpRecord('https://lehti.example/a', `HTTP/1.1 200 OK\r\n${said}\r\n\r\nx`),
    ]);

    expect((await replay.send(ask('https://lehti.example/a', headers))).status).toBe(status);
  });
});

describe('recordings that others made', () => {
  const url = 'https://lehti.example/a';

  it.each(['day.warc.gz', 'day.warc'])('are read as %s', async (name) => {
    const replay = await written(
      [
        httpRecord('', 'software: other', { 'WARC-Type': 'warcinfo' }),
        httpRecord(url, 'HTTP/1.1 200 OK\r\n\r\nfirst'),
        httpRecord(`<${url}b>`, 'HTTP/1.0 200\r\n\r\nsecond'),
      ],
      name,
    );

    expect([await textOf(replay, url), await textOf(replay, `${url}b`)]).toEqual(['first', 'second']);
  });

  it('may hold chunks', async () => {
    const http = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nkup\r\n3;x=y\r\nari\r\n0\r\n\r\n';
    const replay = await written([httpRecord(url, http)]);

    expect(await textOf(replay, url)).toBe('kupari');
  });

  it.each(['gzip', 'br', 'zstd', 'deflate'])(
    'may hold bytes unpacked already, though %s is said',
    async (encoding) => {
      const http = `HTTP/1.1 200 OK\r\nContent-Encoding: ${encoding}\r\nContent-Length: 4\r\n\r\n<p>kupari</p>`;
      const replay = await written([httpRecord(url, http)]);
      const response = await replay.send(ask(url));

      expect(response.headers).toEqual([]);
      expect((await whole(response)).toString()).toBe('<p>kupari</p>');
    },
  );

  it('may hold a resource without HTTP', async () => {
    const replay = await written([
      httpRecord(url, 'plain', { 'WARC-Type': 'resource', 'Content-Type': 'text/plain' }),
    ]);

    expect(await replay.send(ask(url))).toMatchObject({
      status: 200,
      headers: [['Content-Type', 'text/plain']],
    });
  });
});

describe('a file that cannot be used is named', () => {
  it('where it is missing', async () => {
    await expect(replaying([file('none.warc.gz')])).rejects.toThrow(
      /none\.warc\.gz: the recording cannot be read/,
    );
  });

  it('where it is something else', async () => {
    await writeFile(file('page.html'), '<!doctype html>');

    await expect(replaying([file('page.html')])).rejects.toThrow(/page\.html: this is not a WARC file/);
  });

  it.each(['cut.warc.gz', 'cut.warc'])('where it breaks off (%s)', async (name) => {
    await written(
      [httpRecord('https://lehti.example/a', `HTTP/1.1 200 OK\r\n\r\n${'kupari '.repeat(99)}`)],
      name,
    );
    await truncate(file(name), (await readFile(file(name))).length - (name.endsWith('.gz') ? 30 : 300));

    await expect(replaying([file(name)])).rejects.toThrow(/cut\.warc.*damaged/);
  });

  it('where bytes were changed on the way', async () => {
    await written([
      httpRecord('https://lehti.example/a', 'HTTP/1.1 200 OK\r\n\r\nfirst'),
      httpRecord('https://lehti.example/b', 'HTTP/1.1 200 OK\r\n\r\nsecond'),
    ]);
    const bytes = await readFile(file());
    bytes.fill(0x55, 60, 120);
    await writeFile(file(), bytes);

    await expect(replaying([file()])).rejects.toThrow(/day\.warc\.gz/);
  });

  it.each(['day.warc.gz', 'day.warc'])('where a head has no end (%s)', async (name) => {
    const endless = Buffer.from(`WARC/1.1\r\nWARC-Type: response\r\n${'\n'.repeat(400_000)}`);
    await writeFile(file(name), name.endsWith('.gz') ? gzipSync(endless) : endless);

    await expect(replaying([file(name)])).rejects.toThrow(/day\.warc.*the head of a record is longer than/);
  });

  it('where all records are in one gzip member', async () => {
    const records = ['a', 'b'].map((path) =>
      httpRecord(`https://lehti.example/${path}`, 'HTTP/1.1 200 OK\r\n\r\nx'),
    );
    await writeFile(file(), gzipSync(Buffer.concat(records)));

    await expect(replaying([file()])).rejects.toThrow(/day\.warc\.gz/);
  });

  it('where a recording cannot be written', async () => {
    await writeFile(file(), 'a file');

    await expect(recording(network({}), join(file(), 'folder.warc.gz'))).rejects.toThrow(
      /folder\.warc\.gz cannot be written: a file stands where a folder is needed; name another place/,
    );
  });
});
