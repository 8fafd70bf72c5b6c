import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Workplace, workplace } from './fakes/command.ts';
import { type Newsroom, startNewsroom } from './newsroom/server.ts';
import { newsroomSources } from './newsroom/sources.ts';

/** The service as an operator starts it, in a process of its own, on a port that is free. */
let newsroom: Newsroom;
let place: Workplace;
let service: ChildProcess;
let said = '';
let url = '';

beforeAll(async () => {
  newsroom = await startNewsroom({ slowMs: 1 });
  place = await workplace({ sources: newsroomSources(newsroom) });
  service = spawn(process.execPath, [join('bin', 'mediawatch.js'), 'serve', ...place.flags], {
    env: { ...process.env, MEDIAWATCH_PORT: '0', MEDIAWATCH_LOG: 'warn' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  service.stdout?.on('data', (chunk) => {
    said += chunk;
  });
  service.stderr?.on('data', (chunk) => {
    said += chunk;
  });
  url = (await line(/digest and feeds: (http:\S+)/))[1] ?? '';
}, 30_000);
afterAll(async () => {
  service.kill('SIGKILL');
  await newsroom.close();
  await place[Symbol.asyncDispose]();
});

/** Waits until the service has said so. */
async function line(pattern: RegExp): Promise<RegExpExecArray> {
  for (;;) {
    const found = pattern.exec(said);
    if (found !== null) return found;
    if (service.exitCode !== null) throw new Error(`the service ended with ${service.exitCode}: ${said}`);
    await Promise.race([
      once(service.stdout ?? service, 'data'),
      once(service.stderr ?? service, 'data'),
      once(service, 'exit'),
    ]);
  }
}

describe('the service', () => {
  it('shows the digest from the first moment, and fills it by its first pass', async () => {
    expect((await fetch(url)).status).toBe(200);
    // Old by the clock on the wall, so all of it is left to staff.
    await line(/\d+ stor(?:y|ies) published/);

    const health: { readonly articles: number } = JSON.parse(await (await fetch(`${url}/healthz`)).text());
    expect(health.articles).toBeGreaterThan(40);
  }, 30_000);

  it('says where the desk is and how the first account is made, and shows nothing of it without one', async () => {
    await line(/review desk: +http:\S+\/desk\//);
    await line(/mediawatch user add /);

    const response = await fetch(`${url}/desk/decisions`, { redirect: 'manual' });
    expect(response.headers.get('location')).toBe('/desk/sign-in?next=%2Fdesk%2Fdecisions');
    expect(await (await fetch(`${url}/desk/`)).text()).toContain('Nobody has an account yet');
  });

  it('answers a reader who has the feed already with 304', async () => {
    const first = await fetch(`${url}/feed.xml`);
    const etag = first.headers.get('etag') ?? '';

    const second = await fetch(`${url}/feed.xml`, { headers: { 'if-none-match': etag } });

    expect(first.headers.get('content-type')).toMatch(/^application\/rss\+xml/);
    expect(second.status).toBe(304);
  });

  it('stops within ten seconds when it is asked to, and says what is kept', async () => {
    const exit = once(service, 'exit');
    const asked = performance.now();

    service.kill('SIGTERM');
    const [status] = await exit;

    expect(status).toBe(0);
    expect(performance.now() - asked).toBeLessThan(10_000);
    expect(said).toContain('stopped; everything that was read is kept');
  }, 15_000);
});
