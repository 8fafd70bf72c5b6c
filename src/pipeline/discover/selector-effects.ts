/** What each selector of a listing finds on its page, for whoever has to mend them. */
import type { ListingSelectors } from '../../domain/source.ts';
import { MAX_ITEMS } from './contract.ts';
import { htmlDocument } from './html-document.ts';
import { valueAt } from './listing.ts';
import { fieldSelector, selectorProblem } from './listing-selectors.ts';

export interface SelectorEffect {
  readonly name: keyof ListingSelectors;
  readonly selector: string;
  /** In how many items it finds something; for `item` and `next`, how often it finds something on the page. */
  readonly finds: number;
  readonly of: number;
  /** Set where the selector cannot be used at all. */
  readonly problem?: string;
}

const FIELDS = ['title', 'url', 'date', 'summary', 'image'] as const;

export function selectorEffects(html: string, select: ListingSelectors): readonly SelectorEffect[] {
  const $ = htmlDocument(html);
  const root = $.root().get(0);
  const items = counted(select.item, () => $(select.item).toArray().slice(0, MAX_ITEMS));
  const elements = items.found;
  const effects: SelectorEffect[] = [
    { name: 'item', selector: select.item, finds: elements.length, of: elements.length, ...problemOf(items) },
  ];
  for (const name of FIELDS) {
    const selector = select[name];
    if (selector === undefined) continue;
    const hits = counted(fieldSelector(selector).css, () =>
      elements.filter((element) => valueAt($, element, selector, USUAL[name]) !== undefined),
    );
    effects.push({ name, selector, finds: hits.found.length, of: elements.length, ...problemOf(hits) });
  }
  const { next } = select;
  if (next !== undefined && root !== undefined) {
    const hits = counted(fieldSelector(next).css, () =>
      valueAt($, root, next, 'href') === undefined ? [] : [root],
    );
    effects.push({ name: 'next', selector: next, finds: hits.found.length, of: 1, ...problemOf(hits) });
  }
  return effects;
}

/** The attribute that a field is taken from where its selector names none. */
const USUAL: Readonly<Partial<Record<keyof ListingSelectors, string>>> = {
  url: 'href',
  date: 'datetime',
  image: 'src',
};

interface Count<Found> {
  readonly found: readonly Found[];
  readonly problem?: string;
}

function counted<Found>(css: string, find: () => readonly Found[]): Count<Found> {
  const problem = selectorProblem(css);
  return problem === undefined ? { found: find() } : { found: [], problem };
}

function problemOf({ problem }: Count<unknown>): { readonly problem?: string } {
  return problem === undefined ? {} : { problem };
}
