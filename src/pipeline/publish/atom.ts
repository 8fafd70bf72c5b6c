import { createHash } from 'node:crypto';
import type { Digest, DigestItem } from '../../domain/digest.ts';
import { instant } from '../../domain/time.ts';
import type { Edition, Format } from './contract.ts';
import { feedDate } from './dates.ts';
import { addressOf, entryHtml, mailOf, topicsOf } from './feed-entry.ts';
import { once } from './once.ts';
import { escaped, webAddress } from './text.ts';
import { headlineLanguage, headlineOf, languageTag, outletOf, paragraphOf } from './wording.ts';

/** Atom 1.0 (RFC 4287). */
export const atom: Format = {
  file: 'atom.xml',
  render(edition) {
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
      ...head(edition),
      ...edition.items.map(entryOf(edition.digest)),
      '</feed>',
      '',
    ].join('\n');
  },
};

function head(edition: Edition): readonly string[] {
  const { title, description, digest } = edition;
  const mail = mailOf(edition);
  const lines = [
    `  <id>${escaped(idOf(edition))}</id>`,
    `  <title type="text">${escaped(title)}</title>`,
    `  <subtitle type="text">${escaped(description)}</subtitle>`,
    // An empty feed has to carry a date as well; the beginning of time is true of nothing and always the same.
    `  <updated>${edition.updatedAt ?? instant(0)}</updated>`,
    `  <author><name>${escaped(digest.title)}</name>${mail === undefined ? '' : `<email>${escaped(mail)}</email>`}</author>`,
    `  <link rel="alternate" type="text/html" href="${escaped(addressOf(edition, 'index.html'))}"/>`,
  ];
  if (digest.baseUrl !== undefined)
    lines.push(
      `  <link rel="self" type="application/atom+xml" href="${escaped(addressOf(edition, 'atom.xml'))}"/>`,
    );
  return lines;
}

/** The feed's own address; where it has none, a name made of its title and folder. */
function idOf(edition: Edition): string {
  if (edition.digest.baseUrl !== undefined) return addressOf(edition, 'atom.xml');
  const hash = createHash('sha256').update(`${edition.digest.title}\n${edition.folder}`).digest('hex');
  return `urn:sha256:${hash}`;
}

const entryOf = once((digest: Digest) => once((item: DigestItem) => entry(item, digest).join('\n')));

function entry(item: DigestItem, digest: Digest): readonly string[] {
  const language = headlineLanguage(item);
  const summary = paragraphOf(item);
  const html = entryHtml(item);
  return [
    '  <entry>',
    `    <id>${escaped(item.guid)}</id>`,
    `    <title type="text"${language === undefined ? '' : ` xml:lang="${language}"`}>${escaped(headlineOf(item))}</title>`,
    ...links(item),
    ...(item.publishedAt === undefined ? [] : [`    <published>${feedDate(item.publishedAt)}</published>`]),
    `    <updated>${item.updatedAt}</updated>`,
    `    <author><name>${escaped(outletOf(item))}</name></author>`,
    ...topicsOf(item, digest).map(
      ({ id, name }) => `    <category term="${escaped(id)}" label="${escaped(name)}"/>`,
    ),
    ...(summary === '' ? [] : [`    <summary type="text">${escaped(summary)}</summary>`]),
    `    <content type="html">${escaped(html)}</content>`,
    '  </entry>',
  ];
}

function links(item: DigestItem): readonly string[] {
  const address = webAddress(item.url);
  const tag = languageTag(item.language);
  const hreflang = tag === undefined ? '' : ` hreflang="${tag}"`;
  const lines =
    address === undefined ? [] : [`    <link rel="alternate" href="${escaped(address)}"${hreflang}/>`];
  for (const other of item.alsoIn) {
    const href = webAddress(other.url);
    if (href === undefined) continue;
    lines.push(`    <link rel="related" href="${escaped(href)}" title="${escaped(outletOf(other))}"/>`);
  }
  return lines;
}
