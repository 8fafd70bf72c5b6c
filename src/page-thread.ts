/**
 * Where the second thread begins: pages are read there, while the first fetches, stores and serves.
 * Like `main.ts` nothing imports it.
 */
import { enableCompileCache } from 'node:module';

// A thread does not take this over from the one that starts it; what that one has compiled need not be compiled anew.
enableCompileCache();

const [{ answerPages }, { compileFilter }, { pageReader }] = await Promise.all([
  import('./adapters/thread/answer.ts'),
  import('./pipeline/filter/index.ts'),
  import('./pipeline/read-page.ts'),
]);

answerPages(({ profiles, topics }) => {
  const filter = compileFilter(topics);
  return pageReader({ profiles, filter: async () => filter });
});
