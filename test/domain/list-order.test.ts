import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byRank, type Ranked, ranksAfterMove, ranksInOrder, standsAt } from '../../src/domain/list-order.ts';
import { parseInstant } from '../../src/domain/time.ts';

/** A list in its order, with ranks that are often the same. */
const lists = fc
  .array(fc.integer({ min: 0, max: 6 }), { minLength: 2, maxLength: 12 })
  .map((ranks) => inOrder(ranks.map((rank, id) => ({ id, rank }))));

function inOrder(list: readonly Ranked[]): readonly Ranked[] {
  return byRank(list, ({ rank }) => rank);
}

function changedBy(list: readonly Ranked[], changes: readonly Ranked[] = []): readonly number[] {
  const ranks = new Map(changes.map(({ id, rank }) => [id, rank]));
  return inOrder(list.map(({ id, rank }) => ({ id, rank: ranks.get(id) ?? rank }))).map(({ id }) => id);
}

describe('a story that is moved', () => {
  it('stands where it was put, and nothing else changes its place', () => {
    fc.assert(
      fc.property(lists, fc.nat(), fc.nat(), fc.boolean(), (list, one, other, isBefore) => {
        const id = list[one % list.length]?.id ?? 0;
        const otherId = list[other % list.length]?.id ?? 0;
        fc.pre(id !== otherId);
        const place = isBefore ? 'before' : 'after';

        const after = changedBy(list, ranksAfterMove(list, { id, place, otherId }));

        const rest = list.map((story) => story.id).filter((known) => known !== id);
        const at = rest.indexOf(otherId) + (isBefore ? 0 : 1);
        expect(after).toEqual([...rest.slice(0, at), id, ...rest.slice(at)]);
      }),
    );
  });

  it('changes no rank but its own where there is room', () => {
    const list = [
      { id: 1, rank: 3000 },
      { id: 2, rank: 2000 },
      { id: 3, rank: 1000 },
    ];

    expect(ranksAfterMove(list, { id: 3, place: 'before', otherId: 2 })).toEqual([{ id: 3, rank: 2500 }]);
    expect(ranksAfterMove(list, { id: 3, place: 'before', otherId: 1 })).toEqual([{ id: 3, rank: 3001 }]);
  });

  it('goes nowhere where the other is not in the list', () => {
    expect(ranksAfterMove([{ id: 1, rank: 1 }], { id: 1, place: 'after', otherId: 2 })).toBeUndefined();
  });
});

describe('a list that was kept by hand', () => {
  it('keeps its order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 12 }), (ranks) => {
        const list = ranks.map((rank, id) => ({ id, rank, fixed: false }));

        expect(changedBy(list, ranksInOrder(list))).toEqual(list.map(({ id }) => id));
      }),
    );
  });

  it('moves nothing that stands by its date already, and nothing that staff put somewhere', () => {
    const list = [
      { id: 1, rank: 3, fixed: false },
      { id: 2, rank: 9, fixed: true },
      { id: 3, rank: 2, fixed: false },
    ];

    expect(ranksInOrder(list)).toEqual([]);
  });
});

describe('a story that nobody dated', () => {
  it.each([
    ['in winter', '2026-03-01T22:00:00Z', '2026-03-01T22:00:00Z'],
    ['in the evening', '2026-03-02T21:59:59Z', '2026-03-01T22:00:00Z'],
    ['in summer', '2026-07-02T20:59:59Z', '2026-07-01T21:00:00Z'],
  ])('stands at the beginning of the Finnish day on which it was seen first: %s', (_, seenAt, expected) => {
    expect(standsAt(undefined, parseInstant(seenAt))).toBe(parseInstant(expected));
  });

  it('stands by its date as soon as there is one', () => {
    const published = parseInstant('2026-02-01T07:00:00Z');

    expect(standsAt(published, parseInstant('2026-03-02T06:00:00Z'))).toBe(published);
  });
});
