import { describe, expect, it } from 'vitest';
import { pageTree } from '../../../src/pipeline/extract/html-tree.ts';
import { selected } from '../../../src/pipeline/extract/selector.ts';

const { elements } = pageTree([
  '<main class="page wide"><section data-kind="news text" lang="fi-FI"><p id="first">',
  '<a href="/uutiset/1">A</a></p><div><p class="lead">B</p></div></section><p>C</p></main>',
]);

const namesBy = (list: string) => selected(elements, list).map(({ name, attributes: { id } }) => id ?? name);

describe('selected', () => {
  it.each([
    ['p', ['first', 'p', 'p']],
    ['.wide.page', ['main']],
    ['section p', ['first', 'p']],
    ['section > p', ['first']],
    ['main > p, a, #first', ['first', 'a', 'p']],
    ['main section > div p.lead', ['p']],
    ['[data-kind~="text"]', ['section']],
    ["[lang|='fi']", ['section']],
    ['a[href^="/uutiset/"], a[href$="x"], a[href*="y"]', ['a']],
    ['section > a', []],
    ['* main', []],
  ])('finds %s in the order of the page', (list, names) => {
    expect(namesBy(list).filter((name) => name !== 'html' && name !== 'body')).toEqual(names);
  });

  it('matches nothing by what is no selector, and by what is not understood', () => {
    expect(['', ',', '> p', 'p:first-child'].flatMap(namesBy)).toEqual([]);
    expect(namesBy('.lead, p:first-child,')).toEqual(['p']);
  });
});
