import { describe, expect, it } from 'vitest';
import { funnelLines, outcomeLines } from '../../src/cli/funnel.ts';
import type { SourceReport } from '../../src/domain/run.ts';
import { parseInstant } from '../../src/domain/time.ts';

const QUIET: SourceReport = {
  sourceId: 'yle',
  outcome: 'not-due',
  announced: 0,
  fresh: 0,
  dropped: {},
  read: 0,
  withoutHint: 0,
  unread: {},
  accepted: 0,
  toReview: 0,
  consecutiveFailures: 0,
};

function linesOf(...sources: readonly Partial<SourceReport>[]): readonly string[] {
  return funnelLines({ sources: sources.map((source) => ({ ...QUIET, ...source })) });
}

describe('the funnel of a pass', () => {
  it('tells for each source what came of it', () => {
    expect(
      linesOf(
        { outcome: 'not-modified' },
        {
          sourceId: 'business-finland',
          outcome: 'polled',
          announced: 12,
          fresh: 3,
          read: 1,
          accepted: 1,
          withoutHint: 2,
        },
      ),
    ).toEqual([
      'yle               304 not modified',
      'business-finland  12 announced, 3 new, 1 read, 1 mention, 2 without a hint',
    ]);
  });

  it('says what failed, how often, and when it is tried again', () => {
    const failure = { reason: 'timeout', message: 'timed out after 30 s', retry: 'next-run' } as const;
    const nextDueAt = parseInstant('2024-05-10T10:30:00Z');

    expect(linesOf({ outcome: 'failed', failure, consecutiveFailures: 2, nextDueAt })).toEqual([
      'yle  failed: timed out after 30 s (2nd time); will try again after 2024-05-10 10:30 UTC',
    ]);
  });

  it('says that it was stopped, and not that sources rest', () => {
    expect(funnelLines({ sources: [QUIET], outcome: 'stopped' })).toEqual([
      'stopped, with 1 source not asked; what was read is kept, the next run goes on',
    ]);
  });

  it('counts what rests, and what could not be used, by reason', () => {
    expect(
      linesOf(
        { sourceId: 'a' },
        { sourceId: 'b' },
        { outcome: 'polled', announced: 2, dropped: { 'no link': 1 }, unread: { gone: 1 } },
      ),
    ).toEqual([
      'yle  2 announced, 0 new, 1 unread (gone), 1 unusable (no link)',
      '2 sources not due yet; --all asks them now',
    ]);
  });
});

describe('what a pass found of published links', () => {
  const links = { checked: 1, gone: 0, moved: 0, paywalled: 0, changed: 0, copied: 0 };
  const firstLine = (more: object) =>
    outcomeLines({ published: 0, waiting: 0, links: { ...links, ...more } }, { dataFolder: 'data' })[0];

  it.each([
    [{}, '1 published link looked at again'],
    [{ checked: 9, gone: 2, moved: 1 }, '9 published links looked at again, 2 lead nowhere now, 1 moved'],
    [
      { checked: 9, paywalled: 1, changed: 1, copied: 2 },
      '9 published links looked at again, 1 for subscribers now, 1 headline changed, 2 copies kept',
    ],
  ])('is told in one line: %j', (counts, line) => {
    expect(firstLine(counts)).toBe(line);
  });

  it('is not told where none was looked at', () => {
    expect(outcomeLines({ published: 0, waiting: 0 }, { dataFolder: 'data' })).toHaveLength(1);
  });
});
