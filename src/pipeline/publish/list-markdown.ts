import type { ListItem, ListSection } from '../../domain/digest.ts';
import type { Format } from './contract.ts';
import { EXTERNAL, sectionsOf } from './house-style.ts';
import { once } from './once.ts';

/** The house-style list in Markdown (CommonMark). */
export const listMarkdown: Format = {
  file: 'list.md',
  render: (edition) => markdownOf(sectionsOf(edition)),
};

export function markdownOf(sections: readonly ListSection[]): string {
  const blocks = sections.flatMap(({ theme, items }) => [
    ...(theme === undefined ? [] : [`## Theme: ${inert(theme)}`]),
    ...items.flatMap(itemBlocks),
  ]);
  return blocks.map((text) => `${text}\n`).join('\n');
}

const itemBlocks = once(({ place, headline, url, paragraph }: ListItem): readonly string[] => {
  const title = url === undefined ? inert(headline) : `[${inert(headline)}](<${url}>)`;
  const heading = `### ${inert(place)} | ${title} ${EXTERNAL}`;
  return paragraph === '' ? [heading] : [heading, inert(paragraph)];
});

/** Text in which no character means anything to Markdown. */
function inert(text: string): string {
  return text
    .replace(/[\\`*_[\]<>#&~|]/g, '\\$&')
    .replace(/^([-+=])/, '\\$1')
    .replace(/^(\d{1,9})([.)])(?=\s)/, '$1\\$2');
}
