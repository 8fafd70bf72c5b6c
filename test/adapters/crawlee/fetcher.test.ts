import { randomBytes } from 'node:crypto';
import {
  brotliCompressSync,
  createGzip,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { hostPace } from '../../../src/adapters/crawlee/fetcher.ts';
import {
  FakeClock,
  FakeMemory,
  fetchedBy,
  fetcher,
  fetchOne,
  HastyTimer,
  reasonOf,
  request,
  SETTINGS,
  site,
  stream,
  textOf,
} from './fakes.ts';

describe('a page', () => {
  it('comes back with its bytes, headers in lower case and validators', async () => {
    const { origin } = await site({
      '/a': (response) => response.writeHead(200, { ETag: '"v1"', 'X-Two': ['a', 'b'] }).end('<p>Päivää</p>'),
    });

    const fetched = await fetchOne(fetcher(), request(`${origin}/a#loppu`, {}));

    expect(textOf(fetched)).toBe('<p>Päivää</p>');
    expect(fetched).toMatchObject({
      outcome: 'page',
      page: { url: `${origin}/a`, status: 200, headers: { etag: '"v1"', 'x-two': 'a, b' } },
      validators: { etag: '"v1"', bodyHash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
  });

  it('is asked for under our own name, with where we are reached and without cookies', async () => {
    let headers: unknown;
    const { origin } = await site({
      '/a': (response, { headers: sent }) => {
        headers = sent;
        response.writeHead(302, { location: '/b', 'set-cookie': 'id=1' }).end();
      },
      '/b': (response, { headers: sent }) => {
        expect(sent.cookie).toBeUndefined();
        response.end('ok');
      },
    });

    await fetchOne(fetcher(), request(`${origin.replace('//', '//maija:salasana@')}/a`));

    expect(headers).toMatchObject({
      'user-agent': 'mediawatch/0.1 (+press@example.org)',
      from: 'press@example.org',
    });
    expect(headers).not.toHaveProperty('authorization');
  });

  it.each([
    ['gzip', gzipSync('kupari')],
    ['gzip', Buffer.concat([gzipSync('kup'), gzipSync('ari')])],
    ['x-gzip', gzipSync('kupari')],
    ['deflate', deflateSync('kupari')],
    ['deflate', deflateRawSync('kupari')],
    ['br', brotliCompressSync('kupari')],
    ['zstd', zstdCompressSync('kupari')],
    ['gzip, br', brotliCompressSync(gzipSync('kupari'))],
    ['identity', Buffer.from('kupari')],
    ['utf-8', Buffer.from('kupari')],
  ])('is unpacked from %s', async (encoding, body) => {
    const { origin } = await site({
      '/a': (response) => response.writeHead(200, { 'content-encoding': encoding }).end(body),
    });

    expect(textOf(await fetchOne(fetcher(), request(`${origin}/a`)))).toBe('kupari');
  });
});

describe('what cannot be read is a failure, not an exception', () => {
  it.each([
    ['gzip that is none', Buffer.from('<p>suoraan</p>'), 'connection'],
    ['gzip that ends too early', gzipSync(randomBytes(5_000)).subarray(0, 3_000), 'connection'],
    ['200 MB in a small gzip', gzipSync(Buffer.alloc(200 * 1024 * 1024)), 'too-large'],
  ])('%s', async (_, body, reason) => {
    const { origin } = await site({
      '/a': (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(body),
    });

    expect(reasonOf(await fetchOne(fetcher(), request(`${origin}/a`)))).toBe(reason);
  });

  it('a body of 60 MB, announced or not', async () => {
    const piece = Buffer.alloc(64 * 1024, 'a');
    let sent = 0;
    const { origin } = await site({
      '/announced': (response) =>
        response.writeHead(200, { 'content-length': 60 * 1024 * 1024 }).write(piece),
      '/endless': (response) => {
        const more = () => {
          while (!response.destroyed && sent < 60 * 1024 * 1024 && response.write(piece))
            sent += piece.length;
        };
        response.on('drain', more);
        more();
      },
    });

    const answers = await fetchedBy(fetcher(), request(`${origin}/announced`), request(`${origin}/endless`));

    expect([...answers.values()].map(reasonOf)).toEqual(['too-large', 'too-large']);
    expect(sent).toBeLessThan(20 * 1024 * 1024);
  });

  it('an endless gzip stream', async () => {
    const { origin } = await site({
      '/a': (response) => {
        const gzip = createGzip();
        gzip.pipe(response.writeHead(200, { 'content-encoding': 'gzip' }));
        const more = () => {
          while (!response.destroyed && gzip.write(randomBytes(65_536)));
        };
        gzip.on('drain', more);
        more();
      },
    });

    expect(reasonOf(await fetchOne(fetcher(), request(`${origin}/a`)))).toBe('too-large');
  });

  it('a body that drips', async () => {
    const { origin } = await site({
      '/a': (response) => {
        const drip = setInterval(() => response.write('.'), 10);
        response.on('close', () => clearInterval(drip));
      },
    });

    const fetched = await fetchOne(fetcher({ settings: { timeoutMs: 150 } }), request(`${origin}/a`));

    expect(fetched).toMatchObject({ failure: { reason: 'timeout', retry: 'next-run' } });
  });

  it('an answer that never begins', async () => {
    const { origin } = await site({ '/a': () => undefined });

    const fetched = await fetchOne(fetcher({ settings: { timeoutMs: 100 } }), request(`${origin}/a`));

    expect(fetched).toMatchObject({
      failure: { reason: 'timeout', message: expect.stringContaining('0.1 s') },
    });
  });

  it('half a body', async () => {
    const { origin } = await site({
      '/a': (response) => {
        response.writeHead(200, { 'content-length': 1_000 });
        response.write('puolet', () => response.destroy());
      },
    });

    expect(reasonOf(await fetchOne(fetcher(), request(`${origin}/a`)))).toBe('connection');
  });

  it('a host that refuses connections', async () => {
    const { origin } = await site({});
    const closed = origin.replace(/\d+$/, '9');

    const fetched = await fetchOne(fetcher(), request(`${closed}/a`));

    expect(fetched).toMatchObject({
      failure: { reason: 'connection', retry: 'next-run', message: expect.stringContaining('127.0.0.1:9') },
    });
  });

  it.each([
    'file:///etc/passwd',
    'ftp://lehti.example/',
    'javascript:alert(1)',
    'data:text/html,x',
    'no address',
  ])('an address such as %s', async (url) => {
    expect(await fetchOne(fetcher(), request(url))).toMatchObject({
      failure: { reason: 'forbidden-scheme', retry: 'never' },
    });
  });

  it('an address of this machine that is not on the list', async () => {
    const { port } = await site({ '/a': (response) => response.end('secret') });
    const strict = fetcher({ settings: { allow: [`127.0.0.1:${port + 1}`] } });

    const answers = await fetchedBy(
      strict,
      request(`http://127.0.0.1:${port}/a`),
      request(`http://localhost:${port}/a`),
      request(`http://[::1]:${port}/a`),
    );

    expect([...answers.values()].map(reasonOf)).toEqual(Array(3).fill('forbidden-address'));
  });
});

describe('a status', () => {
  it.each([
    [204, 'http-status', 'later'],
    [401, 'refused-by-site', 'later'],
    [402, 'refused-by-site', 'later'],
    [403, 'refused-by-site', 'later'],
    [404, 'gone', 'next-run'],
    [406, 'http-status', 'later'],
    [410, 'gone', 'next-run'],
    [418, 'http-status', 'later'],
    [451, 'refused-by-site', 'later'],
    [500, 'http-status', 'next-run'],
    [503, 'http-status', 'next-run'],
  ])('%i means %s, to be asked again %s', async (status, reason, retry) => {
    const { origin } = await site({ '/a': (response) => response.writeHead(status).end() });

    expect(await fetchOne(fetcher(), request(`${origin}/a`))).toMatchObject({
      failure: { reason, retry, status },
    });
  });

  it('304 means not modified', async () => {
    const { origin } = await site({
      '/a': (response, { headers }) =>
        headers['if-none-match'] === '"v1"' &&
        headers['if-modified-since'] === 'Mon, 02 Mar 2026 08:00:00 GMT'
          ? response.writeHead(304).end()
          : response.end('new'),
    });
    const validators = { etag: '"v1"', lastModified: 'Mon, 02 Mar 2026 08:00:00 GMT' };

    expect(reasonOf(await fetchOne(fetcher(), request(`${origin}/a`, validators)))).toBe('not-modified');
  });

  it('of an article that is asked for once leaves its bytes unhashed', async () => {
    const { origin } = await site({ '/a': (response) => response.end('kupari') });

    const once = await fetchOne(fetcher(), request(`${origin}/a`));

    expect(once).toMatchObject({ outcome: 'page', validators: {} });
    expect(once).not.toHaveProperty('validators.bodyHash');
  });

  it('200 with the bytes of last time means not modified too', async () => {
    const { origin } = await site({ '/a': (response) => response.end('same') });
    const first = await fetchOne(fetcher(), request(`${origin}/a`, {}));
    const validators = first.outcome === 'page' ? { bodyHash: first.validators.bodyHash ?? '' } : {};

    expect(reasonOf(await fetchOne(fetcher(), request(`${origin}/a`, validators)))).toBe('not-modified');
  });

  it.each([
    ['seconds', '120', 120],
    ['a date', 'Mon, 02 Mar 2026 10:05:00 GMT', 300],
    ['nothing', undefined, undefined],
  ])('429 with %s in Retry-After leaves the host alone at once', async (_, header, seconds) => {
    const { origin, asked } = await site({
      '*': (response) => response.writeHead(429, header === undefined ? {} : { 'retry-after': header }).end(),
    });
    const clock = new FakeClock();
    const memory = new FakeMemory();
    const polite = fetcher({ clock, memory });

    const first = await fetchOne(polite, request(`${origin}/a`));
    const others = await fetchedBy(polite, request(`${origin}/b`), request(`${origin}/c`));
    clock.pass(600_000);
    await fetchOne(polite, request(`${origin}/d`));

    expect(first).toMatchObject({ failure: { reason: 'rate-limited', status: 429 } });
    expect(first.outcome === 'failed' && first.failure.retryAfterSeconds).toBe(seconds);
    expect([...others.values()].map(reasonOf)).toEqual(['rate-limited', 'rate-limited']);
    expect(asked).toEqual(['/a', '/d']);
    expect(memory.blocks.size).toBe(1);
  });

  it('503 with Retry-After means rate-limited', async () => {
    const { origin } = await site({
      '/a': (response) => response.writeHead(503, { 'retry-after': '9' }).end(),
    });

    expect(reasonOf(await fetchOne(fetcher(), request(`${origin}/a`)))).toBe('rate-limited');
  });
});

describe('a redirect', () => {
  it('is followed, and the page says where it was found', async () => {
    const { origin, asked } = await site({
      '/a': (response) => response.writeHead(301, { location: 'uusi?x=%C3%A4#kohta' }).end(),
      '/uusi?x=%C3%A4': (response) => response.end('perillä'),
    });

    const fetched = await fetchOne(fetcher(), request(`${origin}/a`));

    expect(fetched).toMatchObject({ outcome: 'page', page: { url: `${origin}/uusi?x=%C3%A4` } });
    expect(asked).toEqual(['/a', '/uusi?x=%C3%A4']);
  });

  it.each([
    ['for good', [301, 308], 'new'],
    ['for good, to a page that is as it was', [301, 308], 'not-modified'],
    ['for now', [302, 308], undefined],
    ['for good, then for now', [301, 307], undefined],
  ] as const)('%s says so, or says nothing', async (_, [first, second], expected) => {
    const { origin } = await site({
      '/a': (response) => response.writeHead(first, { location: '/b' }).end(),
      '/b': (response) => response.writeHead(second, { location: '/c' }).end(),
      '/c': (response) => response.writeHead(expected === 'not-modified' ? 304 : 200, { etag: '"1"' }).end(),
    });

    const fetched = await fetchOne(fetcher(), { ...request(`${origin}/a`), validators: { etag: '"1"' } });

    expect(fetched.outcome).toBe(expected === 'not-modified' ? 'not-modified' : 'page');
    if (expected === undefined) expect(fetched).not.toHaveProperty('movedTo');
    else expect(fetched).toMatchObject({ movedTo: `${origin}/c` });
  });

  it.each([
    ['in a circle', '/a', 2],
    ['without end', '*', 6],
  ])('%s is given up', async (_, route, requests) => {
    let number = 0;
    const next = () => {
      number += 1;
      return number;
    };
    const { origin, asked } = await site({
      '/a': (response) => response.writeHead(302, { location: route === '/a' ? '/b' : '/0' }).end(),
      '/b': (response) => response.writeHead(302, { location: '/a' }).end(),
      '*': (response) => response.writeHead(302, { location: `/${next()}` }).end(),
    });

    expect(await fetchOne(fetcher(), request(`${origin}/a`))).toMatchObject({
      failure: { reason: 'too-many-redirects', retry: 'later' },
    });
    expect(asked).toHaveLength(requests);
  });

  it.each([
    ['http://169.254.169.254/latest/meta-data/', 'forbidden-address'],
    ['http://10.0.0.7/', 'forbidden-address'],
    ['http://[::ffff:7f00:1]/', 'forbidden-address'],
    ['http://metadata.google.internal/', 'forbidden-address'],
    ['file:///etc/passwd', 'forbidden-scheme'],
    ['//127.0.0.2/', 'forbidden-address'],
  ])('to %s is refused', async (location, reason) => {
    const { origin } = await site({ '/a': (response) => response.writeHead(302, { location }).end() });

    expect(await fetchOne(fetcher(), request(`${origin}/a`))).toMatchObject({
      failure: { reason, retry: 'later', message: expect.stringContaining(`redirected from ${origin}/a`) },
    });
  });
});

describe('politeness', () => {
  it('never has two requests at one host, whoever asks', async () => {
    const { origin, mostAtOnce, asked } = await site({
      '*': (response) => setTimeout(() => response.end('ok'), 2),
    });
    const polite = fetcher();
    const paths = (from: string) =>
      Array.from({ length: 6 }, (_, index) => request(`${origin}/${from}/${index}`));

    await Promise.all([fetchedBy(polite, ...paths('a')), fetchedBy(polite, ...paths('b'))]);

    expect(asked).toHaveLength(12);
    expect(mostAtOnce()).toBe(1);
  });

  it('has as many as allowed at one host where the settings say so', async () => {
    const { origin, mostAtOnce } = await site({
      '*': (response) => setTimeout(() => response.end('ok'), 20),
    });
    const requests = Array.from({ length: 9 }, (_, index) => request(`${origin}/${index}`));

    await fetchedBy(fetcher({ settings: { perHost: 3 } }), ...requests);

    expect(mostAtOnce()).toBe(3);
  });

  it('lets one slow host stop nobody', async () => {
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const slow = await site({ '*': (response) => void released.then(() => response.end('late')) });
    const quick = await site({ '*': (response) => response.end('ok') });
    const requests = [
      ...Array.from({ length: 300 }, (_, index) => request(`${slow.origin}/${index}`)),
      ...Array.from({ length: 20 }, (_, index) => request(`${quick.origin}/${index}`)),
    ];
    let answered = 0;

    for await (const { request: asked } of fetcher().fetchAll(stream(...requests))) {
      if (asked.url.startsWith(quick.origin)) answered += 1;
      if (answered === 20) release();
    }

    expect(slow.asked).toHaveLength(300);
  });

  it('takes requests only as fast as they can be begun', async () => {
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const { origin, asked } = await site({ '*': (response) => void released.then(() => response.end('ok')) });
    let taken = 0;
    async function* many() {
      for (; taken < 5_000; taken += 1) yield request(`${origin}/${taken}`);
    }
    const answers = fetcher({ settings: { perHost: 8 } })
      .fetchAll(many())
      [Symbol.asyncIterator]();

    const first = answers.next();
    await expect.poll(() => asked.length).toBe(8);
    const takenSoFar = taken;
    release();
    await first;
    await answers.return?.();

    expect(takenSoFar).toBeLessThanOrEqual(1_001 + 8);
  });

  describe('of a pass and of a trial at the desk at the same time', () => {
    it('is that of one: one request in flight at a host, and the gap between any two', async () => {
      const timer = new HastyTimer();
      const starts: number[] = [];
      const { origin, mostAtOnce } = await site({
        '*': (response) => {
          starts.push(timer.now());
          setTimeout(() => response.end('ok'), 2);
        },
      });
      const gear = { timer, pace: hostPace({ ...SETTINGS, gapMs: 2_000 }, timer) };
      const paths = (from: string) => [0, 1, 2, 3].map((index) => request(`${origin}/${from}/${index}`));

      await Promise.all([fetchedBy(fetcher(gear), ...paths('a')), fetchedBy(fetcher(gear), ...paths('b'))]);

      expect(mostAtOnce()).toBe(1);
      const gaps = starts.slice(1).map((start, index) => start - (starts[index] ?? 0));
      expect(gaps).toHaveLength(7);
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(2_000);
    });

    it('spends one budget, and leaves a host alone that asked either of them for it', async () => {
      const { origin, asked } = await site({
        '/busy': (response) => response.writeHead(429, { 'retry-after': '600' }).end(),
        '*': (response) => response.end('ok'),
      });
      const gear = { memory: new FakeMemory(), settings: { dailyBudget: 3 } };
      const [pass, trial] = [fetcher(gear), fetcher(gear)];
      const reasons = async (from: typeof pass, path: string) =>
        reasonOf(await fetchOne(from, request(`${origin}${path}`)));

      const first = [await reasons(pass, '/a'), await reasons(trial, '/b'), await reasons(pass, '/c')];
      const spent = [await reasons(trial, '/d'), await reasons(pass, '/e')];
      gear.memory.counts.clear();
      const busy = [await reasons(trial, '/busy'), await reasons(pass, '/f')];

      expect(first).toEqual(['page', 'page', 'page']);
      expect(spent).toEqual(['budget', 'budget']);
      expect(busy).toEqual(['rate-limited', 'rate-limited']);
      expect(asked).toEqual(['/a', '/b', '/c', '/busy']);
    });
  });

  it('asks no host more often than its budget of the day, counting earlier runs', async () => {
    const { origin, port, asked } = await site({ '*': (response) => response.end('ok') });
    const memory = new FakeMemory();
    memory.counts.set(`127.0.0.1:${port} 2026-03-02`, 3);

    const answers = await fetchedBy(
      fetcher({ memory, settings: { dailyBudget: 5 } }),
      ...['a', 'b', 'c', 'd'].map((path) => request(`${origin}/${path}`)),
    );

    expect([...answers.values()].map(reasonOf)).toEqual(['page', 'page', 'budget', 'budget']);
    expect(asked).toEqual(['/a', '/b']);
    expect(memory.counts.get(`127.0.0.1:${port} 2026-03-02`)).toBe(5);
  });

  it('writes a receipt of each request and refusal', async () => {
    const { origin } = await site({
      '/a': (response) => response.writeHead(301, { location: '/b' }).end(),
      '/b': (response) => response.end('kupari'),
    });
    const polite = fetcher();

    await fetchedBy(polite, request(`${origin}/a`), request('file:///x'));

    expect(polite.receipts().map(({ url, outcome, bytes }) => ({ url, outcome, bytes }))).toEqual([
      { url: 'file:///x', outcome: 'failed', bytes: 0 },
      { url: `${origin}/a`, outcome: 'redirect', bytes: 0 },
      { url: `${origin}/b`, outcome: 'page', bytes: 6 },
    ]);
  });
});

describe('stopping', () => {
  it('ends what is in flight and answers everything taken in', async () => {
    const { promise: inFlight, resolve: reached } = Promise.withResolvers<void>();
    const { origin } = await site({ '*': () => reached() });
    const stopping = fetcher();

    const answers = fetchedBy(stopping, ...['a', 'b', 'c'].map((path) => request(`${origin}/${path}`)));
    await inFlight;
    await stopping.stop();

    expect([...(await answers).values()].map(reasonOf)).toEqual(['stopped', 'stopped', 'stopped']);
  });

  it('lets the reader leave in the middle without finishing the rest', async () => {
    const { origin, asked } = await site({ '*': (response) => response.end('ok') });
    const requests = Array.from({ length: 200 }, (_, index) => request(`${origin}/${index}`));

    for await (const _ of fetcher().fetchAll(stream(...requests))) break;

    expect(asked.length).toBeLessThan(20);
  });

  it('answers everything at once when it was stopped before', async () => {
    const { origin, asked } = await site({ '*': (response) => response.end('ok') });
    const stopping = fetcher();
    await stopping.stop();

    expect(reasonOf(await fetchOne(stopping, request(`${origin}/a`)))).toBe('stopped');
    expect(asked).toEqual([]);
  });

  it('does not wait for the gap of a polite host', async () => {
    const { origin, asked } = await site({ '*': (response) => response.end('ok') });
    const stopping = fetcher({ settings: { gapMs: 3_600_000 } });
    const reasons: string[] = [];

    for await (const fetched of stopping.fetchAll(stream(request(`${origin}/a`), request(`${origin}/b`)))) {
      reasons.push(reasonOf(fetched));
      await stopping.stop();
    }

    expect(reasons).toEqual(['page', 'stopped']);
    expect(asked).toEqual(['/a']);
  });

  it('fails where the store fails, and asks nothing more', async () => {
    const { origin, asked } = await site({ '*': (response) => response.end('ok') });
    class BrokenMemory extends FakeMemory {
      override async countRequest(): Promise<void> {
        throw new Error('disk full');
      }
    }
    const reading = fetchedBy(
      fetcher({ memory: new BrokenMemory() }),
      request(`${origin}/a`),
      request(`${origin}/b`),
    );

    await expect(reading).rejects.toThrow('disk full');
    expect(asked).toEqual([]);
  });

  it('passes on what goes wrong with the requests themselves', async () => {
    async function* broken() {
      yield request('file:///x');
      throw new Error('the store is gone');
    }
    const reading = async () => {
      for await (const _ of fetcher().fetchAll(broken()));
    };

    await expect(reading()).rejects.toThrow('the store is gone');
  });
});
