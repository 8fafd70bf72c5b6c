import { randomBytes } from 'node:crypto';
import type { Role } from '../../domain/account.ts';
import type { Visit } from '../context.ts';
import { type Html, html } from '../html.ts';
import { page } from '../layout.ts';

export const MAX_FORM_KILOBYTES = 512;

type Refusal =
  | 'notAllowed'
  | 'otherSite'
  | 'wrongForm'
  | 'stale'
  | 'proxyUnknown'
  | 'tooLarge'
  | 'notFound'
  | 'copyGone'
  | 'copyDamaged'
  | 'wrongMethod';

/** A page that says why not, and what would help. `fact`: the role that is needed, the e-mail, the methods, the file. */
export function refusal(
  visit: Visit,
  status: 403 | 404 | 405 | 413 | 415,
  why: Refusal,
  fact: string = '',
): Response {
  const [title, help] = wordsFor(visit, why, fact);
  return page(visit, { title, status, width: 'narrow', body: explained(visit, help) });
}

/** For a page whose story, source or person is not there. */
export function notFound(visit: Visit): Response {
  return refusal(visit, 404, 'notFound');
}

/** What went wrong goes into the log under a number; the reader gets the number and nothing else. */
export function errorPage(visit: Visit, error: unknown): Response {
  const reference = randomBytes(4).toString('hex');
  const { method, path } = visit.http.req;
  visit.options.log.error(`desk: ${method} ${path} failed (${reference})`, { reference, error });
  const { error: title, errorHelp } = visit.words.shell;
  return page(visit, { title, status: 500, width: 'narrow', body: explained(visit, errorHelp(reference)) });
}

function explained(visit: Visit, help: string): Html {
  const back =
    visit.account === undefined ? undefined : html`<p><a href="/desk/">${visit.words.shell.back}</a></p>`;
  return html`<p>${help}</p>${back}`;
}

function wordsFor({ words, account }: Visit, why: Refusal, fact: string): readonly [string, string] {
  const { shell } = words;
  if (why === 'proxyUnknown') return [words.account.proxyUnknown(fact), words.account.proxyUnknownHelp];
  if (why === 'notAllowed') {
    const yours = account === undefined ? '' : shell.roles[account.role];
    return [shell.notAllowed, shell.notAllowedHelp(shell.roles[fact as Role], yours)];
  }
  if (why === 'tooLarge') return [shell.tooLarge, shell.tooLargeHelp(MAX_FORM_KILOBYTES)];
  if (why === 'copyGone') return [words.links.copyLost, words.links.copyGone(fact)];
  if (why === 'copyDamaged') return [words.links.copyLost, words.links.copyDamaged(fact)];
  if (why === 'wrongMethod') return [shell.wrongMethod, shell.wrongMethodHelp(fact)];
  return [shell[why], shell[`${why}Help`]];
}
