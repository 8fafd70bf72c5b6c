/**
 * The headline as readers see it: printed on the page, without the site's name.
 *
 * A heading is the headline when what the head states begins alike, or shares most of its words; what the head
 * states may be a version for search engines.
 */
import { headlineAmong } from './headline.ts';
import { foldedText, type PageElement, textIn } from './html-tree.ts';
import { type Metadata, metaOf } from './metadata.ts';
import { siteNames, withoutSite } from './site-name.ts';
import { lettersOf } from './title-words.ts';

export interface TitleHints {
  readonly metadata: Metadata;
  readonly jsonLd?: string | undefined;
  readonly outlet: string;
  readonly host: string;
}

/** Undefined where the page has none. */
export function titleOf(hints: TitleHints): string | undefined {
  const { metadata } = hints;
  const main = metadata.headings.filter((heading) => textIn(heading) !== '' && !isElsewhere(heading));
  const signs = metadata.headings.filter(leadsHome).map(textIn);
  const names = siteNames(hints, signs);
  const clean = (title: string | undefined): string =>
    title === undefined ? '' : withoutSite(foldedText(title), names);
  const jsonLd = clean(hints.jsonLd);
  const shared = clean(
    metaOf(metadata, ['og:title', 'twitter:title', 'dc.title', 'dc:title', 'dcterms.title', 'title']),
  );
  const titles = [jsonLd, shared, clean(metadata.titleElement)].filter((title) => title !== '');
  const headings = {
    main,
    lower: metadata.lowerHeadings.filter((heading) => !isElsewhere(heading)),
    isName: (heading: string) => names.has(lettersOf(heading)),
  };
  return headlineAmong(headings, { titles, jsonLd, shared }) ?? unbroken(titles) ?? main.map(textIn)[0];
}

/** The first; where a quotation mark inside it ended it too early, the one that goes on. */
function unbroken([first, ...others]: readonly string[]): string | undefined {
  if (first === undefined) return undefined;
  return (
    others.find((other) => other.startsWith(first) && /^\s*"\S/.test(other.slice(first.length))) ?? first
  );
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
  return /^(?:https?:\/\/[^/]*)?\/?(?:[?#]|$)/.test(link.attributes['href'] ?? '-');
}
