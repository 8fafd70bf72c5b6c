import type { NetworkSettings } from '../../domain/settings.ts';
import type { Validators } from '../../domain/source.ts';
import type { FetchRequest } from '../../ports.ts';

/** The name that robots.txt files know us by. */
export const PRODUCT = 'mediawatch';

/** What is asked for: a document that announces, an article, or a robots.txt. */
export type Purpose = FetchRequest<unknown>['purpose'] | 'robots';

const ACCEPT: Readonly<Record<Purpose, string>> = {
  source:
    'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/html;q=0.9, */*;q=0.5',
  article: 'text/html, application/xhtml+xml, */*;q=0.5',
  robots: 'text/plain, */*;q=0.5',
};

/**
 * Who we say we are: our own name, a version and where we are reached; never a browser's name.
 * The address stands without its scheme, since some sites drop connections over a `+http` in it.
 */
export function identity(
  settings: Pick<NetworkSettings, 'contact'>,
  version: string,
): Record<string, string> {
  const contact = settings.contact.replace(/^mailto:/i, '').replace(/^https?:\/\//i, '');
  const headers: Record<string, string> = {
    'user-agent': contact === '' ? `${PRODUCT}/${version}` : `${PRODUCT}/${version} (+${contact})`,
    'accept-language': 'fi, sv;q=0.9, en;q=0.8',
    'accept-encoding': 'gzip, deflate, br, zstd',
  };
  if (/^mailto:/i.test(settings.contact)) headers['from'] = contact;
  return headers;
}

export function headersFor(
  purpose: Purpose,
  base: Readonly<Record<string, string>>,
  validators: Validators | undefined,
): Record<string, string> {
  const headers: Record<string, string> = { ...base, accept: ACCEPT[purpose] };
  if (validators?.etag !== undefined) headers['if-none-match'] = validators.etag;
  if (validators?.lastModified !== undefined) headers['if-modified-since'] = validators.lastModified;
  return headers;
}
