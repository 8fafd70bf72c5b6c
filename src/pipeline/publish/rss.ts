import type { Digest, DigestItem } from '../../domain/digest.ts';
import type { Edition, Format } from './contract.ts';
import { rssDate } from './dates.ts';
import { addressOf, entryHtml, mailOf, topicsOf } from './feed-entry.ts';
import { once } from './once.ts';
import { escaped, webAddress } from './text.ts';
import { headlineOf, outletOf } from './wording.ts';

/** RSS 2.0 (RSS Advisory Board, 2.0.11) with an Atom link to itself and Dublin Core for the outlet. */
export const rss: Format = {
  file: 'feed.xml',
  render(edition) {
    const item = itemOf(edition.digest);
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">',
      '<channel>',
      ...channel(edition),
      ...edition.items.map(item),
      '</channel>',
      '</rss>',
      '',
    ].join('\n');
  },
};

function channel(edition: Edition): readonly string[] {
  const { title, description, language, updatedAt, digest } = edition;
  const mail = mailOf(edition);
  const lines = [
    `  <title>${escaped(title)}</title>`,
    `  <link>${escaped(addressOf(edition, 'index.html'))}</link>`,
    `  <description>${escaped(description)}</description>`,
  ];
  // The self link has to be absolute to mean anything.
  if (digest.baseUrl !== undefined)
    lines.push(
      `  <atom:link href="${escaped(addressOf(edition, 'feed.xml'))}" rel="self" type="application/rss+xml"/>`,
    );
  if (language !== undefined) lines.push(`  <language>${language}</language>`);
  if (mail !== undefined)
    lines.push(`  <managingEditor>${escaped(`${mail} (${digest.title})`)}</managingEditor>`);
  if (updatedAt !== undefined)
    lines.push(
      `  <lastBuildDate>${rssDate({ at: updatedAt, precision: 'time', from: 'feed' })}</lastBuildDate>`,
    );
  return lines;
}

const itemOf = once((digest: Digest) => once((item: DigestItem) => itemLines(item, digest).join('\n')));

function itemLines(item: DigestItem, digest: Digest): readonly string[] {
  const address = webAddress(item.url);
  return [
    '  <item>',
    `    <title>${escaped(headlineOf(item))}</title>`,
    ...(address === undefined ? [] : [`    <link>${escaped(address)}</link>`]),
    `    <guid isPermaLink="false">${escaped(item.guid)}</guid>`,
    ...(item.publishedAt === undefined ? [] : [`    <pubDate>${rssDate(item.publishedAt)}</pubDate>`]),
    `    <dc:creator>${escaped(outletOf(item))}</dc:creator>`,
    ...topicsOf(item, digest).map(({ name }) => `    <category>${escaped(name)}</category>`),
    // A description is HTML inside XML: escaped once as each.
    `    <description>${escaped(entryHtml(item))}</description>`,
    '  </item>',
  ];
}
