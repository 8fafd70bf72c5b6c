import type { Digest, DigestItem, ListItem, ListSection } from '../../domain/digest.ts';
import { byRank, rankOf } from '../../domain/list-order.ts';
import type { Edition } from './contract.ts';
import { once } from './once.ts';
import { plain, webAddress } from './text.ts';
import { dateOf, headlineOf, outletOf, paragraphOf } from './wording.ts';

/** What stands behind every headline of the list that staff keep. */
export const EXTERNAL = '(external link)';

/** Sections in the order in which staff keep their themes; themes without items are left out. */
export function sectionsOf(edition: Edition): readonly ListSection[] {
  return houseStyleSections({ themes: edition.digest.themes, items: edition.items });
}

export function houseStyleSections({
  themes,
  items,
}: Pick<Digest, 'themes' | 'items'>): readonly ListSection[] {
  return itemsByTheme({ themes, items }).map(({ theme, items: found }) => {
    const listed = found.map(listItem);
    return theme === '' ? { items: listed } : { theme, items: listed };
  });
}

/** What stands under each theme in the order of the list; what has none stands first, under the empty name. */
export function itemsByTheme({ themes, items }: Pick<Digest, 'themes' | 'items'>): readonly {
  readonly theme: string;
  readonly items: readonly DigestItem[];
}[] {
  const byTheme = new Map<string, DigestItem[]>([['', []]]);
  for (const name of themes) byTheme.set(plain(name), []);
  for (const item of items) {
    const theme = plain(item.theme ?? '');
    const found = byTheme.get(theme);
    if (found === undefined) byTheme.set(theme, [item]);
    else found.push(item);
  }
  return [...byTheme]
    .filter(([, found]) => found.length > 0)
    .map(([theme, found]) => ({ theme, items: inListOrder(found) }));
}

/** As given, unless staff moved one of them. */
function inListOrder(items: readonly DigestItem[]): readonly DigestItem[] {
  return items.some(({ rank }) => rank !== undefined) ? byRank(items, rankOf) : items;
}

const listItem = once((item: DigestItem): ListItem => {
  const url = webAddress(item.url);
  const date = dateOf(item);
  const outlet = listOutlet(item);
  return {
    place: date === undefined ? outlet : `${outlet} ${date}`,
    headline: headlineOf(item),
    ...(url === undefined ? {} : { url }),
    paragraph: unmistakable(paragraphOf(item)),
  };
});

/** The bar ends the place, and some write a comma before the date: an outlet can hold neither there. */
export function listOutlet(item: DigestItem): string {
  return (
    outletOf(item)
      .replaceAll('|', '/')
      .replace(/(?<![\s,])[\s,]+$/u, '') || 'Unknown outlet'
  );
}

/** A paragraph that would read as a heading or as another item is changed in one character, so that the list can be read back. */
function unmistakable(paragraph: string): string {
  return paragraph.replace(/^(theme)\s*:/i, '$1 –').replaceAll('|', '/');
}
