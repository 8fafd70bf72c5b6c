/** A thread that does what the address of a page says: come to no end, or die. */
import { answerPages } from '../../../src/adapters/thread/answer.ts';
import { failed } from '../../../src/domain/result.ts';

answerPages(() => ({
  read: async (page) => {
    if (page.url.endsWith('/endless')) for (;;) JSON.parse('[]');
    if (page.url.endsWith('/deadly')) process.exit(3);
    return failed({ reason: 'not-understood', message: `${page.url} there`, retry: 'later' });
  },
  expect: () => undefined,
  close: async () => undefined,
}));
