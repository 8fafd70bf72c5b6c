/**
 * What a source announces.
 *
 * 1. A source document is a feed, a listing or a sitemap, as sources.yaml says. One that is something else, such as
 *    a login page where a feed was, says what it is, and nothing of it is taken.
 * 2. An announcement needs an address of http or https. Items without one are dropped and counted by reason.
 * 3. Titles and summaries become plain text; a summary ends after 2,000 characters. A title is never guessed.
 * 4. A date is taken as written, in Finnish time where no zone is given; one that lies in the future is no date.
 * 5. A cut-off or ill-formed feed keeps the items that can be read.
 * 6. At most 2,000 items of one document are taken, and a listing or sitemap goes on to further pages up to the
 *    source's `maxPages`.
 */
import type { Discovery } from '../../domain/candidate.ts';
import type { Page } from '../../domain/page.ts';
import { textOf } from '../../domain/page-text.ts';
import { type Failure, failed, type Result } from '../../domain/result.ts';
import { notUnderstood, type SourceRules } from './contract.ts';
import { readFeed } from './feed.ts';
import { isGzip, unzipped } from './gzip.ts';
import { readListing } from './listing.ts';
import { readSitemap } from './sitemap.ts';

/** One line for each kind of source. */
const READERS = { feed: readFeed, listing: readListing, sitemap: readSitemap } as const;

/** `page.fetchedAt` bounds the dates. Never rejects because of what a page holds. */
export async function discover(page: Page, source: SourceRules): Promise<Result<Discovery, Failure>> {
  const body = isGzip(page.body) ? await unzipped(page.body) : page.body;
  if (body === undefined) return failed(notUnderstood(`${page.url} is a gzip file that cannot be unpacked.`));
  const text = textOf({ body, headers: page.headers });
  if (text.trim() === '') return failed(notUnderstood(`${page.url} answered with an empty page.`));
  return await READERS[source.kind]({ page, text, rules: source });
}
