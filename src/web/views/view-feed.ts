import type { Digest, DigestItem } from '../../domain/digest.ts';
import { standsAt } from '../../domain/list-order.ts';
import { atom } from '../../pipeline/publish/atom.ts';
import type { Format } from '../../pipeline/publish/contract.ts';
import { listCsv } from '../../pipeline/publish/csv.ts';
import { jsonFeed } from '../../pipeline/publish/json-feed.ts';
import { rss } from '../../pipeline/publish/rss.ts';
import type { InboxItem } from '../../ports.ts';

export interface Rendered {
  readonly type: string;
  readonly content: string;
}

const FORMATS: Readonly<Record<string, { readonly type: string; readonly format: Format }>> = {
  'feed.xml': { type: 'application/rss+xml; charset=utf-8', format: rss },
  'atom.xml': { type: 'application/atom+xml; charset=utf-8', format: atom },
  'feed.json': { type: 'application/feed+json; charset=utf-8', format: jsonFeed },
};

export const VIEW_FILES: readonly string[] = [...Object.keys(FORMATS), 'list.csv'];

export interface View {
  readonly title: string;
  readonly items: readonly InboxItem[];
  readonly topicNames: ReadonlyMap<string, string>;
}

/** A view of the archive as one of the files of `VIEW_FILES`; undefined for any other name. */
export function renderedView(file: string, { title, items, topicNames }: View): Rendered | undefined {
  const stories = items.map(digestItemOf);
  if (file === 'list.csv') return { type: 'text/csv; charset=utf-8', content: listCsv(stories) };
  const found = FORMATS[file];
  if (found === undefined) return undefined;
  const topics = [...topicNames].map(([id, name]) => ({ id, name }));
  const description = 'A view of the archive, for its owner.';
  const digest: Digest = { title, description, items: stories, topics, themes: [] };
  const updatedAt = stories
    .map((item) => item.updatedAt)
    .sort()
    .at(-1);
  const edition = { folder: '', title, description, items: stories, digest, ...(updatedAt && { updatedAt }) };
  return { type: found.type, content: found.format.render(edition) };
}

/** A story as staff see it in the shape in which stories are published. */
function digestItemOf(item: InboxItem): DigestItem {
  const { guid, storyId, headline, headlineFrom, url, outlet, topics, paywalled, alsoIn, updatedAt } = item;
  const { publishedAt, language, theme, lead } = item;
  return {
    ...{ guid, storyId, headline, headlineFrom, url, outlet, topics, paywalled, alsoIn, updatedAt },
    standsAt: standsAt(publishedAt?.at, item.firstSeenAt),
    releasedAt: item.firstSeenAt,
    ...(publishedAt && { publishedAt }),
    ...(language !== undefined && { language }),
    ...(theme !== undefined && { theme }),
    ...(lead !== undefined && { summary: lead, summaryFrom: 'publisher' as const }),
  };
}
