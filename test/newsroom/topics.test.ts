import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTopics } from '../../src/config/topics.ts';
import { compileFilter, type FilterInput } from '../../src/pipeline/filter/index.ts';
import { ARTICLES, deskOf, type NewsArticle } from './article.ts';
import { belonging } from './expected.ts';

const FILE = join(import.meta.dirname, '../../topics.yaml');

const topics = readTopics(readFileSync(FILE, 'utf8'), 'topics.yaml');
if (!topics.ok) throw new Error(topics.problem.map(({ line, message }) => `${line}: ${message}`).join('\n'));
const filter = compileFilter(topics.value);

/** What a visitor gets to read: one paper shows its first paragraph only, one keeps robots out. */
function readable({ outlet, path, title, lead, paragraphs }: NewsArticle): FilterInput {
  const isPaid = outlet === 'osterbottens-dagblad';
  const shown = path.startsWith('/private/') ? [] : paragraphs.slice(0, isPaid ? 1 : undefined);
  return { title, lead, text: shown.join('\n\n'), language: deskOf(outlet).language };
}

/** Withdrawn by its editor, and out of date: both are on the subject. */
const OTHER_REASONS = ['withdrawn-gigafactory', 'lithium-plan-2013'];

const JUDGED = ARTICLES.filter(({ id }) => !OTHER_REASONS.includes(id)).map((article) => ({
  article,
  id: article.id,
  verdict: ({ digest: 'accept', review: 'review', no: 'reject' } as const)[belonging(article.id)],
}));

describe('topics.yaml on the invented press', () => {
  it.each(JUDGED)('says $verdict to $id', ({ article, verdict }) => {
    expect(filter.match(readable(article)).verdict).toBe(verdict);
  });
});
