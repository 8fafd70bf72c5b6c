import { describe, expect, it } from 'vitest';
import type { Announced } from '../../../src/domain/candidate.ts';
import { type Instant, parseInstant } from '../../../src/domain/time.ts';
import { extract } from '../../../src/pipeline/extract/index.ts';

function publishedAt(announcedAt: string, printed: string): Instant | undefined {
  const announced: Announced = {
    url: 'https://sanomat.example/a/1',
    canonicalUrl: 'https://sanomat.example/a/1',
    title: 'Silta avattiin',
    publishedAt: { at: parseInstant(announcedAt), precision: 'time', from: 'feed' },
    authors: [],
    categories: [],
  };
  const html = `<html lang="fi"><body><article><h1>Silta avattiin</h1><p><span class="date">${printed}</span> Uusi silta avattiin liikenteelle.</p></article></body></html>`;
  const page = {
    url: announced.url,
    status: 200,
    headers: {},
    body: new TextEncoder().encode(html),
    fetchedAt: parseInstant('2024-05-10T09:00:00Z'),
  };
  const extracted = extract(page, { announced, outlet: 'Sanomat', profiles: [] });
  return extracted.ok ? extracted.value.publishedAt?.at : undefined;
}

describe('a date in the feed beside a date on the page', () => {
  it('gives way where the feed writes winter time in summer', () => {
    expect(publishedAt('2024-04-25T13:57:00+02:00', '25.4.2024 13:57')).toBe('2024-04-25T10:57:00.000Z');
  });

  it('holds where the page shows another time for another reason', () => {
    expect(publishedAt('2024-04-25T13:57:00+03:00', '25.4.2024 18:20')).toBe('2024-04-25T10:57:00.000Z');
  });

  it('holds where the page shows the day only', () => {
    expect(publishedAt('2024-04-25T13:57:00+03:00', '25.4.2024')).toBe('2024-04-25T10:57:00.000Z');
  });
});
