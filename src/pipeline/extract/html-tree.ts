/** A page as a tree, built in one pass and lean on purpose: reading pages is most of what a run does. */
import { decodeHTML } from 'entities';
import { HOSTILE_COUNT, HOSTILE_DEPTH, MAX_DEPTH } from '../../domain/page-bounds.ts';
import { repaired } from '../../domain/page-text.ts';
import { type ElementName, type HtmlReader, HtmlScanner } from './html-scanner.ts';

export interface PageElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (PageElement | string)[];
  readonly parent: PageElement | undefined;
}

export interface PageTree {
  readonly root: PageElement;
  /** All of them, in document order. */
  readonly elements: readonly PageElement[];
}

/** Takes the page's text in pieces, as it was decoded. */
export function pageTree(pieces: readonly string[]): PageTree {
  const grower = new PageGrower();
  const scanner = new HtmlScanner(grower);
  for (const piece of pieces) scanner.write(piece);
  scanner.end();
  grower.endText();
  return grower;
}

interface Growing extends PageElement {
  children: (PageElement | string)[];
  readonly parent: Growing | undefined;
}

/** Of elements without children, until they have one. */
const NO_CHILDREN: (PageElement | string)[] = [];

class PageGrower implements PageTree, HtmlReader {
  readonly root: Growing = { name: '', attributes: {}, children: NO_CHILDREN, parent: undefined };
  readonly elements: PageElement[] = [];
  isForeign = false;
  isHostile = false;
  private current = this.root;
  /** Those that are open, outermost first. */
  private readonly open: ElementName[] = [];
  /** What `isForeign` was outside of each open element that changes it. */
  private readonly outside: boolean[] = [];
  /** Of the text node that is being read, which may come in parts. */
  private unended = '';

  openTag(element: ElementName, attributes: Readonly<Record<string, string>>, isSelfClosed: boolean): void {
    this.endText();
    // Forms do not nest.
    if (element.name === 'form' && element.open > 0) return;
    if (element.ends !== undefined) {
      while (element.ends.has(this.open.at(-1)?.name ?? '')) this.closeLast();
    }
    const added = this.add(element.name, attributes);
    if (element.isVoid) return;
    this.open.push(element);
    element.open++;
    if (this.open.length < MAX_DEPTH) this.current = added;
    if (element.content !== undefined) this.enter(element.content === 'foreign');
    if (isSelfClosed && this.isForeign) this.closeLast();
  }

  closeTag(element: ElementName): void {
    this.endText();
    if (element.open > 0) {
      const rest = element.open - 1;
      while (element.open > rest) this.closeLast();
    } else if (element.name === 'p' || element.name === 'br') {
      // Browsers make an empty paragraph of an end without a beginning, and a break of the end of one.
      this.add(element.name, {});
    }
  }

  text(text: string): void {
    this.unended += text;
  }

  comment(): void {
    this.endText();
  }

  endText(): void {
    if (this.unended === '') return;
    const isPlain = this.open.at(-1)?.isRaw === true || !this.unended.includes('&');
    this.adopt(isPlain ? this.unended : decodeHTML(this.unended));
    this.unended = '';
  }

  private add(name: string, attributes: Readonly<Record<string, string>>): Growing {
    const element: Growing = { name, attributes, children: NO_CHILDREN, parent: this.current };
    this.adopt(element);
    this.elements.push(element);
    if (this.open.length >= HOSTILE_DEPTH || this.elements.length > HOSTILE_COUNT) this.isHostile = true;
    return element;
  }

  /** Most elements have one child: a list that begins with it takes an eighth of one that begins empty. */
  private adopt(child: PageElement | string): void {
    const { current } = this;
    if (current.children === NO_CHILDREN) current.children = [child];
    else current.children.push(child);
  }

  private enter(isForeign: boolean): void {
    this.outside.push(this.isForeign);
    this.isForeign = isForeign;
  }

  private closeLast(): void {
    const last = this.open.at(-1);
    if (last === undefined) return;
    if (this.open.length < MAX_DEPTH && this.current.parent !== undefined) this.current = this.current.parent;
    this.open.pop();
    last.open--;
    if (last.content !== undefined) this.isForeign = this.outside.pop() ?? false;
  }
}

/** All text below the element, as it stands; scripts and styles have none. */
export function rawTextIn(element: PageElement): string {
  let text = '';
  for (const child of element.children) {
    if (typeof child === 'string') text += child;
    else if (child.name === 'br') text += '\n';
    else if (child.name !== 'script' && child.name !== 'style' && child.name !== 'noscript')
      text += rawTextIn(child);
  }
  return text;
}

/** Soft hyphens and other characters without a width, which publishers put into long words. */
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]+/g;
/** White space that is not one plain space; a single plain space needs no work. */
const UNEVEN_SPACE = /[^\S ]\s*|\s{2,}|[\u0000-\u001f\u007f]+/g;

/** Most texts have none of it. */
const TO_FOLD = /[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200d\u2060\ufeff]|[^\S ]| {2}/;

/** On one line, without what cannot be seen. */
export function foldedText(text: string): string {
  if (!TO_FOLD.test(text)) return text.trim();
  return repaired(text.replace(INVISIBLE, '').replace(UNEVEN_SPACE, ' ').replace(/ {2,}/g, ' ').trim());
}

export function textIn(element: PageElement): string {
  return foldedText(rawTextIn(element));
}
