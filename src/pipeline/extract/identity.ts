/**
 * What stays the same when an article moves or is edited. The outlet's own number first, then what JSON-LD calls the
 * article, then the canonical address, then the address it was read at. A page that names a front page or another
 * site as its own address is not believed.
 */
import type { SiteProfile } from '../../domain/source.ts';
import { canonicalUrl, hostOf, urlKey } from '../../domain/url.ts';

export interface IdentityHints {
  readonly url: string;
  readonly profile?: SiteProfile | undefined;
  /** Addresses that the page states of itself, best witness first. */
  readonly stated: readonly (string | undefined)[];
  readonly jsonLdId?: string | undefined;
}

export interface Identity {
  readonly identity: string;
  readonly canonicalUrl: string;
}

export function identityOf(hints: IdentityHints): Identity {
  const { url, profile, jsonLdId } = hints;
  const believed = hints.stated
    .map((address) => believable(address, url))
    .filter((address) => address !== undefined);
  const canonical = believed[0] ?? canonicalUrl(url) ?? url;
  const number = articleNumber([...believed, canonical, url], profile);
  if (number !== undefined) return { identity: `${profile?.id}:${number}`, canonicalUrl: canonical };
  return { identity: nameOf(jsonLdId, url) ?? urlKey(canonical), canonicalUrl: canonical };
}

function articleNumber(addresses: readonly string[], profile: SiteProfile | undefined): string | undefined {
  if (profile?.articleId === undefined) return undefined;
  const pattern = new RegExp(profile.articleId);
  for (const address of addresses) {
    const number = pattern.exec(address)?.[1] ?? '';
    if (number !== '') return number;
  }
  return undefined;
}

/** An `@id` is an address, or a name that holds only on its site; `#article` is the same on every page. */
function nameOf(id: string | undefined, url: string): string | undefined {
  if (id === undefined) return undefined;
  if (/^https?:\/\//i.test(id)) {
    const address = believable(id, url);
    return address === undefined ? undefined : urlKey(address);
  }
  return /^[\w:.-]+$/.test(id) && /\d{4}/.test(id) ? `${siteOf(url)}:${id}` : undefined;
}

/** The stated address in canonical form; undefined where it cannot be this page's. */
function believable(stated: string | undefined, url: string): string | undefined {
  const address = stated === undefined ? undefined : canonicalUrl(stated, url);
  if (address === undefined || siteOf(address) !== siteOf(url)) return undefined;
  return isFrontPage(address) && !isFrontPage(url) ? undefined : address;
}

function isFrontPage(address: string): boolean {
  const { pathname, search } = new URL(address);
  return search === '' && /^\/(?:[a-z]{2}(?:-[a-z]{2})?\/?|index\.\w+)?$/i.test(pathname);
}

/** The last two labels, or three below a public suffix such as `co.uk`. */
function siteOf(url: string): string {
  const labels = hostOf(url).split('.');
  const short =
    (labels.at(-1)?.length ?? 0) === 2 &&
    /^(?:co|com|org|net|gov|ac|edu|or|ne|go)$/.test(labels.at(-2) ?? '');
  return labels.slice(short ? -3 : -2).join('.');
}
