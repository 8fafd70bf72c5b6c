import { describe, expect, it } from 'vitest';
import { checkAfter, type LinkAnswer, type LinkCheck } from '../../src/domain/link-check.ts';
import type { FailureReason, Retry } from '../../src/domain/result.ts';
import { daysBefore, daysBetween, type Instant, parseInstant } from '../../src/domain/time.ts';

const START = parseInstant('2026-03-02T06:00:00.000Z');
const FRESH = daysBefore(START, 3);

function failed(reason: FailureReason, status?: number, retry: Retry = 'later'): LinkAnswer {
  const failure = { reason, message: 'said so', retry, ...(status !== undefined && { status }) };
  return { outcome: 'failed', failure };
}

function page(found: 'ok' | 'paywalled' | 'withdrawn' = 'ok', movedTo?: string): LinkAnswer {
  return { outcome: 'page', found, validators: { etag: '"1"' }, ...(movedTo && { movedTo }) };
}

const GONE = failed('gone', 404, 'next-run');
const SILENT = failed('dns');
const NEW = 'https://one.example/new';

/** One look after the other, each when it is due. */
function looks(answers: readonly LinkAnswer[], datedAt: Instant = FRESH): LinkCheck | undefined {
  let check: LinkCheck | undefined;
  let at = START;
  for (const answer of answers) {
    check = checkAfter(check, answer, { at, datedAt }) ?? check;
    at = check?.nextCheckAt ?? at;
  }
  return check;
}

describe('how a link stands', () => {
  it.each<[string, readonly LinkAnswer[], LinkCheck['state']]>([
    ['a page', [page()], 'ok'],
    ['a page as it was', [page(), { outcome: 'not-modified' }], 'ok'],
    ['404 once', [page(), GONE], 'ok'],
    ['404 twice', [page(), GONE, GONE], 'gone'],
    ['410 at the first look and again', [failed('gone', 410), failed('gone', 410)], 'gone'],
    ['404, a page, 404', [GONE, page(), GONE], 'ok'],
    ['404, no answer, 404', [GONE, SILENT, GONE], 'ok'],
    ['404 twice, then back', [GONE, GONE, page()], 'ok'],
    ['no article on it once', [page('withdrawn')], 'ok'],
    ['no article on it twice', [page('withdrawn'), page('withdrawn')], 'withdrawn'],
    ['nothing to read on it twice', [failed('not-understood'), page('withdrawn')], 'withdrawn'],
    ['no answer twice', [SILENT, failed('timeout')], 'ok'],
    ['no answer three times', [SILENT, failed('timeout'), failed('http-status', 500)], 'unreachable'],
    ['no answer, then 404 twice', [SILENT, SILENT, SILENT, GONE, GONE], 'gone'],
    ['a redirect for good', [page('ok', NEW)], 'moved'],
    [
      'a redirect for good to an unchanged page',
      [page(), { outcome: 'not-modified', movedTo: NEW }],
      'moved',
    ],
    ['moved, and moved back', [page('ok', NEW), { outcome: 'not-modified' }], 'ok'],
    ['moved, then 404 once', [page('ok', NEW), GONE], 'moved'],
    ['a redirect for good, behind a pay wall', [page('paywalled', NEW)], 'moved'],
    ['a pay wall', [page('paywalled')], 'paywalled'],
    ['a pay wall, unchanged', [page('paywalled'), { outcome: 'not-modified' }], 'paywalled'],
    ['a pay wall that fell', [page('paywalled'), page()], 'ok'],
    ['a refusal of us', [page(), failed('refused-by-site', 403)], 'ok'],
    ['closed by robots.txt', [GONE, GONE, failed('robots')], 'gone'],
  ])('is what was seen: %s', (_, answers, state) => {
    expect(looks(answers)?.state).toBe(state);
  });

  it.each<[string, LinkAnswer]>([
    ['we were stopped', failed('stopped')],
    ['the budget of the host was spent', failed('budget')],
    ['the host asked for patience', failed('rate-limited', 429)],
    ['the recording lacks it', failed('not-recorded')],
    ['robots.txt could not be had', failed('robots', 503, 'next-run')],
  ])('is not known any better where %s', (_, answer) => {
    expect(checkAfter(undefined, answer, { at: START, datedAt: FRESH })).toBeUndefined();
  });

  it('keeps where it moved, and the status of a failure', () => {
    expect(looks([page('ok', NEW), GONE])).toMatchObject({ movedTo: NEW, status: 404, misses: 1 });
    expect(looks([page('ok', NEW), page()])).not.toHaveProperty('movedTo');
  });

  it('asks for the whole page again after a failure', () => {
    expect(looks([page()])?.validators).toEqual({ etag: '"1"' });
    expect(looks([page(), { outcome: 'not-modified' }])?.validators).toEqual({ etag: '"1"' });
    expect(looks([page(), GONE])?.validators).toEqual({});
  });
});

describe('the next look', () => {
  it.each<[string, readonly LinkAnswer[], number, number]>([
    ['weekly', [page()], 3, 7],
    ['weekly for what moved', [page('ok', NEW)], 3, 7],
    ['monthly for what is older than a year', [page()], 400, 30],
    ['tomorrow where it may be gone', [page(), GONE], 400, 1],
    ['monthly for what is gone', [GONE, GONE], 3, 30],
    ['weekly where we are refused', [failed('refused-by-site', 403)], 3, 7],
  ])('is %s', (_, answers, age, days) => {
    const check = looks(answers, daysBefore(START, age));
    expect(check && daysBetween(check.checkedAt, check.nextCheckAt)).toBe(days);
  });
});
