/**
 * Where the second thread begins: pages are read there, while the first fetches, stores and serves.
 * Like `main.ts` nothing imports it.
 */
import { answerPages } from './adapters/thread/answer.ts';
import { compileFilter } from './pipeline/filter/index.ts';
import { pageReader } from './pipeline/read-page.ts';

answerPages(({ profiles, topics }) => {
  const filter = compileFilter(topics);
  return pageReader({ profiles, filter: async () => filter });
});
