/** How the newsroom's own tests read it: straight over HTTP, without gate, archive or filter. */
import { readSources, type SourcesFile } from '../../src/config/sources.ts';
import type { Announced } from '../../src/domain/candidate.ts';
import type { Page } from '../../src/domain/page.ts';
import type { Source } from '../../src/domain/source.ts';
import { discover } from '../../src/pipeline/discover/index.ts';
import { NEWSROOM_NOW } from './expected.ts';
import type { Newsroom } from './server.ts';
import { newsroomSources } from './sources.ts';

/** Asks once; follows nothing, retries nothing. */
export async function pageAt(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Page> {
  const response = await fetch(url, { headers });
  return {
    url,
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: new Uint8Array(await response.arrayBuffer()),
    fetchedAt: NEWSROOM_NOW,
  };
}

/** Throws with every problem of the newsroom's sources.yaml, if it has any. */
export function configuredSources(newsroom: Newsroom): SourcesFile {
  const read = readSources(newsroomSources(newsroom), 'sources.yaml');
  if (read.ok) return read.value;
  throw new Error(read.problem.map(({ line, message }) => `${line}: ${message}`).join('\n'));
}

/** All that a source announces, over all its documents. */
export async function announcedBy(source: Source): Promise<readonly Announced[]> {
  const items: Announced[] = [];
  const documents = [source.url];
  for (const url of documents) {
    const discovered = await discover(await pageAt(url), source);
    if (!discovered.ok) throw new Error(`${source.id}: ${discovered.problem.message}`);
    items.push(...discovered.value.items);
    documents.push(...discovered.value.more.filter((more) => !documents.includes(more)));
  }
  return items;
}
