import { describe, expect, it, vi } from 'vitest';
import { Pool } from '../../../src/adapters/crawlee/pool.ts';

const loaded = vi.hoisted(() => ({ times: 0 }));
vi.mock('@crawlee/core', async (original) => {
  loaded.times += 1;
  return original();
});

const CONCURRENCY = 3;
const WORTH_CRAWLEE = 5;

/** So many pieces of work; each ends when it is told to. */
function pieces(count: number) {
  const ends: (() => void)[] = [];
  let begun = 0;
  let done = 0;
  let most = 0;
  const work = async (): Promise<void> => {
    begun += 1;
    most = Math.max(most, begun - done);
    await new Promise<void>((resolve) => ends.push(resolve));
    done += 1;
  };
  const pool = new Pool({
    concurrency: CONCURRENCY,
    worthCrawlee: WORTH_CRAWLEE,
    isReady: () => begun < count,
    isFinished: () => done === count,
    work,
  });
  return {
    pool,
    begun: () => begun,
    done: () => done,
    most: () => most,
    endFirst: () => ends.shift()?.(),
  };
}

/** Ends one piece after the other, until so many are done. */
async function endingAll(some: ReturnType<typeof pieces>, count: number): Promise<void> {
  while (some.done() < count) {
    some.endFirst();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('the pool', () => {
  it('begins at once what fits at once, and has no need of crawlee for a few pieces', async () => {
    const few = pieces(WORTH_CRAWLEE);

    const running = few.pool.run();
    expect(few.begun()).toBe(CONCURRENCY);
    await endingAll(few, WORTH_CRAWLEE);
    await running;

    expect(few.most()).toBe(CONCURRENCY);
    expect(loaded.times).toBe(0);
  });

  it('begins what comes up while it waits', async () => {
    let isThere = false;
    let isDone = false;
    const pool = new Pool({
      concurrency: CONCURRENCY,
      isReady: () => isThere && !isDone,
      isFinished: () => isDone,
      work: async () => {
        isDone = true;
      },
    });

    const running = pool.run();
    isThere = true;
    pool.wake();
    await running;

    expect(isDone).toBe(true);
  });

  it('does all of more than fits at once, never more than that at a time, and leaves nothing that it began', async () => {
    const many = pieces(20);

    const running = many.pool.run();
    await endingAll(many, WORTH_CRAWLEE);
    // Two that were begun before crawlee's pool was there are still under way.
    await vi.waitFor(() => expect(many.begun()).toBe(WORTH_CRAWLEE + CONCURRENCY));
    await endingAll(many, 20);
    await running;

    expect(many.most()).toBe(CONCURRENCY);
    expect(loaded.times).toBe(1);
  });

  it.each([1, WORTH_CRAWLEE + 5])('rejects when the last of %d pieces does', async (count) => {
    // crawlee says it too.
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    let begun = 0;
    const pool = new Pool({
      concurrency: CONCURRENCY,
      worthCrawlee: WORTH_CRAWLEE,
      isReady: () => begun < count,
      isFinished: () => false,
      work: async () => {
        begun += 1;
        if (begun === count) throw new Error('the disk is full');
      },
    });

    await expect(pool.run()).rejects.toThrow('the disk is full');
    said.mockRestore();
  });

  it('ends without waiting when it is broken off', async () => {
    const three = pieces(3);

    const running = three.pool.run();
    await three.pool.abort();

    await running;

    expect(three.done()).toBe(0);
  });
});
