import type { DigestItem } from '../../domain/digest.ts';
import { listCsv } from '../../pipeline/publish/csv.ts';
import { houseStyleSections, itemsByTheme } from '../../pipeline/publish/house-style.ts';
import { htmlFragment } from '../../pipeline/publish/list-html.ts';
import { markdownOf } from '../../pipeline/publish/list-markdown.ts';
import { textOf } from '../../pipeline/publish/list-text.ts';
import type { Documents } from '../../ports.ts';

/** What the list can be taken away as, by the ending of the file. */
export const DIGEST_FILES = ['html', 'md', 'txt', 'csv', 'docx'] as const;
export type DigestFile = (typeof DIGEST_FILES)[number];

const TYPES: Readonly<Record<DigestFile, string>> = {
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

export interface RenderedDigest {
  readonly type: string;
  readonly content: string | Uint8Array;
}

/** The list in house style as one of these files. */
export async function renderedDigest(
  file: DigestFile,
  list: { readonly title: string; readonly items: readonly DigestItem[]; readonly themes: readonly string[] },
  documents: Documents,
): Promise<RenderedDigest> {
  const sections = houseStyleSections(list);
  const content = {
    html: () => htmlFragment(sections),
    md: () => markdownOf(sections),
    txt: () => textOf(sections),
    csv: () => listCsv(itemsByTheme(list).flatMap(({ items }) => items)),
    docx: () => documents.docx({ title: list.title, sections }),
  }[file];
  return { type: TYPES[file], content: await content() };
}
