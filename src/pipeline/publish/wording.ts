import type { AlsoIn, DigestItem } from '../../domain/digest.ts';
import { printedDate } from '../../domain/time.ts';
import { plain, shortened } from './text.ts';

/** A quotation of a publisher's own description is never longer; an editor's words are the editor's. */
const QUOTATION_LENGTH = 200;

export const LANGUAGE_NAMES: Readonly<Record<string, string>> = {
  fi: 'Finnish',
  sv: 'Swedish',
  en: 'English',
  no: 'Norwegian',
  nb: 'Norwegian',
  nn: 'Norwegian',
  da: 'Danish',
  is: 'Icelandic',
  et: 'Estonian',
  de: 'German',
  nl: 'Dutch',
  fr: 'French',
  es: 'Spanish',
  pt: 'Portuguese',
  it: 'Italian',
  pl: 'Polish',
  ru: 'Russian',
  ja: 'Japanese',
  zh: 'Chinese',
};

export function headlineOf(item: DigestItem): string {
  return plain(item.headline) || plain(item.url) || 'Without headline';
}

export function outletOf(item: DigestItem | AlsoIn): string {
  return plain(item.outlet) || 'Unknown outlet';
}

/** As printed; undefined where the publisher gave no date: none is made up. */
export function dateOf(item: DigestItem): string | undefined {
  return item.publishedAt === undefined ? undefined : printedDate(item.publishedAt.at);
}

export function summaryOf(item: DigestItem): string {
  const summary = item.summary ?? '';
  return item.summaryFrom === 'editor' ? plain(summary) : shortened(summary, QUOTATION_LENGTH);
}

/** `Article in Finnish.`: the editor's note, or ours for any language but English, in which the digest is written. */
export function languageNoteOf(item: DigestItem): string {
  if (item.languageNote !== undefined) return plain(item.languageNote);
  const name = LANGUAGE_NAMES[item.language ?? ''];
  return name === undefined || item.language === 'en' ? '' : `Article in ${name}.`;
}

/** Summary and language note as one paragraph, which may be empty. */
export function paragraphOf(item: DigestItem): string {
  const [summary, note] = [summaryOf(item), languageNoteOf(item)];
  return summary.endsWith(note) ? summary : plain(`${summary} ${note}`);
}

/** A language tag fit for an attribute; undefined where what we have is none. */
export function languageTag(language: string | undefined): string | undefined {
  return language !== undefined && /^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i.test(language) ? language : undefined;
}

/** The language that the headline stands in; an editor's rendering is English. */
export function headlineLanguage(item: DigestItem): string | undefined {
  return item.headlineFrom === 'editor' ? undefined : languageTag(item.language);
}
