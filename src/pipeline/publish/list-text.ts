import type { ListItem, ListSection } from '../../domain/digest.ts';
import type { Format } from './contract.ts';
import { EXTERNAL, sectionsOf } from './house-style.ts';

/** The house-style list as plain text: staff paste it into mails and documents. */
export const listText: Format = {
  file: 'list.txt',
  render: (edition) => textOf(sectionsOf(edition)),
};

export function textOf(sections: readonly ListSection[]): string {
  const blocks = sections.flatMap(({ theme, items }) => [
    ...(theme === undefined ? [] : [`Theme: ${theme}`]),
    ...items.map(block),
  ]);
  return blocks.map((text) => `${text}\n`).join('\n');
}

function block({ place, headline, paragraph }: ListItem): string {
  return `${place} | ${headline} ${EXTERNAL}${paragraph === '' ? '' : `\n${paragraph}`}`;
}
