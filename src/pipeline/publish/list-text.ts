import type { ListItem } from '../../domain/digest.ts';
import type { Format } from './contract.ts';
import { EXTERNAL, sectionsOf } from './house-style.ts';

/** The house-style list as plain text: staff paste it into mails and documents. */
export const listText: Format = {
  file: 'list.txt',
  render(edition) {
    const blocks = sectionsOf(edition).flatMap(({ theme, items }) => [
      ...(theme === undefined ? [] : [`Theme: ${theme}`]),
      ...items.map(block),
    ]);
    return blocks.map((text) => `${text}\n`).join('\n');
  },
};

function block({ place, headline, paragraph }: ListItem): string {
  return `${place} | ${headline} ${EXTERNAL}${paragraph === '' ? '' : `\n${paragraph}`}`;
}
