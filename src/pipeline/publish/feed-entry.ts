import type { Digest, DigestItem } from '../../domain/digest.ts';
import type { Edition } from './contract.ts';
import { once } from './once.ts';
import { escaped, webAddress } from './text.ts';
import { outletOf, paragraphOf } from './wording.ts';

/** What a feed reader shows under the headline, as HTML: our summary and where else the story stands. */
export const entryHtml = once((item: DigestItem): string => {
  const paragraphs = [paragraphOf(item)].filter((text) => text !== '').map(escaped);
  if (item.paywalled === true) paragraphs.push('For subscribers.');
  const others = item.alsoIn.map(({ url, outlet, title }) => {
    const address = webAddress(url);
    const name = escaped(outletOf({ url, outlet, title }));
    return address === undefined ? name : `<a href="${escaped(address)}">${name}</a>`;
  });
  if (others.length > 0) paragraphs.push(`Also in: ${others.join(', ')}`);
  // Some readers show nothing at all for an item without content.
  if (paragraphs.length === 0) paragraphs.push(escaped(outletOf(item)));
  return paragraphs.map((text) => `<p>${text}</p>`).join('');
});

/** Topic names in the digest's order; an id that has no name any more is left out. */
export function topicsOf(item: DigestItem, digest: Digest) {
  return digest.topics.filter((topic) => item.topics.includes(topic.id));
}

/** The public address of a file of this edition; relative to its folder where the digest has no public address. */
export function addressOf(edition: Edition, file: string): string {
  const { baseUrl } = edition.digest;
  return baseUrl === undefined ? file || './' : new URL(encodeURI(edition.folder) + file, baseUrl).href;
}

/** The mail address of whoever answers for the digest. */
export function mailOf(edition: Edition): string | undefined {
  const { contact } = edition.digest;
  return contact?.startsWith('mailto:') ? contact.slice('mailto:'.length) : undefined;
}
