/** The headline, without the name of the site that pages append to it. */
import { foldedText, textIn } from './html-tree.ts';
import { type Metadata, metaOf } from './metadata.ts';

export interface TitleHints {
  readonly metadata: Metadata;
  readonly jsonLd?: string | undefined;
  readonly outlet: string;
  readonly host: string;
}

/** Undefined where the page has none. */
export function titleOf(hints: TitleHints): string | undefined {
  const { metadata } = hints;
  const headings = metadata.headings.map(textIn).filter((text) => text !== '');
  const stated = [
    hints.jsonLd,
    metaOf(metadata, ['og:title', 'twitter:title', 'dc.title', 'title']),
    metadata.titleElement,
  ]
    .filter((title) => title !== undefined)
    .map((title) => withoutSite(foldedText(title), hints))
    .filter((title) => title !== '');
  // A heading that the page's title repeats is the headline as printed; what the head states may be a shorter one for search engines.
  const printed = headings.find((heading) => stated.some((title) => alike(title, heading)));
  return printed ?? stated[0] ?? headings[0];
}

function alike(a: string, b: string): boolean {
  const left = lettersOf(a);
  const right = lettersOf(b);
  return left.length > 8 && right.length > 8 && (left.startsWith(right) || right.startsWith(left));
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

const SEPARATOR = /\s+[|–—\-·•»:]+\s+|\s*[|»]\s*/;

function withoutSite(title: string, hints: TitleHints): string {
  const parts = title.split(SEPARATOR);
  if (parts.length < 2) return title;
  const names = siteNames(hints);
  const last = parts.at(-1) ?? '';
  if (isSiteName(last, names)) return withoutSite(cutEnd(title, last), hints);
  const start = parts[0] ?? '';
  if (isSiteName(start, names))
    return withoutSite(title.slice(start.length).replace(/^[\s|–—\-·•»:]+/, ''), hints);
  return title;
}

function cutEnd(title: string, last: string): string {
  return title.slice(0, title.length - last.length).replace(/[\s|–—\-·•»:]+$/, '');
}

function siteNames({ metadata, outlet, host }: TitleHints): readonly string[] {
  const named = [
    metaOf(metadata, ['og:site_name', 'application-name', 'al:ios:app_name', 'twitter:site']) ?? '',
    outlet,
  ];
  const labels = host.replace(/^www\./, '').split('.');
  return [...named, ...labels.filter((label) => label.length > 3), labels.slice(-2).join(''), labels.join('')]
    .map(lettersOf)
    .filter((name) => name.length > 1);
}

function isSiteName(part: string, names: readonly string[]): boolean {
  const letters = lettersOf(part);
  if (letters === '') return true;
  return names.some(
    (name) =>
      letters === name ||
      (name.length > 4 &&
        letters.length < 40 &&
        (letters.includes(name) || (letters.length > 4 && name.includes(letters)))),
  );
}
