import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Article } from '../../src/domain/article.ts';
import type { Instant } from '../../src/domain/time.ts';
import { compileFilter } from '../../src/pipeline/filter/index.ts';
import { judge } from '../../src/pipeline/judge.ts';
import type { Archive } from '../../src/ports.ts';
import { emptyArchive } from '../fakes/empty-archive.ts';
import { FEW_TOPICS } from '../fakes/plan.ts';
import { article, dated, days, NOW, read } from '../ports/store/samples.ts';

let store: Archive;
beforeEach(() => {
  store = emptyArchive().store;
});
afterEach(() => store.close());

const filter = compileFilter(FEW_TOPICS);
const TEXT = Array.from({ length: 60 }, (_, index) => `Akkutehdas rakentaa osaa ${index} Kotkaan.`).join(' ');

async function take(of: Article, at: Instant): Promise<number | undefined> {
  const publish = { freshDays: 30, storyDays: 14 };
  const { mention } = await judge(of, { filter, store, now: at, publish });
  const { storyId } = await read(store, of, { at, mention });
  return storyId;
}

const plant = (url: string, more: Partial<Article> = {}) =>
  article(url, { title: 'Akkutehdas nousee Kotkaan', text: TEXT, language: 'fi', ...more });

it.each<[string, Partial<Article>]>([
  ['with its old date', { publishedAt: dated(days(-300)) }],
  ['without a date', {}],
])('an old article that turns up under a new address %s is no news', async (_, more) => {
  const then = await take(plant('https://one.example/old', { publishedAt: dated(days(-300)) }), days(-300));
  const before = await store.publishable({ mode: 'auto', limit: 9 });

  const { publishedAt: __, ...undated } = plant('https://one.example/new-address');
  expect(await take({ ...undated, ...more }, NOW)).toBe(then);

  const after = await store.publishable({ mode: 'auto', limit: 9 });
  expect(after.map(({ guid, updatedAt }) => [guid, updatedAt])).toEqual(
    before.map(({ guid, updatedAt }) => [guid, updatedAt]),
  );
  // Nor is the story open again: what comes now is another one.
  const anew = plant('https://two.example/now', { outlet: 'Two', publishedAt: dated(NOW) });
  expect(await take(anew, NOW)).not.toBe(then);
});
