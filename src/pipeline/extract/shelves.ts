/** Shelves of other articles that stand beside or below the one that is read: cards, and lists of headlines. */
import type { Block } from './blocks.ts';
import type { PageElement } from './html-tree.ts';
import { HEADING } from './voice.ts';

/** A card on a page's shelf of other articles: a linked heading and a few words. */
const CARD_NAMES = /card|teaser|item|promo|story|tile|post|entry|news/i;
/** In characters; more is an article. */
const MAX_CARD = 700;

export function cardsIn(blocks: readonly Block[]): ReadonlySet<PageElement> {
  const sizes = new Map<PageElement, number>();
  for (const { element, text } of blocks) {
    let at: PageElement | undefined = element;
    for (; at !== undefined; at = at.parent) sizes.set(at, (sizes.get(at) ?? 0) + text.length);
  }
  const cards = new Set<PageElement>();
  for (const { element, text, linked } of blocks) {
    if (!HEADING.test(element.name) || linked / text.length < 0.5 || text.length < 15) continue;
    let at = element.parent;
    for (let level = 0; level < 4 && at !== undefined; level++, at = at.parent) {
      const { name, attributes } = at;
      const isCard =
        name === 'li' || name === 'article' || (name === 'div' && CARD_NAMES.test(attributes['class'] ?? ''));
      if (isCard && (sizes.get(at) ?? 0) <= MAX_CARD) cards.add(at);
    }
  }
  return new Set([...shelvesIn(blocks), ...[...cards].filter((card) => !isAlone(card, cards))]);
}

/** The only one of its kind is the article itself, under a headline that leads to it. */
function isAlone(card: PageElement, cards: ReadonlySet<PageElement>): boolean {
  for (const other of cards) if (other !== card && other.name === card.name) return false;
  return true;
}

/** A list of which this many items hold a link as long as a headline is a shelf too. */
const SHELF_ITEMS = 4;
const HEADLINE_CHARACTERS = 30;

function shelvesIn(blocks: readonly Block[]): readonly PageElement[] {
  const items = new Map<PageElement, number>();
  for (const { element, linked } of blocks) {
    const list = element.name === 'li' && linked >= HEADLINE_CHARACTERS ? element.parent : undefined;
    if (list !== undefined) items.set(list, (items.get(list) ?? 0) + 1);
  }
  return [...items].filter(([, count]) => count >= SHELF_ITEMS).map(([list]) => list);
}
