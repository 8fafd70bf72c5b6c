import { Socket } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type LookUp, networkTransport } from '../../src/adapters/crawlee/network.ts';
import { fetcher, fetchOne, HastyTimer, reasonOf, request, site } from '../adapters/crawlee/fakes.ts';
import { FORBIDDEN_ANSWERS, NO_ADDRESS, SCHEMES, SPELLINGS } from './forbidden-targets.ts';

/** Nothing may even begin to connect: refused after the connection is refused too late. */
function socketsOpened() {
  const connect = vi.spyOn(Socket.prototype, 'connect');
  onTestFinished(() => connect.mockRestore());
  return connect;
}

const spellings = Object.entries(SPELLINGS).flatMap(([kind, urls]) =>
  urls.map((url) => [kind, url] as const),
);

describe('a forbidden target', () => {
  it('is spelled in at least 120 ways here, each once', () => {
    const all = [...spellings.map(([, url]) => url), ...NO_ADDRESS, ...SCHEMES];

    expect(spellings.length).toBeGreaterThanOrEqual(120);
    expect(new Set(all).size).toBe(all.length);
  });

  it.each(spellings)('is refused before a socket opens: %s: %j', async (_kind, spelling) => {
    const secret = await site({ '*': (response) => response.end('secret') });
    const opened = socketsOpened();

    const answer = await fetchOne(
      fetcher({ settings: { allow: [] } }),
      request(spelling.replace('PORT', String(secret.port))),
    );

    expect(reasonOf(answer)).toBe('forbidden-address');
    expect(opened).not.toHaveBeenCalled();
  });

  it.each([...NO_ADDRESS, ...SCHEMES])('is not followed by anybody’s guess: %j', async (spelling) => {
    const opened = socketsOpened();

    const answer = await fetchOne(fetcher({ settings: { allow: [] } }), request(spelling));

    expect(reasonOf(answer)).toMatch(/^forbidden-(?:scheme|address)$/);
    expect(opened).not.toHaveBeenCalled();
  });

  it.each(spellings)('is refused after a redirect too: %s: %j', async (_kind, spelling) => {
    const secret = await site({ '*': (response) => response.end('secret') });
    const target = spelling.replace('PORT', String(secret.port));
    const location = Buffer.from(target.replace(/[\0-\x1f]/g, '')).toString('latin1');
    const open = await site({ '/a': (response) => response.writeHead(302, { location }).end() });
    const from = fetcher({ settings: { allow: [`127.0.0.1:${open.port}`] } });

    const answer = await fetchOne(from, request(`${open.origin}/a`));

    // Header fields lose spaces and line ends, and what then is relative leads to the open site itself.
    expect(['forbidden-address', 'http-status', 'gone']).toContain(reasonOf(answer));
    expect(secret.asked).toEqual([]);
  });

  it.each([...NO_ADDRESS, ...SCHEMES])('makes no redirect: %j', async (target) => {
    const location = Buffer.from(target.replace(/[\0-\x1f]/g, '')).toString('latin1');
    const open = await site({ '/a': (response) => response.writeHead(301, { location }).end() });
    const from = fetcher({ settings: { allow: [`127.0.0.1:${open.port}`] } });

    const answer = await fetchOne(from, request(`${open.origin}/a`));

    expect(answer.outcome).toBe('failed');
    expect(open.asked.filter((path) => path !== '/a' && !/^\/(?:latest|127)/.test(path))).toEqual([]);
  });
});

/** Answers of a name server in turn; the last one stays. */
function names(...turns: readonly (readonly string[])[]): LookUp & { readonly asked: () => number } {
  let asked = 0;
  const lookUp: LookUp = (_hostname, _options, callback) => {
    const found = turns[Math.min(asked, turns.length - 1)] ?? [];
    asked += 1;
    callback(
      null,
      found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
  return Object.assign(lookUp, { asked: () => asked });
}

function over(lookUp: LookUp, allow: readonly string[] = []) {
  const transport = networkTransport({ allow, perHost: 1 }, lookUp);
  return fetcher({ transport, settings: { allow }, timer: new HastyTimer() });
}

describe('a name', () => {
  it.each(FORBIDDEN_ANSWERS.map((answer) => [answer]))('that stands for %j is not asked', async (answer) => {
    const opened = socketsOpened();

    const fetched = await fetchOne(over(names(answer)), request('http://lehti.test/'));

    expect(reasonOf(fetched)).toBe('forbidden-address');
    expect(opened.mock.calls.map(([target]) => JSON.stringify(target)).join()).not.toMatch(/"path"/);
  });

  it('is connected to by the address that was checked: of several, the forbidden ones are left out', async () => {
    const { port } = await site({ '/': (response) => response.end('from loopback') });
    const lookUp = names(['10.0.0.1', '127.0.0.1', '::1']);

    const fetched = await fetchOne(over(lookUp, ['127.0.0.1']), request(`http://lehti.test:${port}/`));

    expect(fetched.outcome).toBe('page');
    expect(lookUp.asked()).toBe(1);
  });

  it('that is rebound between two requests is checked again at the second connection', async () => {
    const { port } = await site({
      '*': (response) => response.writeHead(200, { connection: 'close' }).end('once'),
    });
    const lookUp = names(['127.0.0.1'], ['10.0.0.1']);
    const from = over(lookUp, ['127.0.0.1']);

    const first = await fetchOne(from, request(`http://lehti.test:${port}/1`));
    const second = await fetchOne(from, request(`http://lehti.test:${port}/2`));

    expect([reasonOf(first), reasonOf(second)]).toEqual(['page', 'forbidden-address']);
    expect(lookUp.asked()).toBe(2);
  });

  it('is looked up once for a connection, so that no second answer can be another one', async () => {
    const { port, asked } = await site({ '/': (response) => response.end('ok') });
    const lookUp = names(['127.0.0.1'], ['10.0.0.1']);

    const fetched = await fetchOne(over(lookUp, ['127.0.0.1']), request(`http://lehti.test:${port}/`));

    expect([fetched.outcome, lookUp.asked(), asked]).toEqual(['page', 1, ['/']]);
  });
});
