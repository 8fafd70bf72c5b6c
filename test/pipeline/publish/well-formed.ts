/**
 * A strict reader of the XML that we write (XML 1.0 without document type, comments and processing
 * instructions): throws at the first thing that is not well-formed. Parsers for the web forgive too much.
 */
const ILLEGAL = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;
const NAME = '[A-Za-z_][\\w.-]*(?::[A-Za-z_][\\w.-]*)?';
const TAG = new RegExp(`^<(/?)(${NAME})((?:\\s+${NAME}="[^"<]*")*)\\s*(/?)>`);
const ATTRIBUTE = new RegExp(`(${NAME})="([^"<]*)"`, 'g');
const REFERENCE = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)/;

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

export function wellFormed(xml: string): XmlElement {
  if (ILLEGAL.test(xml)) throw new Error(`illegal character ${JSON.stringify(ILLEGAL.exec(xml)?.[0])}`);
  const declaration = /^<\?xml version="1.0" encoding="UTF-8"\?>\n/.exec(xml);
  if (declaration === null) throw new Error('no XML declaration');
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  let rest = xml.slice(declaration[0].length);
  while (rest !== '') {
    const here = open.at(-1) ?? root;
    const tag = TAG.exec(rest);
    if (tag === null) {
      const length = /^[^<]+/.exec(rest)?.[0].length;
      if (length === undefined) throw new Error(`not a tag: ${rest.slice(0, 60)}`);
      here.text += decoded(rest.slice(0, length));
      rest = rest.slice(length);
      continue;
    }
    const [whole, closing, name = '', attributes = '', empty] = tag;
    if (closing === '/') {
      if (open.pop()?.name !== name || open.length === 0)
        throw new Error(`</${name}> closes what is not open`);
    } else {
      const element = { name, attributes: attributesOf(attributes), children: [], text: '' };
      here.children.push(element);
      if (empty !== '/') open.push(element);
    }
    rest = rest.slice(whole.length);
  }
  const [only] = root.children;
  if (open.length !== 1 || root.children.length !== 1 || only === undefined || root.text.trim() !== '')
    throw new Error('a document has one element, closed');
  return only;
}

function attributesOf(text: string): Readonly<Record<string, string>> {
  const attributes: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(ATTRIBUTE)) {
    if (name in attributes) throw new Error(`attribute ${name} twice`);
    attributes[name] = decoded(value);
  }
  return attributes;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  if (REFERENCE.test(text) || text.includes(']]>')) throw new Error(`not escaped: ${text.slice(0, 80)}`);
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (_, hex, decimal, name) =>
    name ? (ENTITIES[name] ?? '') : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
  );
}

export function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

export function textOf(element: XmlElement, name: string): string | undefined {
  return childrenOf(element, name)[0]?.text;
}
