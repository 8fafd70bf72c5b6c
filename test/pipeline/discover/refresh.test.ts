import { describe, expect, it } from 'vitest';
import { refreshMinutes } from '../../../src/pipeline/discover/refresh.ts';

const sy = (period: string, frequency?: number) =>
  `<sy:updatePeriod>\n\t${period}\t</sy:updatePeriod>${frequency === undefined ? '' : `<sy:updateFrequency> ${frequency} </sy:updateFrequency>`}`;
const feed = (head: string, item = '') =>
  `<rss><channel><title>A</title>${head}<item>${item}</item></channel></rss>`;

describe('how long a feed says that it holds', () => {
  it.each([
    ['a ttl', feed('<ttl>60</ttl>'), 60],
    ['an hour', feed(sy('hourly')), 60],
    ['four times a day', feed(sy('Daily', 4)), 360],
    ['the longer of two', feed(`<ttl>30</ttl>${sy('hourly', 1)}`), 60],
    ['nothing', feed(''), undefined],
    ['no length of time', feed('<ttl>soon</ttl>'), undefined],
    ['a ttl of nothing', feed('<ttl>0</ttl>'), undefined],
    ['no times at all', feed(sy('hourly', 0)), 60],
    ['a ttl that an item speaks of', feed('', '<ttl>60</ttl>'), undefined],
  ])('%s', (_what, text, minutes) => {
    expect(refreshMinutes(text)).toBe(minutes);
  });
});
