/** From what a feed carries as title or description to plain text: tags, entities and escapes of escapes undone. */

import { decodeHTML } from 'entities';
import { Parser } from 'htmlparser2';
import { repaired } from '../../domain/page-text.ts';

/** Tags that occur in feeds. Other words in angle brackets are text: `List<String>`. */
const TAG =
  /<\/?(?:a|abbr|article|aside|b|blockquote|br|center|cite|code|dd|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]|header|hr|i|iframe|img|li|object|ol|p|picture|pre|q|s|script|section|small|source|span|strike|strong|style|sub|sup|svg|table|tbody|td|th|thead|tr|tt|u|ul|video)(?:\s[^>]{0,5000})?\/?>/i;
const BLOCK = /^(?:p|br|div|li|ul|ol|h[1-6]|tr|td|th|table|blockquote|section|article|hr|dt|dd|pre|figure)$/;
const UNREAD = new Set(['script', 'style', 'iframe', 'object', 'noscript', 'template']);

/** A title or a summary; undefined where nothing is left. */
export function plainText(html: string | undefined, maxCharacters = 2_000): string | undefined {
  if (html === undefined) return undefined;
  let text = html.slice(0, maxCharacters * 50);
  // Some publishers escape twice: what was unescaped once is still a tag or an entity.
  for (let round = 0; round < 2 && /[<&]/.test(text); round++) {
    text = TAG.test(text) || /<!--|<!\[CDATA\[/.test(text) ? withoutTags(text) : decodeHTML(text);
  }
  const folded = repaired(text)
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/[\s\u0000-\u001f\u007f]+/g, ' ')
    .trim();
  return folded === '' ? undefined : shortened(folded, maxCharacters);
}

function withoutTags(html: string): string {
  let text = '';
  let unread = 0;
  const parser = new Parser({
    onopentagname(name) {
      if (UNREAD.has(name)) unread++;
      if (BLOCK.test(name)) text += ' ';
    },
    onclosetag(name) {
      if (UNREAD.has(name)) unread--;
      if (BLOCK.test(name)) text += ' ';
    },
    ontext(data) {
      if (unread === 0) text += data;
    },
  });
  parser.end(html.replace(/<!\[CDATA\[|\]\]>/g, ''));
  return text;
}

/** Cut at the last word that fits. */
export function shortened(text: string, maxCharacters: number): string {
  if (text.length <= maxCharacters) return text;
  const cut = text.slice(0, maxCharacters - 1).toWellFormed();
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), maxCharacters - 80)).trimEnd()}…`;
}
