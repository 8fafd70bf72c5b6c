import { stringify } from 'csv-stringify/sync';
import type { DigestItem } from '../../domain/digest.ts';
import { plain, webAddress } from './text.ts';
import { dateOf, headlineOf, languageNoteOf, outletOf, summaryOf } from './wording.ts';

/** Rows with a heading, as spreadsheets of every make open them: UTF-8 with its mark, no cell that is run as a formula. */
export function csv(columns: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = [columns, ...rows].map((row) =>
    row.map((cell) => (typeof cell === 'string' ? plain(cell) : cell)),
  );
  return stringify(cells, { bom: true, escape_formulas: true, record_delimiter: 'windows' });
}

const COLUMNS = [
  'id',
  'date',
  'outlet',
  'headline',
  'address',
  'summary',
  'language',
  'note',
  'topics',
  'theme',
  'also in',
  'identifier',
];

/** The stories, a row each. */
export function listCsv(items: readonly DigestItem[]): string {
  return csv(COLUMNS, items.map(rowOf));
}

function rowOf(item: DigestItem): readonly (string | number)[] {
  return [
    item.storyId,
    dateOf(item) ?? '',
    outletOf(item),
    headlineOf(item),
    webAddress(item.url) ?? '',
    summaryOf(item),
    item.language ?? '',
    languageNoteOf(item),
    item.topics.join('; '),
    item.theme ?? '',
    item.alsoIn.map((other) => `${outletOf(other)} ${webAddress(other.url) ?? ''}`.trim()).join('; '),
    item.guid,
  ];
}
