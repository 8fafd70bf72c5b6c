import { existsSync, readFileSync } from 'node:fs';
import type { Article } from '../../src/domain/article.ts';
import { parseInstant } from '../../src/domain/time.ts';
import { createStoryIndex } from '../../src/pipeline/group/index.ts';
import { type Figure, share } from '../read/floors.ts';

/** Near-duplicates and rewritten pages: which pairs that belong together end in one story, and which that do not. */
const FOLDER = new URL('../../../shared/corpora/dedup/', import.meta.url);

export function benchCorpora(): readonly Figure[] {
  if (!existsSync(FOLDER)) {
    console.log('group: skipped the copies, the folder shared/corpora/dedup is not beside the project');
    return [];
  }
  return [...plantedCopies(), ...rewrittenPage()];
}

function plantedCopies(): readonly Figure[] {
  const { stories, perArticleMs } = placed('mccormick-1000');
  const wanted = rows('mccormick-1000.pairs.tsv');
  const found = wanted.filter(([one = '', other = '']) => stories.get(one) === stories.get(other)).length;
  return [
    share('mccormick-1000, planted pairs found', { good: found, all: wanted.length }),
    count('mccormick-1000, others joined', pairsWithin(stories) - found),
    time('mccormick-1000, ms an article', perArticleMs),
  ];
}

function rewrittenPage(): readonly Figure[] {
  const { stories, perArticleMs } = placed('yle-2024');
  const pairs = rows('yle-2024.pairs.tsv');
  const joined = pairs.filter(([one = '', other = '']) => stories.get(one) === stories.get(other));
  const same = pairs.filter(([, , kind]) => kind === 'same').length;
  const right = joined.filter(([, , kind]) => kind === 'same').length;
  return [
    share('yle-2024, same article joined', { good: right, all: same }),
    count('yle-2024, different joined', joined.length - right),
    time('yle-2024, ms an article', perArticleMs),
  ];
}

function count(name: string, value: number): Figure {
  return { name, value, better: 'lower' };
}

function time(name: string, value: number): Figure {
  return { name, value, better: 'lower', isLoose: true };
}

function placed(name: string): {
  readonly stories: ReadonlyMap<string, string>;
  readonly perArticleMs: number;
} {
  const index = createStoryIndex();
  const lines = readFileSync(new URL(`${name}.jsonl`, FOLDER), 'utf8')
    .trim()
    .split('\n')
    .map(articleOf);
  const began = performance.now();
  for (const { id, article } of lines) index.add(id, article);
  const perArticleMs = (performance.now() - began) / lines.length;
  return { stories: new Map(lines.map(({ id }) => [id, index.storyOf(id) ?? id])), perArticleMs };
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
