import { describe, expect, it } from 'vitest';
import { Pace } from '../../../src/adapters/crawlee/pace.ts';
import { FakeTimer } from './fakes.ts';

const BUSY = Number.POSITIVE_INFINITY;

function paceOf(settings: { gapMs: number; perHost: number }) {
  const timer = new FakeTimer();
  return { timer, pace: new Pace(settings, timer) };
}

describe('the pace of a host', () => {
  it('lets nobody in while one is in flight, then counts the gap from start to start', () => {
    const { pace, timer } = paceOf({ gapMs: 2_000, perHost: 1 });

    const turn = pace.start('lehti.example');
    turn.sent();
    timer.pass(500);
    expect(pace.waitFor('lehti.example')).toBe(BUSY);
    turn.end();
    expect(pace.waitFor('lehti.example')).toBe(1_500);
    timer.pass(1_500);

    expect(pace.waitFor('lehti.example')).toBe(0);
  });

  it('counts no gap for a turn in which nothing was sent', () => {
    const { pace } = paceOf({ gapMs: 2_000, perHost: 1 });

    pace.start('lehti.example').end();

    expect(pace.waitFor('lehti.example')).toBe(0);
  });

  it('is nobody else’s, not even with www or another port', () => {
    const { pace } = paceOf({ gapMs: 2_000, perHost: 1 });

    pace.start('lehti.example').sent();

    expect(['www.lehti.example', 'lehti.example:8080'].map((host) => pace.waitFor(host))).toEqual([0, 0]);
  });

  it.each([
    [5_000, 5_000],
    [500, 2_000],
  ])('with a wish for %i ms has a gap of %i ms, from the turn in which the wish was read', (wish, gap) => {
    const { pace } = paceOf({ gapMs: 2_000, perHost: 1 });

    const turn = pace.start('lehti.example');
    turn.sent();
    pace.slow('lehti.example', wish);
    turn.end();

    expect(pace.waitFor('lehti.example')).toBe(gap);
  });

  it('lets several in where that is allowed, each after its gap', () => {
    const { pace, timer } = paceOf({ gapMs: 100, perHost: 2 });

    pace.start('lehti.example').sent();
    expect(pace.waitFor('lehti.example')).toBe(100);
    timer.pass(100);
    pace.start('lehti.example').sent();
    timer.pass(100);

    expect(pace.waitFor('lehti.example')).toBe(BUSY);
  });
});
