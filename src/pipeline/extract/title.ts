/**
 * The headline as readers see it: printed on the page, without the site's name.
 *
 * A heading is the headline when what the head states begins alike, or shares most of its words; what the head
 * states may be a version for search engines.
 */
import { foldedText, type PageElement, textIn } from './html-tree.ts';
import { type Metadata, metaOf } from './metadata.ts';
import { siteNames, withoutSite } from './site-name.ts';
import { lettersOf, sharedWords } from './title-words.ts';

export interface TitleHints {
  readonly metadata: Metadata;
  readonly jsonLd?: string | undefined;
  readonly outlet: string;
  readonly host: string;
}

/** Undefined where the page has none. */
export function titleOf(hints: TitleHints): string | undefined {
  const { metadata } = hints;
  const headings = metadata.headings
    .filter((heading) => !isElsewhere(heading))
    .map(textIn)
    .filter((text) => text !== '');
  const signs = metadata.headings.filter(leadsHome).map(textIn);
  const names = siteNames(hints, signs);
  const stated = [
    hints.jsonLd,
    metaOf(metadata, ['og:title', 'twitter:title', 'dc.title', 'title']),
    metadata.titleElement,
  ]
    .filter((title) => title !== undefined)
    .map((title) => withoutSite(foldedText(title), names))
    .filter((title) => title !== '');
  return printedTitle(headings, stated) ?? unbroken(stated) ?? headings[0];
}

/** The first; where a quotation mark inside it ended it too early, the one that goes on. */
function unbroken([first, ...others]: readonly string[]): string | undefined {
  if (first === undefined) return undefined;
  return (
    others.find((other) => other.startsWith(first) && /^\s*"\S/.test(other.slice(first.length))) ?? first
  );
}

function printedTitle(headings: readonly string[], stated: readonly string[]): string | undefined {
  return (
    headings.find((heading) => stated.some((title) => alike(title, heading))) ??
    headings.find((heading) => stated.some((title) => isRendering(title, heading)))
  );
}

/** Share of the shorter one's words. */
const ENOUGH_SHARED = 0.6;

/** The same headline in other words; where one holds the other whole, the head only adds or leaves out a kicker. */
function isRendering(title: string, heading: string): boolean {
  const [left, right] = [lettersOf(title), lettersOf(heading)];
  return !left.includes(right) && !right.includes(left) && sharedWords(title, heading) >= ENOUGH_SHARED;
}

function alike(a: string, b: string): boolean {
  const left = lettersOf(a);
  const right = lettersOf(b);
  if (left === right) return left !== '';
  return left.length > 8 && right.length > 8 && (left.startsWith(right) || right.startsWith(left));
}

/** A heading in the page's frame or breadcrumbs, or one that leads to the front page, is not the article's. */
function isElsewhere(heading: PageElement): boolean {
  if (/breadcrumb/i.test(heading.attributes['class'] ?? '') || leadsHome(heading)) return true;
  for (let at: PageElement | undefined = heading; at !== undefined; at = at.parent)
    if (at.name === 'nav' || at.name === 'footer' || at.name === 'aside') return true;
  return false;
}

function leadsHome({ children }: PageElement): boolean {
  const link = children.find((child) => typeof child !== 'string');
  if (typeof link !== 'object' || link.name !== 'a') return false;
  return /^(?:https?:\/\/[^/]*)?\/?(?:[?#].*)?$/.test(link.attributes['href'] ?? '-');
}
