import type { Failure, FailureReason } from './result.ts';
import type { Validators } from './source.ts';
import { daysBetween, type Instant, minutesAfter } from './time.ts';

/**
 * What readers find behind a link that we gave them. `ok`, `moved` and `paywalled` are believed at once; that a link is
 * dead only when it was found so several times in a row, a day apart: a slip of the publisher's is no news.
 */
export const LINK_STATES = ['ok', 'moved', 'paywalled', 'gone', 'withdrawn', 'unreachable'] as const;
export type LinkState = (typeof LINK_STATES)[number];

type Dead = 'gone' | 'withdrawn' | 'unreachable';

/** How often in a row until it is sure. */
const SURE: Readonly<Record<Dead, number>> = { gone: 2, withdrawn: 2, unreachable: 3 };

export interface LinkCheck {
  readonly checkedAt: Instant;
  /** What is sure. */
  readonly state: LinkState;
  /** What the last look showed; other than the state while it is not sure yet. */
  readonly found: LinkState;
  /** How often in a row a dead link was found; 0 for one that works. */
  readonly misses: number;
  readonly nextCheckAt: Instant;
  /** HTTP status of a failure, where there was an answer. */
  readonly status?: number;
  /** Where permanent redirects lead, cleaned of trackers. */
  readonly movedTo?: string;
  /** For asking "changed since?" the next time; empty after a failure. */
  readonly validators: Validators;
}

/** What came of asking for a link. */
export type LinkAnswer =
  | {
      readonly outcome: 'page';
      /** `withdrawn`: there is a page, but the article is not on it. */
      readonly found: 'ok' | 'paywalled' | 'withdrawn';
      readonly movedTo?: string;
      readonly validators: Validators;
    }
  | { readonly outcome: 'not-modified'; readonly movedTo?: string }
  | { readonly outcome: 'failed'; readonly failure: Failure };

/** Says that we were not let out, not how the link is. */
const NOT_ASKED: readonly FailureReason[] = ['stopped', 'budget', 'rate-limited', 'not-recorded'];

/** The site answers, only not us: readers may well get the page. */
const NOT_FOR_US: readonly FailureReason[] = [
  ...(['robots', 'refused-by-site', 'too-large'] as const),
  ...(['forbidden-address', 'forbidden-scheme'] as const),
];

/** How the link stands after one more look; undefined where that look says nothing. `datedAt`: the article's own age. */
export function checkAfter(
  before: LinkCheck | undefined,
  answer: LinkAnswer,
  when: { readonly at: Instant; readonly datedAt: Instant },
): LinkCheck | undefined {
  const after = standingAfter(before, answer);
  return (
    after && {
      ...after,
      checkedAt: when.at,
      nextCheckAt: minutesAfter(when.at, pauseDays(after, when) * 24 * 60),
    }
  );
}

type Standing = Omit<LinkCheck, 'checkedAt' | 'nextCheckAt'>;

function standingAfter(before: LinkCheck | undefined, answer: LinkAnswer): Standing | undefined {
  if (answer.outcome === 'failed') return afterFailure(before, answer.failure);
  const { movedTo } = answer;
  const moved = movedTo !== undefined && { movedTo };
  if (answer.outcome === 'page' && answer.found === 'withdrawn') return dead('withdrawn', before);
  const content =
    answer.outcome === 'page' ? answer.found : before?.state === 'paywalled' ? 'paywalled' : 'ok';
  const state = moved ? 'moved' : content;
  const validators = answer.outcome === 'page' ? answer.validators : (before?.validators ?? {});
  return { state, found: state, misses: 0, validators, ...moved };
}

function afterFailure(before: LinkCheck | undefined, failure: Failure): Standing | undefined {
  const { reason, status, retry } = failure;
  if (NOT_ASKED.includes(reason)) return undefined;
  // Its robots.txt could not be had, so nothing was asked.
  if (reason === 'robots' && retry === 'next-run') return undefined;
  const answered = status !== undefined && { status };
  if (NOT_FOR_US.includes(reason)) {
    const { state, movedTo } = before ?? { state: 'ok' as const };
    return { state, found: state, misses: 0, validators: {}, ...answered, ...(movedTo && { movedTo }) };
  }
  if (reason === 'gone') return { ...dead('gone', before), ...answered };
  return { ...dead(reason === 'not-understood' ? 'withdrawn' : 'unreachable', before), ...answered };
}

function dead(found: Dead, before: LinkCheck | undefined): Standing {
  const misses = before?.found === found ? before.misses + 1 : 1;
  const state = misses >= SURE[found] ? found : (before?.state ?? 'ok');
  const { movedTo } = before ?? {};
  return { state, found, misses, validators: {}, ...(state === 'moved' && movedTo && { movedTo }) };
}

/** Weekly; tomorrow where there is a doubt; monthly for what is older than a year or dead already. */
function pauseDays(
  { state, found }: Standing,
  { at, datedAt }: { readonly at: Instant; readonly datedAt: Instant },
): number {
  if (state !== found) return 1;
  return isDead(state) || daysBetween(datedAt, at) > 365 ? 30 : 7;
}

export function isDead(state: LinkState): boolean {
  return state === 'gone' || state === 'withdrawn' || state === 'unreachable';
}
