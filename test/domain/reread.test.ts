import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/domain/article.ts';
import { reread } from '../../src/domain/reread.ts';
import { parseInstant } from '../../src/domain/time.ts';
import { urlKey } from '../../src/domain/url.ts';

const URL_BEFORE = 'https://one.example/news/plant';
const words = (seed: string, count = 120) =>
  Array.from({ length: count }, (_, index) => `${seed}${index}`).join(' ');

function article(more: Partial<Article> = {}): Article {
  return {
    identity: urlKey(URL_BEFORE),
    url: URL_BEFORE,
    canonicalUrl: URL_BEFORE,
    outlet: 'One',
    title: 'Plant to open by the harbour',
    lead: 'Eighty people would work there.',
    text: words('word'),
    publishedAt: { at: parseInstant('2026-03-01T06:00:00Z'), precision: 'time', from: 'json-ld' },
    authors: [],
    paywalled: false,
    ...more,
  };
}

const NUMBERED = { identity: 'one.example#4711' };

describe('an article read once more', () => {
  it.each<[string, Partial<Article>, Partial<Article>]>([
    ['another article stands there', {}, { title: 'Rain goes on', text: words('other') }],
    ['its text is gone', {}, { text: 'This article was removed.' }],
    ['its text is gone though its number is the same', NUMBERED, { ...NUMBERED, text: '' }],
    ['a short text has another headline', { text: 'Short.' }, { text: 'Also short.', title: 'Rain goes on' }],
    [
      'too little was read to compare, and it is of another day',
      { text: 'Short.' },
      {
        title: 'Plant in the rain',
        publishedAt: { at: parseInstant('2026-03-09T06:00:00Z'), precision: 'day', from: 'meta' },
      },
    ],
    ['the front page came', {}, { url: 'https://one.example/', text: words('word') }],
  ])('is withdrawn where %s', (_, before, now) => {
    expect(reread(article(before), article(now))).toEqual({ kind: 'withdrawn' });
  });

  it.each<[string, Partial<Article>, Partial<Article>]>([
    ['nothing changed', {}, {}],
    ['only the text did', {}, { text: `${words('word')} and more` }],
    ['a headline is spelt otherwise', {}, { title: 'Plant  to open by the Harbour' }],
    ['it has another number meanwhile', NUMBERED, { identity: 'one.example#12' }],
    ['it was known by its headline only', { text: '' }, { title: 'Rain goes on', text: words('other') }],
  ])('is there, with nothing to record, where %s', (_, before, now) => {
    expect(reread(article(before), article(now))).toEqual({ kind: 'there', pay: 'free' });
  });

  it('keeps the lead that it had where none is given any more', () => {
    const { lead: _, ...now } = article();

    expect(reread(article(), now)).toEqual({ kind: 'there', pay: 'free' });
  });

  it('has the new headline, and the link, date and name that it had', () => {
    const now = article({
      ...{
        title: 'Plant to open in autumn',
        url: 'https://one.example/2',
        canonicalUrl: 'https://one.example/2',
      },
      ...{
        identity: 'one.example/2',
        publishedAt: { at: parseInstant('2026-03-09T06:00:00Z'), precision: 'day', from: 'meta' },
      },
    });

    const read = reread(article(), now);

    expect(read).toEqual({
      kind: 'there',
      pay: 'free',
      article: article({ title: 'Plant to open in autumn' }),
    });
  });

  it('keeps its text where it has to be paid for now', () => {
    const now = article({ paywalled: true, text: 'Only for subscribers.' });

    expect(reread(article(), now)).toEqual({
      ...{ kind: 'there', pay: 'now-paid', article: article({ paywalled: true }) },
    });
    expect(reread(article({ paywalled: true }), now)).toEqual({ kind: 'there', pay: 'paid' });
    expect(reread(article({ text: '', paywalled: 'unknown' }), now)).toEqual({ kind: 'there', pay: 'paid' });
  });
});
