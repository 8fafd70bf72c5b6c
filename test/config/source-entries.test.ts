import { describe, expect, it } from 'vitest';
import { readSourceEntries } from '../../src/config/source-entries.ts';

const ENTRY = 'id: one\noutlet: One\nkind: feed\nurl: https://one.example/rss\n';
const ITEM = `- ${ENTRY.trim().replaceAll('\n', '\n  ')}\n`;

describe('entries in a file of their own', () => {
  it.each([
    ['one alone', ENTRY],
    ['a list', ITEM],
    ['a file with sources and anything else', `other: 1\nsources:\n${ITEM}`],
  ])('are read from %s', (_what, text) => {
    const read = readSourceEntries(text, 'draft.yaml');

    expect(read.ok && read.value).toMatchObject([{ id: 'one', everyMinutes: 60, fullText: 'onHint' }]);
  });

  it.each([
    ['one alone', ENTRY.replace('feed', 'rss'), 3],
    ['a list', `# draft\n${ITEM.replace('feed', 'rss')}`, 4],
    ['an entry that contradicts itself', ENTRY.replace('feed', 'listing'), 1],
    ['the second of two of one name', ITEM + ITEM, 5],
  ])('show the line of a mistake in %s', (_what, text, line) => {
    const read = readSourceEntries(text, 'draft.yaml');

    expect(read.ok ? [] : read.problem.map((problem) => problem.line)).toEqual([line]);
  });
});
