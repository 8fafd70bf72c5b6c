import { type Handler, Parser } from 'htmlparser2';
import { plain } from './text.ts';

/** A line of the list as it was kept, whatever it was written in. */
export interface SourceLine {
  /** In the document, from 1. */
  readonly line: number;
  /** Without markup. */
  readonly text: string;
  /** The first link in it, as written. */
  readonly url?: string;
  readonly heading: boolean;
  /** Whether it goes on from the line before, without an empty line or another block between. */
  readonly continues: boolean;
}

/** Reads HTML, Markdown and plain text; which of them is seen from the document itself. */
export function linesOf(document: string): readonly SourceLine[] {
  if (/^\s*</.test(document) || /<a\s[^<>]*\bhref\s*=|<\/(?:p|li|div|h[1-6])>|<br\s*\/?>/i.test(document))
    return htmlLines(document);
  const markdown = /^#{1,6} |^[^|\r\n\u2028\u2029]*\| ?\[.*\]\(/m.test(document);
  let empty = true;
  return document.split(/\r\n|\r|\n/).flatMap((written, index) => {
    const line = markdown ? markdownLine(written) : { text: plain(written), heading: false };
    const continues = !empty;
    empty = line.text === '';
    return empty ? [] : [{ line: index + 1, ...line, continues }];
  });
}

/** In longer lines nobody looks for a link, in characters. */
const MOST_LINE = 10_000;

/** Capped: by the length of a line. A bracket that is not escaped: an even number of backslashes, or none, stands before it. */
const MARKDOWN_LINK = /(?<=(?:^|[^\\])(?:\\\\)*)\[((?:\\.|[^\\\]])*)\]\((?:<([^<>]*)>|([^\s()]*))\)/;

function markdownLine(written: string): {
  readonly text: string;
  readonly heading: boolean;
  readonly url?: string;
} {
  const heading = /^#{1,6}\s+/.test(written);
  const content = written.replace(/^(?:#{1,6}|[*+-])\s+/, '');
  const link = content.length > MOST_LINE ? null : MARKDOWN_LINK.exec(content);
  const text = link === null ? content : content.replace(link[0], () => link[1] ?? '');
  const url = link?.[2] ?? link?.[3];
  const shown = plain(text.replace(/\\([!-/:-@[-`{-~])|\*\*/g, '$1'));
  return { text: shown, heading, ...(url === undefined ? {} : { url }) };
}

const BLOCKS = new Set(
  'address article aside blockquote body dd details div dl dt figcaption figure footer form header hr html li main nav ol p section summary table tbody td th tr ul h1 h2 h3 h4 h5 h6'.split(
    ' ',
  ),
);
const UNREAD = new Set(['script', 'style', 'template', 'noscript', 'head', 'nav', 'svg']);

/** More open elements are forgotten: the parser looks through them at every end tag. No list nests so deep. */
const MOST_OPEN = 500;
const PIECE = 65_536;

function htmlLines(document: string): readonly SourceLine[] {
  const lines: SourceLine[] = [];
  const lineAt = lineCounter(document);
  let depth = 0;
  let isForgetting = false;
  let open = { text: '', begun: false, start: 0, url: undefined as string | undefined, heading: false };
  let continues = false;
  let unread = 0;
  const finish = (goesOn: boolean): void => {
    const text = plain(open.text);
    if (text !== '') {
      const { url, heading, start } = open;
      lines.push({ line: lineAt(start), text, heading, continues, ...(url === undefined ? {} : { url }) });
    }
    if (text !== '' || !goesOn) continues = goesOn;
    open = { text: '', begun: false, start: 0, url: undefined, heading: open.heading };
  };
  const reader: Partial<Handler> = {
    onopentag(name, attributes) {
      depth++;
      if (UNREAD.has(name)) unread++;
      if (BLOCKS.has(name)) finish(false);
      if (/^h[1-6]$/.test(name)) open.heading = true;
      if (name === 'br') finish(true);
      if (name === 'a' && unread === 0) open.url ??= attributes['href'];
    },
    ontext(text) {
      if (unread > 0) return;
      if (!open.begun) open.start = begin + parser.startIndex;
      open.begun ||= text.trim() !== '';
      open.text += text;
    },
    onclosetag(name) {
      depth--;
      if (isForgetting) return;
      if (UNREAD.has(name)) unread--;
      if (BLOCKS.has(name)) finish(false);
      if (/^h[1-6]$/.test(name)) open.heading = false;
    },
  };
  let parser = new Parser(reader);
  let begin = 0;
  for (let start = 0, end: number; start < document.length; start = end) {
    end = pieceEnd(document, start);
    parser.write(document.slice(start, end));
    if (depth <= MOST_OPEN) continue;
    isForgetting = true;
    parser.end();
    isForgetting = false;
    unread = 0;
    parser = new Parser(reader);
    begin = end;
  }
  parser.end();
  finish(false);
  return lines;
}

/** Behind a tag, where there is one. */
function pieceEnd(document: string, start: number): number {
  const most = start + PIECE;
  if (most >= document.length) return document.length;
  const tag = document.lastIndexOf('>', most - 1);
  return tag < start ? most : tag + 1;
}

/** Line number of a place in the document; places have to be asked for in rising order. */
function lineCounter(document: string): (index: number) => number {
  let [line, seen] = [1, 0];
  return (index) => {
    for (; seen < index; seen++) if (document.charCodeAt(seen) === 10) line++;
    return line;
  };
}
