import type { ListItem, ListSection } from '../../domain/digest.ts';
import type { Format } from './contract.ts';
import { EXTERNAL, sectionsOf } from './house-style.ts';
import { once } from './once.ts';
import { escaped } from './text.ts';

/** The house-style list as HTML for the content management system: plain headings, paragraphs and links. */
export const listHtml: Format = {
  file: 'list.html',
  render(edition) {
    return [
      '<!doctype html>',
      '<html lang="en">',
      '<head>',
      '<meta charset="utf-8">',
      '<meta name="viewport" content="width=device-width, initial-scale=1">',
      `<title>${escaped(edition.title)}</title>`,
      '</head>',
      '<body>',
      '<main>',
      `<h1>${escaped(edition.title)}</h1>`,
      ...fragmentLines(sectionsOf(edition)),
      '</main>',
      '</body>',
      '</html>',
      '',
    ].join('\n');
  },
};

/** Headings, links and paragraphs alone, to be pasted into a page. */
export function htmlFragment(sections: readonly ListSection[]): string {
  return fragmentLines(sections)
    .map((line) => `${line}\n`)
    .join('');
}

function fragmentLines(sections: readonly ListSection[]): readonly string[] {
  return sections.flatMap(({ theme, items }) => [
    ...(theme === undefined ? [] : [`<h2>Theme: ${escaped(theme)}</h2>`]),
    ...items.flatMap(itemLines),
  ]);
}

const itemLines = once(({ place, headline, url, paragraph }: ListItem): readonly string[] => {
  const title =
    url === undefined
      ? escaped(headline)
      : `<a href="${escaped(url)}" rel="external noopener">${escaped(headline)}</a>`;
  const heading = `<h3>${escaped(place)} | ${title} ${EXTERNAL}</h3>`;
  return paragraph === '' ? [heading] : [heading, `<p>${escaped(paragraph)}</p>`];
});
