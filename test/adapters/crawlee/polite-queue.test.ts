import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Pace, type Turn } from '../../../src/adapters/crawlee/pace.ts';
import { PoliteQueue } from '../../../src/adapters/crawlee/polite-queue.ts';
import { FakeTimer } from './fakes.ts';

function queueOf(settings = { gapMs: 1_000, perHost: 1 }) {
  const timer = new FakeTimer();
  const pace = new Pace(settings, timer);
  let calls = 0;
  const queue = new PoliteQueue<string>(pace, timer, () => {
    calls += 1;
  });
  return { timer, pace, queue, calls: () => calls };
}

/** Everything that may be asked now, each answered at once. */
function takeAll(queue: PoliteQueue<string>): string[] {
  const items: string[] = [];
  for (let taken = queue.take(); taken; taken = queue.take()) {
    items.push(taken.item);
    taken.turn.sent();
    taken.turn.end();
  }
  return items;
}

describe('the polite queue', () => {
  it('gives hosts their turns and keeps the order within a host', () => {
    const { queue, timer } = queueOf();
    for (const item of ['a1', 'a2', 'a3', 'b1', 'b2', 'c1']) queue.add(item.slice(0, 1), item);

    const rounds = [takeAll(queue), timer.pass(1_000), takeAll(queue), timer.pass(1_000), takeAll(queue)];

    expect(rounds.filter((round) => round !== undefined)).toEqual([['a1', 'b1', 'c1'], ['a2', 'b2'], ['a3']]);
  });

  it('gives what has to ask once more before the others of its host', () => {
    const { queue } = queueOf({ gapMs: 0, perHost: 1 });
    queue.add('a', 'second');
    queue.addFirst('a', 'first');

    expect(takeAll(queue)).toEqual(['first', 'second']);
  });

  it('calls when a gap is over, and only then', () => {
    const { queue, timer, calls } = queueOf();
    queue.add('a', 'a1');
    queue.add('a', 'a2');
    takeAll(queue);
    expect(queue.hasReady()).toBe(false);
    const before = calls();

    timer.pass(999);
    expect(calls()).toBe(before);
    timer.pass(1);

    expect(calls()).toBe(before + 1);
    expect(queue.hasReady()).toBe(true);
  });

  it('calls when somebody else leaves the host', () => {
    const { queue, pace, calls } = queueOf({ gapMs: 0, perHost: 1 });
    const other = pace.start('a');
    queue.add('a', 'a1');
    expect(queue.hasReady()).toBe(false);
    const before = calls();

    other.end();

    expect(calls()).toBeGreaterThan(before);
    expect(queue.take()?.item).toBe('a1');
  });

  it('says how long an item waited', () => {
    const { queue, timer } = queueOf();
    queue.add('a', 'a1');
    timer.pass(1_234);

    expect(queue.take()?.waitedMs).toBe(1_234);
  });

  it('counts a long line of one host as a small crowd', () => {
    const { queue } = queueOf();
    for (let number = 0; number < 500; number += 1) queue.add('slow', String(number));
    queue.add('other', 'x');

    expect([queue.size, queue.crowd]).toEqual([501, 5]);
    queue.drain();
    expect([queue.size, queue.crowd]).toEqual([0, 0]);
  });

  it('never has more in flight at a host than allowed, and loses nothing, whatever happens', () => {
    const steps = fc.array(fc.tuple(fc.constantFrom('add', 'take', 'end', 'pass'), fc.nat(3)), {
      maxLength: 200,
    });
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 3 }), (actions, perHost) => {
        const { queue, timer } = queueOf({ gapMs: 10, perHost });
        const inFlight: { host: string; turn: Turn }[] = [];
        let added = 0;
        let taken = 0;
        for (const [action, number] of actions) {
          if (action === 'add') queue.add(String(number), `${number}:${(added++).toString()}`);
          if (action === 'pass') timer.pass(number * 5);
          if (action === 'end') inFlight.shift()?.turn.end();
          const next = action === 'take' ? queue.take() : undefined;
          if (next) {
            taken += 1;
            next.turn.sent();
            inFlight.push({ host: next.item.slice(0, 1), turn: next.turn });
          }
          for (const { host } of inFlight) {
            expect(inFlight.filter((each) => each.host === host).length).toBeLessThanOrEqual(perHost);
          }
          expect(queue.size).toBe(added - taken);
          expect(queue.crowd).toBeLessThanOrEqual(queue.size);
        }
      }),
    );
  });
});
