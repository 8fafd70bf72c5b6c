import { expect, it } from 'vitest';
import { articleOf, PARAGRAPHS } from './reading.ts';

/** Long enough for the lead to be no part of the element that holds it. */
const LONG = [...PARAGRAPHS, ...PARAGRAPHS, ...PARAGRAPHS];
const TEXT = LONG.join('\n\n');
const LEAD =
  'Satamaan nousee akkutehdas. Naapurit pelkäävät meluhaittoja, mutta kunta odottaa niiden sijaan verotuloja.';

function textOf(opening: string): string {
  const body = `<div class="body">${LONG.map((text) => `<p>${text}</p>`).join('')}</div>`;
  const html = `<head><title>Akkutehdas sai tilaa satamasta</title></head><body><main><div class="top">${opening}</div><div>${body}</div></main></body>`;
  return articleOf(html).text;
}

it.each([
  ['several sentences', '<h1>Akkutehdas sai tilaa satamasta</h1>', LEAD],
  [
    'a long one',
    '<h1>Akkutehdas sai tilaa satamasta</h1>',
    'Satamaan nousee akkutehdas, jonka meluhaittoja naapurit pelkäävät ja jolta kunta odottaa niin paljon verotuloja, että se on luvannut rakentaa sille uuden tien ja vesijohdon omalla rahallaan.',
  ],
  ['text below a headline with a kicker', '<h1><span>Kotka</span> Akkutehdas sai tilaa satamasta</h1>', LEAD],
])('begins with the lead that stands apart below the headline: %s', (_, headline, lead) => {
  expect(textOf(`${headline}<p>${lead}</p>`)).toBe(`${lead}\n\n${TEXT}`);
});

it.each([
  [
    'a second headline',
    '<p>Naapurit pelkäävät meluhaittoja, mutta kunta odottaa niiden sijaan verotuloja.</p>',
  ],
  ['what leads elsewhere', `<p><a href="/b">${LEAD}</a></p>`],
  ['a caption without a full stop', `<p>${LEAD.slice(0, -1)}</p>`],
])('does not begin with %s', (_, part) => {
  expect(textOf(`<h1>Akkutehdas sai tilaa satamasta</h1>${part}`)).toBe(TEXT);
});

it('does not begin with what stands above the headline', () => {
  expect(textOf(`<p>${LEAD}</p><h1>Akkutehdas sai tilaa satamasta</h1>`)).toBe(TEXT);
});
