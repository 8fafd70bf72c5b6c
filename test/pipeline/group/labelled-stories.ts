import { existsSync, readFileSync } from 'node:fs';
import type { Article } from '../../../src/domain/article.ts';
import { parseInstant } from '../../../src/domain/time.ts';
import { urlKey } from '../../../src/domain/url.ts';
import type { Labelled } from './story-scores.ts';

export interface LabelledArticle extends Labelled {
  /** How it came to be: `original`, `copy`, `cut`, `translated`, … */
  readonly kind: string;
  readonly article: Article;
}

const FOLDER = new URL('../../stories/', import.meta.url);

/** The invented press of test/stories: `press-a` to develop on, `press-b` to measure with. */
export function labelledStories(name: string): readonly LabelledArticle[] {
  const file = new URL(`${name}.jsonl`, FOLDER);
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(labelledArticle);
}

function labelledArticle(line: string): LabelledArticle {
  const row: Record<string, string | undefined> = JSON.parse(line);
  const { id = '', story = '', kind = '', language = '', url = '', lead, publishedAt } = row;
  const article: Article = {
    identity: urlKey(url),
    url,
    canonicalUrl: url,
    outlet: row['outlet'] ?? '',
    title: row['title'] ?? '',
    text: row['text'] ?? '',
    language,
    authors: [],
    paywalled: false,
    ...(lead && { lead }),
    ...(publishedAt && {
      publishedAt: { at: parseInstant(publishedAt), precision: 'time', from: 'json-ld' },
    }),
  };
  return { id, story, kind, language, article };
}
