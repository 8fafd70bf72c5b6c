/** The front for all feeds: refuses what is hostile, finds out what the document is, and hands it to its reader. */
import type { Discovery } from '../../domain/candidate.ts';
import { type Failure, failed, ok, type Result } from '../../domain/result.ts';
import { announce } from './announce.ts';
import { notUnderstood, type SourceDocument } from './contract.ts';
import { readJsonFeed } from './json-feed.ts';
import { hostileXml, whatItIs } from './not-a-feed.ts';
import { refreshMinutes } from './refresh.ts';
import { readPlainRss } from './rss-parser-front.ts';
import { readXmlFeed } from './xml-feed.ts';

export async function readFeed(document: SourceDocument): Promise<Result<Discovery, Failure>> {
  const { page, text } = document;
  const hostile = hostileXml(text);
  if (hostile !== undefined) return failed(notUnderstood(`${page.url} ${hostile}`));
  const found = /^\ufeff?\s*\{/.test(text)
    ? readJsonFeed(text)
    : ((await readPlainRss(text)) ?? readXmlFeed(text, page.url));
  if (found === undefined) return failed(notUnderstood(`${page.url} is not a feed: ${whatItIs(text)}`));
  const holds = refreshMinutes(text);
  return ok({ ...announce(found, document), ...(holds !== undefined && { refreshMinutes: holds }) });
}
