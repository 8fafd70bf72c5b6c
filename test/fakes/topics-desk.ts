import { failed, ok } from '../../src/domain/result.ts';
import type { TopicsDesk } from '../../src/web/topics/topics-desk.ts';

/** Topics that find nothing, and no page anywhere. */
export function fakeTopics(more: Partial<TopicsDesk> = {}): TopicsDesk {
  return {
    written: async () => 'version: 1\n',
    remarks: () => [],
    groups: () => ['core'],
    judge: () => ok({ verdict: 'reject', score: 0, topics: [], lexicon: 'none' }),
    read: async (url) => failed(`${url} was not asked`),
    reach: async () => failed('there is no archive'),
    takeIn: async () => false,
    ...more,
  };
}
