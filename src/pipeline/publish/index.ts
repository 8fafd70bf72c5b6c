/**
 * Publish: the approved stories as files that anybody may read.
 *
 * The whole digest, every topic and every language each get the same files: feeds for readers, a page for
 * people, and the house-style list for the web page that staff keep. An edition without stories is there
 * all the same, so that a subscription never breaks.
 *
 * What goes out is the headline, the link, the outlet, the date, and our summary or at most 200 characters
 * of the publisher's own description: never the text of the article. Links lead to http and https only.
 * A date that the publisher did not give is left out, never made up. The identifier of a story never
 * changes. The same stories give the same bytes: nothing here knows what time it is.
 */
import type { Digest, PublishedFile } from '../../domain/digest.ts';
import { atom } from './atom.ts';
import type { Format } from './contract.ts';
import { editionsOf } from './editions.ts';
import { digestPage } from './html.ts';
import { jsonFeed } from './json-feed.ts';
import { listHtml } from './list-html.ts';
import { listMarkdown } from './list-markdown.ts';
import { listText } from './list-text.ts';
import { rss } from './rss.ts';

/** A new format is one more line here. */
const FORMATS: readonly Format[] = [rss, atom, jsonFeed, digestPage, listHtml, listMarkdown, listText];

export function publish(digest: Digest): readonly PublishedFile[] {
  return editionsOf(digest).flatMap((edition) =>
    FORMATS.map((format) => ({ path: edition.folder + format.file, content: format.render(edition) })),
  );
}
