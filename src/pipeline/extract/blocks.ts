/** A page as a row of blocks: runs of text that stand together, each with where it stands and how much of it is links. */
import { foldedText, type PageElement } from './html-tree.ts';
import { isUnread, junkShare } from './junk.ts';

export interface Block {
  readonly text: string;
  /** The block element it stands in. */
  readonly element: PageElement;
  /** Characters inside links. */
  readonly linked: number;
}

const INLINE = new Set(
  (
    'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd mark nobr picture q rp rt ruby s samp ' +
    'small source span strike strong sub sup time tt u var wbr'
  ).split(' '),
);

/** The readable blocks below the element, in document order. `dropped` are left out whatever they are. */
export function blocksIn(root: PageElement, dropped: ReadonlySet<PageElement>): readonly Block[] {
  const sizes = new Map<PageElement, number>();
  const total = measure(root, sizes);
  const share = (element: PageElement): number => (sizes.get(element) ?? 0) / Math.max(1, total);
  const collector = new BlockCollector(dropped, share);
  collector.visit(root);
  return collector.blocks;
}

/** Characters of running text below the element; `sizes` remembers those of the elements with a name that speaks against them. */
function measure(element: PageElement, sizes: Map<PageElement, number>): number {
  let size = 0;
  for (const child of element.children) {
    if (typeof child === 'string') size += child.length > 20 ? child.length : 0;
    else if (!isUnread(child)) size += measure(child, sizes);
  }
  sizes.set(element, size);
  return size;
}

const ARTICLE_NAMES = /(?:^|[\s_-])(?:article|entry|post|story)[_-]?(?:content|body|text)(?:$|[\s_-])/i;

function marksArticle(element: PageElement): boolean {
  return element.children.some((child) => {
    if (typeof child === 'string') return false;
    const { itemprop = '', class: names = '' } = child.attributes;
    return itemprop === 'articleBody' || ARTICLE_NAMES.test(names) || marksArticle(child);
  });
}

class BlockCollector {
  readonly blocks: Block[] = [];
  private readonly dropped: ReadonlySet<PageElement>;
  private readonly shareOf: (element: PageElement) => number;
  private text = '';
  private linked = 0;
  private linkDepth = 0;
  private breaks = 0;

  constructor(dropped: ReadonlySet<PageElement>, shareOf: (element: PageElement) => number) {
    this.dropped = dropped;
    this.shareOf = shareOf;
  }

  visit(element: PageElement): void {
    for (const child of element.children) {
      if (typeof child === 'string') this.addText(child);
      else if (!this.isLeftOut(child)) this.addElement(child, element);
    }
  }

  private isLeftOut(element: PageElement): boolean {
    if (this.dropped.has(element) || isUnread(element)) return true;
    const limit = junkShare(element);
    return limit !== undefined && this.shareOf(element) <= limit && !this.holdsArticle(element);
  }

  /** A page's frame may be named for what else stands in it; the article within is marked all the same. */
  private holdsArticle(element: PageElement): boolean {
    return this.shareOf(element) > 0.15 && marksArticle(element);
  }

  private addText(text: string): void {
    if (this.linkDepth > 0) this.linked += text.trim().length;
    if (this.breaks > 0 && text.trim() !== '') this.breaks = 0;
    this.text += text;
  }

  private addElement(element: PageElement, parent: PageElement): void {
    if (element.name === 'br') this.breakLine(parent);
    else if (INLINE.has(element.name)) this.addInline(element);
    else {
      this.endBlock(parent);
      this.visit(element);
      this.endBlock(element);
    }
  }

  private addInline(element: PageElement): void {
    const isLink = element.name === 'a';
    if (isLink) this.linkDepth++;
    this.visit(element);
    if (isLink) this.linkDepth--;
  }

  /** Two in a row part paragraphs, one is a space. */
  private breakLine(parent: PageElement): void {
    this.breaks++;
    if (this.breaks === 2) this.endBlock(parent);
    else this.text += '\n';
  }

  private endBlock(element: PageElement): void {
    const text = foldedText(this.text);
    if (text !== '') this.blocks.push({ text, element, linked: this.linked });
    this.text = '';
    this.linked = 0;
    this.breaks = 0;
  }
}
