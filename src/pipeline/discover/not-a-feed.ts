/** What a document is that is not what the source promised, in words for whoever reads the report. */
import { plainText } from './plain-text.ts';

/** A sentence's end for documents that are refused before they are read; undefined for the harmless. */
export function hostileXml(text: string): string | undefined {
  const prolog = /^\ufeff?(?:\s+|<\?[^>]*>|<!--(?:(?!-->)[\s\S]){0,10000}-->)*/.exec(text)?.[0] ?? '';
  const doctype = /^<!DOCTYPE[^>[]*(\[)?/i.exec(text.slice(prolog.length, prolog.length + 2_000));
  if (doctype === null || doctype[1] === undefined) return undefined;
  return 'declares its own entities in a DOCTYPE, which is refused.';
}

/** Ends a sentence such as `… is not a feed:`. */
export function whatItIs(text: string): string {
  const head = text.slice(0, 200_000);
  const title = plainText(/<title[^>]*>([^<]{0,500})/i.exec(head)?.[1], 100);
  const named = title === undefined ? '' : ` with the title "${title}"`;
  if (/<input[^>]{0,500}type\s*=\s*["']?password/i.test(head)) return `it is a login page${named}.`;
  if (/<(?:!doctype\s+html|html|head|body)\b/i.test(head)) return `it is an HTML page${named}.`;
  if (/^\s*[{[]/.test(head)) return 'it is JSON of another kind.';
  const root = /<([a-z_][\w:.-]{0,60})/i.exec(head)?.[1];
  return root === undefined ? 'it is plain text.' : `its first element is <${root}>.`;
}
