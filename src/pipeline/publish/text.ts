/** What no XML document may hold (XML 1.0, 2.2), the C1 controls, and marks that turn the direction of what follows. */
const ILLEGAL =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF\u202A-\u202E\u2066-\u2069]|\p{Surrogate}/gu;

/** What most text is: words of Latin letters and usual marks between single spaces, with nothing to take out. */
const PLAIN = /^[!-~¡-ɏ–-…€]+(?: [!-~¡-ɏ–-…€]+)*$/;

/** One line of text that every format can hold: no control characters, single spaces, nothing at the ends. */
export function plain(text: string): string {
  if (PLAIN.test(text)) return text;
  // No-break spaces stay: they hold numbers and units together.
  return text
    .replace(ILLEGAL, '')
    .replace(/[^\S\u00A0\u202F]+/g, ' ')
    .trim();
}

/** Text for an element or a quoted attribute, of HTML as of XML. */
export function escaped(text: string): string {
  return plain(text).replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);
}

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' },
};

/** The address as browsers write it, where it is one that a reader may be sent to; undefined for every other scheme. */
export function webAddress(url: string): string | undefined {
  const address = URL.parse(url);
  if (address === null || (address.protocol !== 'https:' && address.protocol !== 'http:')) return undefined;
  // A name before the host is somebody's secret, or there to deceive: `https://yle.fi@other.example/`.
  address.username = '';
  address.password = '';
  return address.href;
}

/** Text cut at a word, with an ellipsis, to at most so many UTF-16 code units. */
export function shortened(text: string, length: number): string {
  const line = plain(text);
  if (line.length <= length) return line;
  const cut = plain(line.slice(0, length - 1));
  const word = cut.lastIndexOf(' ');
  return `${(word > length / 2 ? cut.slice(0, word) : cut).replace(/(?<![\s.,;:–-])[\s.,;:–-]+$/u, '')}…`;
}
