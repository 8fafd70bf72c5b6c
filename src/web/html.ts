import { html as escaping } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { absoluteUrl } from '../domain/url.ts';

/** Markup that was made by `html` and by nothing else: there is no way to call a text markup. */
export type Html = HtmlEscapedString;

/** What may stand in a template: text is escaped; false, null and undefined leave nothing. */
export type Content = Html | string | number | false | null | undefined | readonly Content[];

/** The literal before a value that is an address as a whole; only there can a scheme be smuggled in. */
const ADDRESS_ATTRIBUTE = /\s(?:href|src|action|formaction|cite|poster|data)="$/i;

/**
 * A template whose values are escaped by construction. Besides that, text loses what only deceives (see `harmless`), and
 * an attribute that holds an address leads to our own pages or to http and https, or nowhere. Attributes have to stand
 * in quotation marks; a test looks for those that do not.
 */
export function html(literals: TemplateStringsArray, ...values: readonly Content[]): Html {
  const safe = values.map((value, index) =>
    ADDRESS_ATTRIBUTE.test(literals[index] ?? '') ? safeAddress(value) : cleaned(value),
  );
  // Only promises make the template a promise, and Content has none.
  return escaping(literals, ...safe) as Html;
}

function cleaned(value: Content): Content {
  if (typeof value === 'string') return harmless(value);
  return Array.isArray(value) ? value.map(cleaned) : value;
}

function safeAddress(value: Content): string {
  const text = String(value ?? '');
  return isOwnPath(text) || /^[?#]/.test(text) ? text : (absoluteUrl(text) ?? '#');
}

/** A path on this host. Browsers read `//` and `/\` as another host and skip tabs and line feeds (GHSA-m999-j542-5w3r). */
export function isOwnPath(path: string): boolean {
  return /^\/(?![/\\])[^\\\p{C}]*$/u.test(path);
}

/** Controls, marks that turn the direction of what follows, and characters that nobody sees. */
const DECEIVING =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u061C\u115F\u1160\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\u{E0000}-\u{E007F}]|\p{Surrogate}/gu;

/** Joiners belong into emoji and into scripts that join their letters, not between Latin letters and digits. */
const JOINERS =
  /(?<=[\p{Script=Latin}\p{N}\s])[\u200C\u200D]+|(?<![\u200C\u200D])[\u200C\u200D]+(?=[\p{Script=Latin}\p{N}\s])/gu;

/** Text without what only deceives the eye; everything that can be seen stays. */
export function harmless(text: string): string {
  return text.replace(DECEIVING, '').replace(JOINERS, '');
}

/** A language tag fit for an attribute; undefined where what we have is none. */
function tagOf(language: string | undefined): string | undefined {
  return language !== undefined && /^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i.test(language) ? language : undefined;
}

/** Words of a publisher: kept apart from the direction of ours, and spoken in their own language where it is known. */
export function foreign(text: string, language?: string): Html {
  const tag = tagOf(language);
  return tag === undefined ? html`<bdi>${text}</bdi>` : html`<bdi lang="${tag}">${text}</bdi>`;
}

/** A link out of the desk, in a tab of its own; only the text where the address is not of http or https. */
export function outsideLink(url: string, content: Content): Html {
  const address = absoluteUrl(url);
  return address === undefined
    ? html`${content}`
    : html`<a class="outside" href="${address}" rel="noopener nofollow" target="_blank">${content}</a>`;
}

/** Several pieces in a row with something between them. */
export function joined(pieces: readonly Content[], between: Content): Html {
  return html`${pieces.map((piece, index) => (index === 0 ? piece : [between, piece]))}`;
}
