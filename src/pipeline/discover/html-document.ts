/** A page to be asked with CSS selectors, bounded in depth and size. */
import type { CheerioAPI } from 'cheerio';
import { load } from 'cheerio/slim';
import { type Document, DomHandler, Element } from 'domhandler';
import { Parser } from 'htmlparser2';
import { HOSTILE_COUNT, HOSTILE_DEPTH, MAX_DEPTH } from '../../domain/page-bounds.ts';

/** Elements without a parent are compared with each other whenever the page is asked; no page for people has so many. */
const MOST_AT_TOP = 500;

const PIECE = 65_536;

/**
 * Parsed apart from cheerio: its own parse is quadratic in the number of elements at the top of the page.
 * In pieces, so that an attack is noticed before it has taken its time.
 */
export function htmlDocument(html: string): CheerioAPI {
  const grower = new BoundedHandler();
  const parser = new Parser(grower);
  for (let start = 0; start < html.length && !grower.isHostile; start += PIECE) {
    parser.write(html.slice(start, start + PIECE));
  }
  if (grower.isHostile) grower.onend();
  else parser.end();
  return load(withOneTop(grower.root));
}

function withOneTop(root: Document): Document {
  if (root.children.length <= MOST_AT_TOP) return root;
  const body = new Element('body', {}, root.children);
  for (const child of root.children) child.parent = body;
  body.parent = root;
  root.children = [body];
  return root;
}

class BoundedHandler extends DomHandler {
  isHostile = false;
  private depth = 0;
  private count = 0;

  override onopentag(name: string, attributes: { [key: string]: string }): void {
    this.depth++;
    this.count++;
    if (this.depth > HOSTILE_DEPTH || this.count > HOSTILE_COUNT) this.isHostile = true;
    super.onopentag(name, attributes);
    if (this.depth > MAX_DEPTH) super.onclosetag();
  }

  override onclosetag(): void {
    if (this.depth <= MAX_DEPTH) super.onclosetag();
    this.depth--;
  }
}
