import fc from 'fast-check';

/**
 * Documents bent out of shape. Everything is bytes, written one character each (latin1), so that cuts fall
 * inside characters too. A mutation knows the marks that structure is made of, and cuts, doubles and nests
 * between them: what a parser trips over is seldom random.
 */
export interface Mutation {
  readonly kind: Kind;
  /** Where in the document, as a share of its length. */
  readonly at: number;
  /** How many pieces are taken. */
  readonly pieces: number;
  readonly times: number;
  readonly token: number;
  /** Where in the other seed. */
  readonly from: number;
}

type Kind = (typeof KINDS)[number];

const KINDS = [
  'insert',
  'replace-value',
  'repeat',
  'nest',
  'splice',
  'drop',
  'cut-end',
  'cut-start',
  'swap',
  'flip',
  'number',
  'turn-case',
] as const;

/** No case is longer than this, in bytes: the gate takes more, but size is what repetition is to show. */
export const MOST_BYTES = 1_000_000;

const MARKS = /(?<=[<>"'&;=,{}[\]():/\n\r\t |@#%])|(?=[<>"'&;=,{}[\]():/\n\r\t |@#%])/;

/** A seed and what is done to it; shrinks by doing less. */
export function mutants(seeds: readonly Buffer[], tokens: readonly string[]): fc.Arbitrary<Buffer> {
  const share = fc.integer({ min: 0, max: 9_999 }).map((number) => number / 10_000);
  const mutation: fc.Arbitrary<Mutation> = fc.record({
    kind: fc.constantFrom(...KINDS),
    at: share,
    pieces: fc.integer({ min: 1, max: 40 }),
    times: fc.oneof(
      { weight: 12, arbitrary: fc.integer({ min: 1, max: 12 }) },
      { weight: 2, arbitrary: fc.constantFrom(100, 1_000) },
      { weight: 1, arbitrary: fc.constant(10_000) },
    ),
    token: fc.nat({ max: 9_999 }),
    from: share,
  });
  const bytes = [...tokens, ...HOSTILE].map((token) => Buffer.from(token).toString('latin1'));
  return fc
    .tuple(
      fc.nat({ max: seeds.length - 1 }),
      fc.nat({ max: seeds.length - 1 }),
      fc.array(mutation, { maxLength: 8 }),
    )
    .map(([first, second, mutations]) => {
      const other = textOf(seeds[second]);
      let text = textOf(seeds[first]);
      for (const each of mutations) text = applied(text, other, each, bytes).slice(0, MOST_BYTES);
      return Buffer.from(text, 'latin1');
    });
}

function textOf(seed: Buffer | undefined): string {
  return (seed ?? Buffer.alloc(0)).toString('latin1').slice(0, MOST_BYTES / 4);
}

function applied(text: string, other: string, mutation: Mutation, tokens: readonly string[]): string {
  const { kind, at, pieces, times, from } = mutation;
  const start = nextMark(text, Math.floor(at * text.length));
  const end = afterPieces(text, start, pieces);
  const [head, piece, tail] = [text.slice(0, start), text.slice(start, end), text.slice(end)];
  const token = tokens[mutation.token % tokens.length] ?? '';
  switch (kind) {
    case 'insert':
      return head + token.repeat(capped(token, times)) + piece + tail;
    case 'replace-value':
      return head + token + tail;
    case 'repeat':
      return head + piece.repeat(capped(piece, times)) + tail;
    case 'nest':
      return nested(head, piece, tail, times);
    case 'splice': {
      const begin = nextMark(other, Math.floor(from * other.length));
      return head + other.slice(begin, afterPieces(other, begin, pieces)) + tail;
    }
    case 'drop':
      return head + tail;
    case 'cut-end':
      return head;
    case 'cut-start':
      return tail;
    case 'swap':
      return tail + piece + head;
    case 'flip':
      return `${head}${String.fromCharCode((mutation.token * 7) % 256)}${piece.slice(1)}${tail}`;
    case 'number':
      return head + piece.replace(/\d+/, NUMBERS[mutation.token % NUMBERS.length] ?? '') + tail;
    case 'turn-case':
      return head + (mutation.token % 2 === 0 ? piece.toUpperCase() : piece.toLowerCase()) + tail;
  }
}

/** Opens again and again what opens here; every second time it closes as often. */
function nested(head: string, piece: string, tail: string, times: number): string {
  const tag = /<([a-z][\w:-]*)/i.exec(tail);
  const open = tag === null ? (/[[{(]/.exec(tail)?.[0] ?? '[') : `<${tag[1]}>`;
  const close = tag === null ? ({ '[': ']', '{': '}', '(': ')' }[open] ?? ']') : `</${tag[1]}>`;
  const deep = capped(open + close, times);
  return head + open.repeat(deep) + piece + (times % 2 === 0 ? close.repeat(deep) : '') + tail;
}

function capped(text: string, times: number): number {
  return text === '' ? 0 : Math.max(1, Math.min(times, Math.floor(MOST_BYTES / text.length)));
}

function nextMark(text: string, from: number): number {
  const found = text.slice(from, from + 200).search(MARKS);
  return found < 0 ? from : from + found;
}

function afterPieces(text: string, start: number, pieces: number): number {
  let end = start;
  for (const piece of text.slice(start, start + 4_000).split(MARKS, pieces)) end += piece.length;
  return end;
}

const NUMBERS = ['0', '-1', '99999999999999999999', '1e309', '2147483648', '00', '١٢', '0x10', 'NaN'];

/** What parsers have tripped over before, whatever they parse. */
const HOSTILE = [
  '\0',
  '\uFEFF',
  '\u2028',
  '\u202E',
  '\u00AD',
  '\u0085',
  '\u{1F50B}',
  'i\u0307',
  'e\u0301',
  '\uFFFE',
  '<',
  '>',
  '&',
  '"',
  "'",
  '&#0;',
  '&#xD800;',
  '&#x110000;',
  '&#99999999999;',
  '&amp;amp;lt;script&gt;',
  '&nonsense;',
  '&',
  ']]>',
  '<![CDATA[',
  '<!--',
  '-->',
  '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]>',
  '<?xml version="1.0" encoding="utf-7"?>',
  '<?',
  '</',
  '<a ',
  '<script>',
  '</script>',
  '<svg onload=alert(1)>',
  '<template>',
  '<table><tr><td>',
  '<base href="//[">',
  '<meta charset=utf-16>',
  '<meta charset="nonsense">',
  ' __proto__="x"',
  '<__proto__><constructor>1</constructor></__proto__>',
  '"__proto__":{"polluted":1},',
  '"constructor":{"prototype":{"polluted":1}},',
  'constructor',
  'toString',
  'hasOwnProperty',
  'http://[',
  'http://user:pass@127.0.0.1/',
  'javascript:alert(1)',
  'data:text/html,<script>1</script>',
  'file:///etc/passwd',
  '//',
  '\\',
  '%00',
  '%',
  '%ff%fe',
  '1.1.0001',
  '31.2.2024',
  '2024-13-45T99:99:99+99:99',
  '0000-00-00',
  'Thu, 99 Zzz 99999 25:61:61 +9999',
  '1e999',
  '\u00A0',
  ' '.repeat(300),
  '\n\n\n',
  '\r',
  '\t',
  'a'.repeat(300),
  'aA-'.repeat(100),
  '=HYPERLINK("http://a.example")',
  '*',
  '$',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '&a',
  '*a',
  '!!js/function x',
  '<<: *a',
  '- ',
  '| ',
];
