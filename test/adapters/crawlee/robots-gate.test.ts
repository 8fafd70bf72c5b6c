import { describe, expect, it } from 'vitest';
import { instant } from '../../../src/domain/time.ts';
import {
  FakeClock,
  FakeMemory,
  fetchedBy,
  fetcher,
  fetchOne,
  HastyTimer,
  reasonOf,
  request,
  site,
} from './fakes.ts';

const obeying = { robots: true };
const HOUR = 3_600_000;

describe('robots.txt', () => {
  it('is asked for once, however many want a page at the same time', async () => {
    const { origin, asked } = await site({
      '/robots.txt': (response) => setTimeout(() => response.end('User-agent: *\nDisallow: /haku'), 5),
      '*': (response) => response.end('ok'),
    });
    const polite = fetcher({ settings: { ...obeying, perHost: 4 } });
    const requests = ['a', 'b', 'haku?q=x', 'c', 'd', 'e'].map((path) => request(`${origin}/${path}`));

    const [first, second] = await Promise.all([
      fetchedBy(polite, ...requests),
      fetchedBy(polite, ...requests),
    ]);

    expect(asked.filter((path) => path === '/robots.txt')).toHaveLength(1);
    expect(asked[0]).toBe('/robots.txt');
    expect(asked).not.toContain('/haku?q=x');
    for (const answers of [first, second]) {
      expect(
        reasonOf(answers.get(`${origin}/haku?q=x`) ?? { request: request(''), outcome: 'not-modified' }),
      ).toBe('robots');
      expect([...answers.values()].filter(({ outcome }) => outcome === 'page')).toHaveLength(5);
    }
  });

  it('closes where a redirect leads', async () => {
    const { origin } = await site({
      '/robots.txt': (response) => response.end('User-agent: mediawatch\nDisallow: /salainen'),
      '/a': (response) => response.writeHead(302, { location: '/salainen' }).end(),
      '/salainen': (response) => response.end('never'),
    });

    expect(await fetchOne(fetcher({ settings: obeying }), request(`${origin}/a`))).toMatchObject({
      failure: { reason: 'robots', retry: 'later' },
    });
  });

  it.each([
    [404, 'page'],
    [403, 'page'],
    [500, 'robots'],
    [503, 'robots'],
  ])('with status %i leads to %s', async (status, outcome) => {
    const { origin, asked } = await site({
      '/robots.txt': (response) => response.writeHead(status).end(),
      '*': (response) => response.end('ok'),
    });
    const answers = await fetchedBy(
      fetcher({ settings: obeying }),
      request(`${origin}/a`),
      request(`${origin}/b`),
    );

    expect([...answers.values()].map(reasonOf)).toEqual([outcome, outcome]);
    expect(asked.filter((path) => path === '/robots.txt')).toHaveLength(1);
  });

  it('that could not be had is asked for again later', async () => {
    let status = 500;
    const { origin } = await site({
      '/robots.txt': (response) => response.writeHead(status).end(),
      '/a': (response) => response.end('ok'),
    });
    const clock = new FakeClock();
    const polite = fetcher({ settings: obeying, clock });

    const before = await fetchOne(polite, request(`${origin}/a`));
    status = 404;
    clock.pass(HOUR);
    const after = await fetchOne(polite, request(`${origin}/a`));

    expect(before).toMatchObject({ failure: { reason: 'robots', retry: 'next-run', status: 500 } });
    expect(after.outcome).toBe('page');
  });

  it('that cannot be had now is replaced by an older copy', async () => {
    const { origin } = await site({
      '/robots.txt': (response) => response.writeHead(500).end(),
      '*': (response) => response.end('ok'),
    });
    const memory = new FakeMemory();
    const text = 'User-agent: *\nDisallow: /b';
    memory.files.set(origin, {
      fetchedAt: instant(Date.parse('2026-02-20T10:00:00Z')),
      text,
      unreachable: false,
    });

    const answers = await fetchedBy(
      fetcher({ settings: obeying, memory }),
      request(`${origin}/a`),
      request(`${origin}/b`),
    );

    expect([...answers.values()].map(reasonOf)).toEqual(['page', 'robots']);
    expect(memory.files.get(origin)).toMatchObject({ text, unreachable: true });
  });

  it('is remembered for a day', async () => {
    const { origin, asked } = await site({
      '/robots.txt': (response) => response.end('User-agent: *\nAllow: /'),
      '*': (response) => response.end('ok'),
    });
    const memory = new FakeMemory();
    const clock = new FakeClock();
    const nextRun = () => fetchOne(fetcher({ settings: obeying, memory, clock }), request(`${origin}/a`));

    await nextRun();
    clock.pass(23 * HOUR);
    await nextRun();
    clock.pass(2 * HOUR);
    await nextRun();

    expect(asked).toEqual(['/robots.txt', '/a', '/a', '/robots.txt', '/a']);
  });

  it('is read to 500 KiB and no further', async () => {
    const { origin } = await site({
      '/robots.txt': (response) =>
        response.end(`User-agent: *\n${'#'.repeat(511)}\n${`${'#'.repeat(511)}\n`.repeat(1_000)}Disallow: /`),
      '/a': (response) => response.end('ok'),
    });

    expect((await fetchOne(fetcher({ settings: obeying }), request(`${origin}/a`))).outcome).toBe('page');
  });

  it('is followed to where it moved', async () => {
    const { origin } = await site({
      '/robots.txt': (response) => response.writeHead(301, { location: '/muualla.txt' }).end(),
      '/muualla.txt': (response) => response.end('User-agent: *\nDisallow: /'),
      '/a': (response) => response.end('ok'),
    });

    expect(reasonOf(await fetchOne(fetcher({ settings: obeying }), request(`${origin}/a`)))).toBe('robots');
  });

  it.each([
    ['3', 3],
    ['0.5', 1],
    ['86400', 60],
  ])(
    'with Crawl-delay %s keeps that gap, a second at least and never more than a minute',
    async (delay, seconds) => {
      const { origin } = await site({
        '/robots.txt': (response) => response.end(`User-agent: *\nCrawl-delay: ${delay}`),
        '*': (response) => response.end('ok'),
      });
      const timer = new HastyTimer();
      const polite = fetcher({ settings: { ...obeying, gapMs: 1_000 }, timer });

      await fetchedBy(polite, request(`${origin}/a`), request(`${origin}/b`), request(`${origin}/c`));

      expect(timer.now()).toBeGreaterThanOrEqual(seconds * 3_000);
      expect(timer.now()).toBeLessThanOrEqual(60_000 * 3);
    },
  );
});
