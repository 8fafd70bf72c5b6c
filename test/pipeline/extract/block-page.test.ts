import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../../src/domain/time.ts';
import { extract } from '../../../src/pipeline/extract/index.ts';

function read(title: string, paragraphs: readonly string[], headers: Readonly<Record<string, string>> = {}) {
  const text = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('');
  const html = `<html lang="en"><head><title>${title}</title></head><body><h1>${title}</h1>${text}</body></html>`;
  const page = {
    url: 'https://paper.example/1',
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
    body: new TextEncoder().encode(html),
    fetchedAt: parseInstant('2026-03-02T06:00:00Z'),
  };
  return extract(page, { outlet: 'Paper', profiles: [] });
}

describe('a page that says, with status 200, that we are not let in', () => {
  it.each([
    'Access denied',
    'Access to this page has been denied',
    'Attention Required! | Cloudflare',
    'Just a moment...',
    'Pardon Our Interruption',
    'Are you a robot?',
    '403 Forbidden',
    'Error 503: Service Temporarily Unavailable',
    'Pääsy estetty',
    'Huoltokatko',
  ])('is a refusal and no article: %s', (title) => {
    expect(read(title, ['Please enable JavaScript and cookies to continue.'])).toMatchObject({
      ok: false,
      problem: {
        reason: 'refused-by-site',
        retry: 'later',
        status: 200,
        message: expect.stringContaining(title),
      },
    });
  });

  it('is known by the header of the service that holds us up', () => {
    expect(read('Paper', ['A puzzle.'], { 'cf-mitigated': 'challenge' })).toMatchObject({
      problem: { reason: 'refused-by-site' },
    });
  });

  it.each([
    ['Access denied: how miners lost their road', ['The road to the mine was closed on Monday.']],
    ['Forbidden lake keeps its lithium', ['Nobody may drill below the lake, the court found.']],
    [
      'Access denied',
      Array(12).fill(
        'The mine has been closed to visitors since the spring, the owner says, and so it stays until the court has spoken.',
      ),
    ],
  ])('is told from an article that is headed like one: %s', (title, paragraphs) => {
    expect(read(title, paragraphs)).toMatchObject({ ok: true });
  });
});
