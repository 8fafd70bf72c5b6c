import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Visit } from '../context.ts';
import { isOwnPath } from '../html.ts';

/** What the last change has to say travels in a cookie to the page that follows it. */
const COOKIE = 'mediawatch-said';
const LONGEST = 600;
/** Before what says that nothing was changed. */
const PROBLEM = '!';

/** After a change: leads to a page of ours (303, so that reloading does not send it again), which shows what was said once. */
export function redirect(
  { http }: Visit,
  path: string,
  options: { readonly said?: string /** Nothing was changed. */; readonly isProblem?: boolean } = {},
): Response {
  const { said, isProblem = false } = options;
  if (said !== undefined)
    setCookie(http, COOKIE, (isProblem ? PROBLEM : '') + said.slice(0, LONGEST).toWellFormed(), {
      ...{ path: '/desk', httpOnly: true, sameSite: 'Lax', maxAge: 60 },
    });
  http.header('Cache-Control', 'no-store');
  return http.redirect(isOwnPath(path) ? path : '/desk/', 303);
}

export interface Said {
  readonly text: string;
  readonly isProblem: boolean;
}

export function takeSaid(http: Context): Said | undefined {
  const said = getCookie(http, COOKIE);
  if (said === undefined) return undefined;
  deleteCookie(http, COOKIE, { path: '/desk' });
  const isProblem = said.startsWith(PROBLEM);
  return { text: isProblem ? said.slice(PROBLEM.length) : said, isProblem };
}
