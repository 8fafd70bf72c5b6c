import type { DeskContext } from '../context.ts';
import { foreign, type Html, html, joined } from '../html.ts';

/** The machine's reasons in the language of the reader; what is known in English only is marked as English. */
export function reasonsHtml({ words, language }: DeskContext, kept: readonly string[]): Html {
  const said = kept.map((sentence) => {
    const text = words.reasons.said(sentence);
    return foreign(text, text === sentence ? 'en' : language);
  });
  return html`${joined(said, '; ')}`;
}

/** A note holds several sentences where there is more than one thing to say. */
export function noteHtml(context: DeskContext, note: string): Html {
  return reasonsHtml(context, note.split('; '));
}
