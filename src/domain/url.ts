/**
 * When are two addresses the same? `canonicalUrl` says how an address is written down: nothing that can be
 * followed is lost, so it may be published. `urlKey` says what is compared: two canonical addresses with one
 * key are one page, but a key is not for following.
 */
import { REFERRAL_NAMES, REFERRAL_VALUES, TRACKER_NAMES, TRACKER_PREFIXES, trackersOn } from './trackers.ts';

/** Longer addresses are attacks or accidents. */
const MAX_URL_LENGTH = 4_000;

/** What a name server can be asked for, or an IPv6 address; the URL standard lets quotes and brackets into a host. */
const HOST = /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])$/;

/** Undefined for anything that is not http or https. Idempotent. The scheme stays as it is. */
export function canonicalUrl(url: string, base?: string): string | undefined {
  return bothForms(url, base)?.canonicalUrl;
}

/** The address made absolute and nothing more; undefined for anything that is not http or https. */
export function absoluteUrl(url: string, base?: string): string | undefined {
  return parsedUrl(url, base)?.href;
}

/** `absoluteUrl` and `canonicalUrl` of one address; undefined where either is. */
export function bothForms(
  written: string,
  base?: string,
): { readonly url: string; readonly canonicalUrl: string } | undefined {
  const parsed = parsedUrl(written, base);
  if (parsed === undefined) return undefined;
  const url = parsed.href;
  // Each part that is set is parsed anew, and most addresses are written as they should be.
  if (parsed.hash !== '' || url.endsWith('#')) parsed.hash = '';
  if (parsed.username !== '') parsed.username = '';
  if (parsed.password !== '') parsed.password = '';
  if (parsed.hostname.endsWith('.')) parsed.hostname = parsed.hostname.replace(/(?<!\.)\.+$/, '');
  const path = normalForm(parsed.pathname);
  if (path !== parsed.pathname) parsed.pathname = path;
  if (parsed.search !== '' || parsed.href.endsWith('?')) parsed.search = keptQuery(parsed);
  // Escapes can make an address longer than it was announced, and then it would not be read again.
  return parsed.href.length > MAX_URL_LENGTH ? undefined : { url, canonicalUrl: parsed.href };
}

/** Whether this is only a place on a page: what is announced there has no page of its own to be read. */
export function isPlaceOnPage(canonical: string): boolean {
  return canonical.includes('#');
}

/** Lower case, without port; empty for what is no address. */
export function hostOf(url: string): string {
  return URL.parse(url)?.hostname ?? '';
}

/** What two spellings of one canonical address have in common: scheme, `www.`, AMP, mobile host, order of parameters. */
export function urlKey(canonical: string): string {
  const parsed = isPlaceOnPage(canonical) ? null : URL.parse(canonical);
  if (parsed === null) return canonical;
  const host = parsed.host.replace(/^(?:(?:www\d?|m|mobile|mobiili|amp)\.)+(?=[^.]+\.)/, '');
  const path = parsed.pathname
    .replace(/\/{2,}/g, '/')
    .replace(/^\/amp\/(?=.)/, '/')
    .replace(/(?:\/amp|\.amp(?=\.html?$))\/?$/, '')
    .replace(/\.amp(?=\.html?$)/, '')
    .replace(/\/index\.(?:html?|php)$/, '/')
    .replace(/(?<!\/)\/+$/, '');
  const query = parsed.search.slice(1).split('&').filter(isNotAmp).sort().join('&');
  return sameArticle(host, path) + (query === '' ? '' : `?${query}`);
}

function parsedUrl(url: string, base?: string): URL | undefined {
  const text = url.trim();
  if (text === '' || text.length > MAX_URL_LENGTH) return undefined;
  // A base that is none is as good as none.
  const parsed = (base === undefined ? null : URL.parse(text, base)) ?? URL.parse(text);
  if (parsed === null) return undefined;
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') return undefined;
  return HOST.test(parsed.hostname) ? parsed : undefined;
}

/** Escapes of letters, digits and of everything outside ASCII undone, the others in capitals, Unicode composed. */
function normalForm(escaped: string): string {
  // After a stray percent sign, a letter or digit would make an escape that nobody wrote.
  const decoded = escaped.replace(/(?<!%[0-9a-f]?)(?:%[0-9a-f]{2})+/gi, decodedRun).normalize('NFC');
  return decoded.replace(/[^\x00-\x7f]+/g, (run) => encodeURIComponent(run.toWellFormed()));
}

function decodedRun(run: string): string {
  const bytes = Uint8Array.from(run.slice(1).split('%'), (pair) => Number.parseInt(pair, 16));
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  if (text.includes('\ufffd')) return run.toUpperCase();
  return text.replace(/[\x00-\x7f]/g, (character) =>
    /[A-Za-z0-9\-._~]/.test(character) ? character : escapeOf(character),
  );
}

function escapeOf(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

function keptQuery(parsed: URL): string {
  if (parsed.search.length < 2) return '';
  const scoped = trackersOn(parsed.hostname);
  const kept = parsed.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !isTracker(pair, scoped));
  // Setting a query takes its first question mark for the one before it.
  return kept.length === 0 ? '' : `?${kept.map(normalForm).join('&')}`;
}

function isTracker(pair: string, scoped: readonly string[]): boolean {
  const [rawName = '', rawValue = ''] = normalForm(pair).split('=', 2);
  const name = rawName.toLowerCase();
  if (TRACKER_NAMES.has(name) || TRACKER_PREFIXES.some((prefix) => name.startsWith(prefix))) return true;
  if (scoped.includes(name)) return true;
  return REFERRAL_NAMES.has(name) && REFERRAL_VALUES.has(rawValue.toLowerCase());
}

function isNotAmp(pair: string): boolean {
  return !/^(?:amp(?:=.*)?|outputtype=amp)$/i.test(pair);
}

/** Outlets that show one article under several paths: the number stays. */
const NUMBERED: readonly { readonly host: RegExp; readonly path: RegExp; readonly key: string }[] = [
  // Yle repeats an article under /a/, /uutiset/ and /news/, and on svenska.yle.fi; the number is the same.
  { host: /(?:^|\.)yle\.fi$/, path: /^\/(?:[a-z-]+\/)*(\d+-\d+)(?:\/.*)?$/, key: 'yle.fi/a/' },
];

function sameArticle(host: string, path: string): string {
  for (const { host: pattern, path: numbered, key } of NUMBERED) {
    const number = pattern.test(host) ? numbered.exec(path)?.[1] : undefined;
    if (number !== undefined) return key + number;
  }
  return host + path;
}
