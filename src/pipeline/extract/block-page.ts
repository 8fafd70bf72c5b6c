import type { Page } from '../../domain/page.ts';
import type { Failure } from '../../domain/result.ts';

/** How pages are headed that stand in an article's place although the answer was "200": compared without case, whole. */
const HEADINGS = new RegExp(
  `^(?:${[
    'access (?:to this (?:page|site|website) (?:has been|is|was) )?denied',
    'attention required!?',
    'just a moment(?:\\.{3}|…)?',
    'one moment,? please(?:\\.{3}|…)?',
    'please wait(?:\\.{3}|…)?',
    'are you (?:a|not a) robot\\??',
    'robot or human\\??',
    'human verification',
    'verify(?:ing)? (?:that )?you are (?:a )?human\\.?',
    'security (?:check|verification)(?: required)?',
    'ddos[- ]protection.{0,40}',
    'checking your browser.{0,60}',
    'pardon our interruption(?:\\.{3}|…)?',
    'request (?:blocked|rejected|unsuccessful\\.?)',
    '(?:error )?(?:403|429|503)(?:[:. -]{1,3}(?:forbidden|too many requests|service (?:temporarily )?unavailable))?',
    'forbidden',
    'too many requests',
    'service (?:temporarily )?unavailable',
    '(?:huoltokatko|pääsy (?:estetty|evätty)|åtkomst nekad|underhåll pågår)',
  ].join('|')})(?:\\s[|–-]\\s.{0,60})?$`,
  'iu',
);

/** A wall has little to say; an article of this length that happens to be headed so is one. In characters. */
const MOST_TEXT = 1_200;

/**
 * The refusal that a page is in truth, where it is one. Taken for an article it would be read, found to be about
 * nothing, and never asked for again.
 */
export function refusalIn(
  page: Page,
  { title, text, announced }: { readonly title: string; readonly text: string; readonly announced?: string },
): Failure | undefined {
  const challenged = page.headers['cf-mitigated'] === 'challenge';
  const wall = text.length <= MOST_TEXT && title !== announced && HEADINGS.test(title.trim());
  if (!challenged && !wall) return undefined;
  const message = `${page.url} answered ${page.status}, but shows "${title.slice(0, 80)}" in place of an article`;
  return { reason: 'refused-by-site', message, retry: 'later', status: page.status };
}
