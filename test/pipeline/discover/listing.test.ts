import { describe, expect, it } from 'vitest';
import { refusal, understood } from './reading.ts';

const page = `<html lang="fi"><title>Uutiset</title><div class="card"><h3><a href="/u/1">Akku &lt;ja&gt; auto</a></h3>
  <time datetime="2024-06-03T09:00:00Z">3.6.</time><p>Ingressi.</p><img src="/k.jpg"></div>
  <div class="card"><h3><a href="/u/2">Toinen</a></h3><time>4.6.2024</time></div>
  <a class="next" href="?page=2">Lisää</a></html>`;
const url = 'https://example.fi/uutiset';

describe('a listing', () => {
  it('is read by its selectors', async () => {
    const { items, more } = await understood(
      page,
      {
        kind: 'listing',
        select: {
          item: '.card',
          title: 'h3',
          url: 'a@href',
          date: 'time',
          summary: 'p',
          image: 'img',
          next: '.next',
        },
      },
      url,
    );

    expect(more).toEqual(['https://example.fi/uutiset?page=2']);
    expect(items).toEqual([
      {
        url: 'https://example.fi/u/1',
        canonicalUrl: 'https://example.fi/u/1',
        title: 'Akku <ja> auto',
        summary: 'Ingressi.',
        publishedAt: { at: '2024-06-03T09:00:00.000Z', precision: 'time', from: 'time-element' },
        language: 'fi',
        imageUrl: 'https://example.fi/k.jpg',
        authors: [],
        categories: [],
      },
      expect.objectContaining({
        title: 'Toinen',
        publishedAt: { at: '2024-06-03T21:00:00.000Z', precision: 'day', from: 'time-element' },
      }),
    ]);
  });

  it('finds link and heading by itself where only the item is named', async () => {
    const { items } = await understood(page, { kind: 'listing', select: { item: '.card' } }, url);

    expect(items.map(({ title }) => title)).toEqual(['Akku <ja> auto', 'Toinen']);
  });

  it.each([
    [{ item: '.missing' }, '".missing" (item) finds nothing'],
    [{ item: '.card', title: 'h4' }, '"h4" (title) finds nothing'],
    [{ item: '.card', date: '.when' }, '".when" (date) finds nothing'],
    [{ item: '.card[' }, 'a selector cannot be used'],
  ])('says which selector has come to nothing: %j', async (select, sentence) => {
    expect(await refusal(page, { kind: 'listing', select }, url)).toContain(sentence);
  });
});
