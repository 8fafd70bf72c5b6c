/** What HTML says of elements by their names, as far as it decides what stands in what. */

export interface ElementKind {
  /** Has no content and no end tag. */
  readonly isVoid: boolean;
  /** An open element of these names ends where one of this kind begins. */
  readonly ends: ReadonlySet<string> | undefined;
  /** Holds no markup: text up to its own end tag, or whatever is left of the page. */
  readonly holds: 'text' | 'rest of the page' | undefined;
  /** Nothing in it stands for a character. */
  readonly isRaw: boolean;
  /** What its content is, where that is not as outside: SVG and MathML are foreign, and may hold HTML again. */
  readonly content: 'foreign' | 'html' | undefined;
}

const ORDINARY: ElementKind = {
  isVoid: false,
  ends: undefined,
  holds: undefined,
  isRaw: false,
  content: undefined,
};

const names = (text: string): readonly string[] => text.split(' ');

const VOID = new Set(
  names(
    'area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr',
  ),
);
const RAW = new Set(names('script style iframe noembed noframes xmp plaintext'));
const TEXT = new Set([...RAW, 'title', 'textarea']);
const FOREIGN = new Set(['svg', 'math']);
const HTML_IN_FOREIGN = new Set(names('mi mo mn ms mtext annotation-xml foreignobject desc title'));

/** Who comes : whose end it is. */
const ENDS: readonly (readonly [string, string])[] = [
  [
    'address article aside blockquote details div dl fieldset figcaption figure footer form header hr main nav ol p pre section table ul',
    'p',
  ],
  ['h1 h2 h3 h4 h5 h6', 'h1 h2 h3 h4 h5 h6 p'],
  ['a', 'a'],
  ['li', 'li'],
  ['dd dt', 'dd dt'],
  ['rt rp', 'rt rp'],
  ['tr', 'tr th td'],
  ['th', 'th'],
  ['td', 'thead th td'],
  ['tbody tfoot', 'thead tbody'],
  ['body', 'head link script'],
  ['select input output button datalist textarea', 'input option optgroup select button datalist textarea'],
  ['option', 'option'],
  ['optgroup', 'optgroup option'],
];

const KINDS = new Map<string, ElementKind>();
for (const name of [
  ...VOID,
  ...TEXT,
  ...FOREIGN,
  ...HTML_IN_FOREIGN,
  ...ENDS.flatMap(([who]) => names(who)),
]) {
  const ends = ENDS.filter(([who]) => names(who).includes(name)).flatMap(([, whose]) => names(whose));
  KINDS.set(name, {
    isVoid: VOID.has(name),
    ends: ends.length === 0 ? undefined : new Set(ends),
    holds: name === 'plaintext' ? 'rest of the page' : TEXT.has(name) ? 'text' : undefined,
    isRaw: RAW.has(name),
    content: FOREIGN.has(name) ? 'foreign' : HTML_IN_FOREIGN.has(name) ? 'html' : undefined,
  });
}

/** `name` in small letters. */
export function elementKind(name: string): ElementKind {
  return KINDS.get(name) ?? ORDINARY;
}
