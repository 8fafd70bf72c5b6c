import { decodeHTMLAttribute } from 'entities';
import { afterSpace, DOUBLE_QUOTE, END, EQUALS, isSpace, SINGLE_QUOTE, SLASH } from './html-characters.ts';

const NONE: Readonly<Record<string, string>> = Object.freeze({});

/** Reads the attributes of one tag after the other. */
export class AttributeReader {
  /** Of the tag that was read last. Of the same name the first one counts. */
  attributes = NONE;
  /** Whether that tag ended in a slash. */
  isSelfClosed = false;
  /** How the page writes a name, and the same in small letters. */
  readonly #names = new Map<string, string>();
  #value = '';

  /** From the end of the tag's name on; gives where the tag ends, or -1 where it does not. */
  read(html: string, start: number): number {
    let attributes: Record<string, string> | undefined;
    let isSelfClosed = false;
    let at = start;
    for (; at < html.length; ) {
      const code = html.charCodeAt(at);
      if (code === END) {
        this.attributes = attributes ?? NONE;
        this.isSelfClosed = isSelfClosed;
        return at + 1;
      }
      if (code === SLASH || isSpace(code)) {
        isSelfClosed ||= code === SLASH;
        at++;
        continue;
      }
      isSelfClosed = false;
      const nameEnd = endOfAttributeName(html, at + 1);
      const name = this.#small(html.slice(at, nameEnd));
      at = this.#readValue(html, afterSpace(html, nameEnd));
      if (at < 0) return at;
      attributes ??= {};
      if (!Object.hasOwn(attributes, name)) attributes[name] = this.#value;
    }
    return -1;
  }

  /** Gives where the value ends, if there is one, or -1 where it does not. */
  #readValue(html: string, at: number): number {
    if (html.charCodeAt(at) !== EQUALS) {
      this.#value = '';
      return at;
    }
    const start = afterSpace(html, at + 1);
    const quote = html.charCodeAt(start);
    if (quote === DOUBLE_QUOTE) return this.#readQuoted(html, start, '"');
    if (quote === SINGLE_QUOTE) return this.#readQuoted(html, start, "'");
    const end = endOfValue(html, start);
    this.#value = decoded(html.slice(start, end));
    return end;
  }

  #readQuoted(html: string, start: number, quote: string): number {
    const end = html.indexOf(quote, start + 1);
    if (end < 0) return end;
    this.#value = decoded(html.slice(start + 1, end));
    return end + 1;
  }

  #small(written: string): string {
    const known = this.#names.get(written);
    if (known !== undefined) return known;
    const name = written.toLowerCase();
    this.#names.set(written, name);
    return name;
  }
}

function decoded(value: string): string {
  return value.includes('&') ? decodeHTMLAttribute(value) : value;
}

function endOfAttributeName(html: string, from: number): number {
  let at = from;
  for (; at < html.length; at++) {
    const code = html.charCodeAt(at);
    if (code === EQUALS || code === END || code === SLASH || isSpace(code)) break;
  }
  return at;
}

/** Of one without quotes. */
function endOfValue(html: string, from: number): number {
  let at = from;
  for (; at < html.length; at++) {
    const code = html.charCodeAt(at);
    if (code === END || isSpace(code)) break;
  }
  return at;
}
