import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOrder } from '../../src/pipeline/in-order.ts';

async function* from<Input>(inputs: readonly Input[]): AsyncGenerator<Input> {
  for (const input of inputs) yield input;
}

/** Done after so many turns of the queue. */
async function after(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await Promise.resolve();
}

async function collected<Output>(outputs: AsyncIterable<Output>): Promise<Output[]> {
  const all: Output[] = [];
  for await (const output of outputs) all.push(output);
  return all;
}

describe('work in order', () => {
  it('gives every result in the order of the inputs, never working on more than the limit', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(20)), fc.integer({ min: 1, max: 6 }), async (turns, limit) => {
        let open = 0;
        let most = 0;
        const work = async (count: number) => {
          open += 1;
          most = Math.max(most, open);
          await after(count);
          open -= 1;
          return count;
        };

        expect(await collected(inOrder(from(turns), work, limit))).toEqual(turns);
        expect(most).toBeLessThanOrEqual(limit);
      }),
    );
  });

  it('gives a result although the next input has not come', async () => {
    const { promise: second, resolve: come } = Promise.withResolvers<number>();
    async function* slow() {
      yield 1;
      yield await second;
    }
    const outputs = inOrder(slow(), async (input) => input * 10, 4);

    expect(await outputs.next()).toEqual({ done: false, value: 10 });
    come(2);
    expect(await collected(outputs)).toEqual([20]);
  });

  it('throws what the inputs or the work throw, and lets go of the inputs', async () => {
    let isOpen = true;
    async function* inputs() {
      try {
        yield 1;
        yield 2;
      } finally {
        isOpen = false;
      }
    }
    const outputs = inOrder(inputs(), () => Promise.reject(new Error('broken')), 2);

    await expect(collected(outputs)).rejects.toThrow('broken');
    expect(isOpen).toBe(false);
  });
});
