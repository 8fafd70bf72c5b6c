import { describe, expect, it } from 'vitest';
import { RequestQueue } from '../../src/pipeline/request-queue.ts';

async function collect(queue: RequestQueue<string>): Promise<readonly string[]> {
  const all: string[] = [];
  for await (const request of queue) all.push(request);
  return all;
}

describe('the queue of requests', () => {
  it('hands out what came before and what comes while somebody waits, and ends when closed', async () => {
    const queue = new RequestQueue<string>();
    queue.push('a');
    const all = collect(queue);
    await Promise.resolve();

    queue.push('b');
    await Promise.resolve();
    queue.close();

    expect(await all).toEqual(['a', 'b']);
  });

  it('takes nothing after it was closed', () => {
    const queue = new RequestQueue<string>();
    queue.close();

    expect(() => queue.push('late')).toThrow('closed already');
  });
});
