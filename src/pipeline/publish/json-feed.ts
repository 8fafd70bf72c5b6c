import type { Digest, DigestItem } from '../../domain/digest.ts';
import type { Format } from './contract.ts';
import { feedDate } from './dates.ts';
import { addressOf, entryHtml, topicsOf } from './feed-entry.ts';
import { once } from './once.ts';
import { plain, webAddress } from './text.ts';
import { headlineOf, languageNoteOf, languageTag, outletOf, summaryOf } from './wording.ts';

/** JSON Feed 1.1 (jsonfeed.org), with what the format has no place for under `_mediawatch`. */
export const jsonFeed: Format = {
  file: 'feed.json',
  render(edition) {
    const { digest, language } = edition;
    const { contact, baseUrl } = digest;
    const feed = {
      version: 'https://jsonfeed.org/version/1.1',
      title: plain(edition.title),
      home_page_url: addressOf(edition, 'index.html'),
      ...(baseUrl !== undefined && { feed_url: addressOf(edition, 'feed.json') }),
      description: plain(edition.description),
      authors: [{ name: plain(digest.title), ...(contact !== undefined && { url: contact }) }],
      ...(language !== undefined && { language }),
      items: [],
    };
    const items = edition.items.map(writtenItem(digest));
    // The list of items is the last property.
    const head = JSON.stringify(feed, null, 2).slice(0, -EMPTY_END.length);
    return items.length === 0 ? `${head}${EMPTY_END}\n` : `${head}[\n${items.join(',\n')}\n  ]\n}\n`;
  },
};

const EMPTY_END = '[]\n}';

/** As it stands in the list: JSON of two spaces a level, and this is the third. */
const writtenItem = once((digest: Digest) =>
  once((item: DigestItem) => JSON.stringify(itemOf(item, digest), null, 2).replace(/^/gm, '    ')),
);

function itemOf(item: DigestItem, digest: Digest): object {
  const url = webAddress(item.url);
  const image = item.image && webAddress(item.image.url);
  const language = languageTag(item.language);
  const summary = summaryOf(item);
  return {
    id: item.guid,
    ...(url !== undefined && { url }),
    title: headlineOf(item),
    content_html: entryHtml(item),
    ...(summary !== '' && { summary }),
    ...(image !== undefined && { image }),
    ...(item.publishedAt !== undefined && { date_published: feedDate(item.publishedAt) }),
    date_modified: item.updatedAt,
    authors: [{ name: outletOf(item) }],
    tags: topicsOf(item, digest).map(({ name }) => plain(name)),
    ...(language !== undefined && { language }),
    _mediawatch: extension(item),
  };
}

function extension(item: DigestItem): object {
  const note = languageNoteOf(item);
  return {
    about: 'Fields of mediawatch: outlet as printed, topic ids, theme, and where else the story stands.',
    outlet: outletOf(item),
    topics: item.topics,
    ...(item.theme !== undefined && { theme: plain(item.theme) }),
    ...(note !== '' && { language_note: note }),
    paywalled: item.paywalled,
    also_in: item.alsoIn.map((other) => {
      const url = webAddress(other.url);
      const language = languageTag(other.language);
      return {
        outlet: outletOf(other),
        ...(url !== undefined && { url }),
        title: plain(other.title),
        ...(language !== undefined && { language }),
      };
    }),
  };
}
