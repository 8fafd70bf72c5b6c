import { describe, expect, it } from 'vitest';
import { Channel } from '../../../src/adapters/crawlee/channel.ts';

describe('a channel', () => {
  it('lets a writer go on only when the reader has caught up', async () => {
    const channel = new Channel<number>(2);
    let written = 0;
    const writing = (async () => {
      for (let number = 1; number <= 6; number += 1) {
        await channel.push(number);
        written = number;
      }
      channel.close();
    })();

    await Promise.resolve();
    const aheadAtStart = written;
    const seen: [number, number][] = [];
    for await (const number of channel) seen.push([number, written - number]);
    await writing;

    expect(aheadAtStart).toBeLessThan(2);
    expect(seen.map(([number]) => number)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(Math.max(...seen.map(([, ahead]) => ahead))).toBeLessThanOrEqual(2);
  });

  it('gives what is there before it ends with an error', async () => {
    const channel = new Channel<string>(5);
    await channel.push('first');
    channel.close(new Error('broken'));
    const seen: string[] = [];

    const reading = async () => {
      for await (const value of channel) seen.push(value);
    };

    await expect(reading()).rejects.toThrow('broken');
    expect(seen).toEqual(['first']);
  });

  it('lets its writers go when the reader leaves', async () => {
    const channel = new Channel<number>(1);
    const writing = (async () => {
      for (let number = 0; number < 100; number += 1) await channel.push(number);
      return 'done';
    })();

    for await (const _ of channel) break;

    expect(await writing).toBe('done');
  });
});
