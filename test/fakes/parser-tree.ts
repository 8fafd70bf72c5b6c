/** A page as htmlparser2 has it, to hold our own reading to. */
import { decodeHTML, decodeHTMLAttribute } from 'entities';
import { Parser } from 'htmlparser2';
import { type PageElement, pageTree } from '../../src/pipeline/extract/html-tree.ts';

export type Plain = readonly [name: string, attributes: object, children: readonly (string | Plain)[]];

const RAW = new Set(['script', 'style', 'iframe', 'noembed', 'noframes', 'xmp', 'plaintext']);

/** Deeper trees are not gone through. */
export const DEEPEST = 100;

export interface ParserTree {
  readonly root: Plain;
  /** How deep its elements nest. */
  readonly depth: number;
}

/** Names are in small letters, also those of SVG. */
type Growing = [name: string, attributes: object, children: (string | Plain)[]];

/** Entities are decoded in what stands together. Names are in small letters, also those of SVG. */
export function parserTree(page: string): ParserTree {
  const grower = new Grower();
  const parser = new Parser(grower, { decodeEntities: false });
  parser.end(page);
  grower.endText();
  const { depth } = grower;
  return { root: depth > DEEPEST ? grower.root : joined(grower.root), depth };
}

class Grower {
  readonly root: Growing = ['', {}, []];
  depth = 0;
  private readonly open = [this.root];
  private text = '';
  private textEnd = 0;
  private parser: Pick<Parser, 'startIndex' | 'endIndex'> = { startIndex: 0, endIndex: 0 };

  onparserinit(parser: Parser): void {
    this.parser = parser;
  }

  onopentag(name: string, attributes: Record<string, string>): void {
    this.endText();
    const decoded = Object.entries(attributes).map(([key, value]) => [key, decodeHTMLAttribute(value)]);
    const element: Growing = [name.toLowerCase(), Object.fromEntries(decoded), []];
    this.open.at(-1)?.[2].push(element);
    this.open.push(element);
    this.depth = Math.max(this.depth, this.open.length);
  }

  onclosetag(): void {
    this.endText();
    this.open.pop();
  }

  ontext(words: string): void {
    if (this.parser.startIndex !== this.textEnd) this.endText();
    this.text += words;
    this.textEnd = this.parser.endIndex + 1;
  }

  endText(): void {
    const [name, , children] = this.open.at(-1) ?? this.root;
    if (this.text !== '') children.push(RAW.has(name) ? this.text : decodeHTML(this.text));
    this.text = '';
  }
}

export function ourTree(pieces: readonly string[]): Plain {
  const plain = ({ name, attributes, children }: PageElement): Plain => [
    name,
    attributes,
    children.map((child) => (typeof child === 'string' ? child : plain(child))),
  ];
  return joined(plain(pageTree(pieces).root));
}

/** Neighbouring texts as one: how often a text is cut says nothing. */
export function joined([name, attributes, children]: Plain): Plain {
  const whole: (string | Plain)[] = [];
  for (const child of children) {
    const last = whole.at(-1);
    if (typeof child === 'string' && typeof last === 'string') whole[whole.length - 1] = last + child;
    else whole.push(typeof child === 'string' ? child : joined(child));
  }
  return [name, attributes, whole];
}
