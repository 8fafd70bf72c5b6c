import type { IParagraphOptions } from 'docx';
import type { ListItem } from '../domain/digest.ts';
import type { Documents } from '../ports.ts';

/** Stands behind every headline of the list. */
const EXTERNAL = '(external link)';

/** The library takes a tenth of a second to load, and few commands want it. */
export const documents: Documents = {
  async docx({ title, sections }) {
    const { Document, ExternalHyperlink, HeadingLevel, Packer, Paragraph, TextRun } = await import('docx');

    const heading = ({ place, headline, url }: ListItem): IParagraphOptions['children'] => {
      if (url === undefined) return [new TextRun(`${place} | ${headline} ${EXTERNAL}`)];
      const link = new ExternalHyperlink({
        link: url,
        children: [new TextRun({ text: headline, style: 'Hyperlink' })],
      });
      return [new TextRun(`${place} | `), link, new TextRun(` ${EXTERNAL}`)];
    };
    const blocks = sections.flatMap(({ theme, items }) => [
      ...(theme === undefined
        ? []
        : [new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new TextRun(`Theme: ${theme}`)] })]),
      ...items.flatMap((item) => [
        new Paragraph({ heading: HeadingLevel.HEADING_3, children: heading(item) ?? [] }),
        ...(item.paragraph === '' ? [] : [new Paragraph({ children: [new TextRun(item.paragraph)] })]),
      ]),
    ]);
    const document = new Document({
      ...{ title, creator: 'mediawatch' },
      sections: [
        {
          children: [
            new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(title)] }),
            ...blocks,
          ],
        },
      ],
    });
    return Packer.toBuffer(document);
  },
};
