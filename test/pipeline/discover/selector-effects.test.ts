import { describe, expect, it } from 'vitest';
import { selectorEffects } from '../../../src/pipeline/discover/selector-effects.ts';

const HTML = `<ul><li><a href="/1"><h2>Yksi</h2></a><time datetime="2024-05-01"></time></li><li><a href="/2"><h2>Kaksi</h2></a></li></ul><a class="next" href="/s2">2</a>`;

describe('what selectors find', () => {
  it('is counted for each field, in items', () => {
    const select = { item: 'li', title: 'h2', url: 'a@href', date: 'time', summary: 'p', next: 'a.next' };

    expect(selectorEffects(HTML, select).map(({ name, finds, of }) => [name, finds, of])).toEqual([
      ['item', 2, 2],
      ['title', 2, 2],
      ['url', 2, 2],
      ['date', 1, 2],
      ['summary', 0, 2],
      ['next', 1, 1],
    ]);
  });

  it.each([
    ['title', { item: 'li', title: 'h2[' }, 'Expected name'],
    ['item', { item: 'li:first(' }, 'Parenthesis'],
    ['next', { item: 'li', next: `${'a '.repeat(300)}a` }, 'has 601 characters and may have 500'],
  ] as const)('is nothing where the selector of %s cannot be used, and why', (field, select, why) => {
    const effect = selectorEffects(HTML, select).find(({ name }) => name === field);

    expect(effect).toMatchObject({ finds: 0, problem: expect.stringContaining(why) });
  });

  it('is nothing on a page without items', () => {
    expect(selectorEffects('', { item: 'li', url: 'a' }).map(({ finds }) => finds)).toEqual([0, 0]);
  });
});
