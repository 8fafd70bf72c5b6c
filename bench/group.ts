import { existsSync, readFileSync } from 'node:fs';
import type { Article } from '../src/domain/article.ts';
import { parseInstant } from '../src/domain/time.ts';
import { createStoryIndex } from '../src/pipeline/group/index.ts';

/**
 * Near-duplicates and rewritten pages of the shared corpora: which pairs that belong together end in one
 * story, and which that do not. Skipped with a message where the corpora are not at hand.
 */
const FOLDER = new URL('../../shared/corpora/dedup/', import.meta.url);

export async function bench(): Promise<void> {
  if (!existsSync(FOLDER)) {
    console.log('group: skipped, the folder shared/corpora/dedup is not beside the project');
    return;
  }
  plantedCopies();
  rewrittenPage();
}

function plantedCopies(): void {
  const { stories, perArticleMs } = placed('mccormick-1000');
  const wanted = rows('mccormick-1000.pairs.tsv').map(([one = '', other = '']) => [one, other] as const);
  const found = wanted.filter(([one, other]) => stories.get(one) === stories.get(other)).length;
  const joined = pairsWithin(stories);
  console.log(
    `group: mccormick-1000  ${found} of ${wanted.length} planted pairs, ${joined - found} false; ${perArticleMs} ms an article`,
  );
}

function rewrittenPage(): void {
  const { stories, perArticleMs } = placed('yle-2024');
  const counts = { same: [0, 0], different: [0, 0] };
  for (const [one = '', other = '', kind] of rows('yle-2024.pairs.tsv')) {
    const count = kind === 'same' ? counts.same : counts.different;
    count[1] = (count[1] ?? 0) + 1;
    if (stories.get(one) === stories.get(other)) count[0] = (count[0] ?? 0) + 1;
  }
  console.log(
    `group: yle-2024        same article ${counts.same.join(' of ')} joined, different ${counts.different.join(' of ')} joined; ${perArticleMs} ms an article`,
  );
}

function placed(name: string): {
  readonly stories: ReadonlyMap<string, string>;
  readonly perArticleMs: string;
} {
  const index = createStoryIndex();
  const stories = new Map<string, string>();
  const lines = readFileSync(new URL(`${name}.jsonl`, FOLDER), 'utf8')
    .trim()
    .split('\n')
    .map(articleOf);
  const began = performance.now();
  for (const { id, article } of lines) index.add(id, article);
  for (const { id } of lines) stories.set(id, index.storyOf(id) ?? id);
  return { stories, perArticleMs: ((performance.now() - began) / lines.length).toFixed(2) };
}

function articleOf(line: string): { readonly id: string; readonly article: Article } {
  const row: Record<string, string | undefined> = JSON.parse(line);
  const { id = '', url = '', title = '', text = '', language, publishedAt } = row;
  const article: Article = {
    identity: url,
    url,
    canonicalUrl: url,
    outlet: 'one',
    title,
    text,
    authors: [],
    paywalled: 'unknown',
    ...(language === undefined ? {} : { language }),
    ...(publishedAt === undefined
      ? {}
      : { publishedAt: { at: parseInstant(publishedAt), precision: 'day', from: 'feed' } }),
  };
  return { id, article };
}

function rows(name: string): readonly (readonly string[])[] {
  return readFileSync(new URL(name, FOLDER), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('\t'));
}

function pairsWithin(stories: ReadonlyMap<string, string>): number {
  const sizes = new Map<string, number>();
  for (const story of stories.values()) sizes.set(story, (sizes.get(story) ?? 0) + 1);
  return [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
}

if (import.meta.main) await bench();
