import { describe, expect, it } from 'vitest';
import { meaningOf, retryAfterSeconds } from '../../../src/adapters/crawlee/answers.ts';
import { parseInstant } from '../../../src/domain/time.ts';

const NOW = parseInstant('2026-03-02T10:00:00Z');

describe('Retry-After', () => {
  it.each([
    ['120', 120],
    [' 0 ', 0],
    ['Mon, 02 Mar 2026 10:01:30 GMT', 90],
    ['Monday, 02-Mar-26 10:01:30 GMT', 90],
    ['Mon, 02 Mar 2026 09:00:00 GMT', 0],
    ['soon', undefined],
    ['-5', undefined],
    ['1.5', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%j means %s seconds', (header, seconds) => {
    expect(retryAfterSeconds(header, NOW)).toBe(seconds);
  });

  it.each([
    ['1', 60],
    ['300', 300],
    ['99999999', 86_400],
    [undefined, 600],
  ])('%s leaves the host alone for %i seconds', (header, pauseSeconds) => {
    const headers: Record<string, string> = header === undefined ? {} : { 'retry-after': header };

    expect(meaning(429, headers)).toMatchObject({ kind: 'rate-limited', pauseSeconds });
  });
});

describe('Location', () => {
  it.each([
    ['/uusi', 'https://lehti.example/uusi'],
    ['?sivu=2', 'https://lehti.example/osasto/vanha?sivu=2'],
    ['//muu.example/a#kohta', 'https://muu.example/a'],
    ['https://maija:x@muu.example/', 'https://muu.example/'],
    [Buffer.from('/päivä').toString('latin1'), 'https://lehti.example/p%C3%A4iv%C3%A4'],
    ['/p\xe4iv\xe4', 'https://lehti.example/p%E4iv%E4'],
    ['\\\\muu.example\\a', 'https://muu.example/a'],
  ])('%j leads to %s', (location, href) => {
    const next = meaning(302, { location });

    expect(next.kind === 'redirect' && next.errand.url.href).toBe(href);
  });

  it.each([
    [302, {}],
    [302, { location: 'http://' }],
    [300, { location: '/a' }],
    [304, {}],
  ])('status %i with %j is no redirect', (status, headers) => {
    expect(meaning(status, headers)).toMatchObject({
      outcome: { failure: { reason: 'http-status', status } },
    });
  });
});

function meaning(status: number, headers: Readonly<Record<string, string>>) {
  const errand = {
    purpose: 'article',
    url: new URL('https://lehti.example/osasto/vanha'),
    trail: [],
  } as const;
  return meaningOf({ status, headers, body: new Uint8Array() }, errand, { at: NOW, maxRedirects: 5 });
}
