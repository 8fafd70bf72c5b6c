/**
 * What stands before every route of the desk, in this order: the visit (time, language), for a change its origin and its
 * form, then who it is, whether the role is enough, and whether the form is one that we gave to this session.
 */
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { mayAct } from '../../domain/account.ts';
import type { DeskContext, DeskOptions, Visit } from '../context.ts';
import { isOwnPath } from '../html.ts';
import { MESSAGES, uiLanguage } from '../messages/index.ts';
import type { NavigationEntry } from '../navigation.ts';
import { refusal } from './errors.ts';
import { isSecret, masked } from './form-secret.ts';
import type { Route } from './route.ts';
import { type Visitor, visitorOf } from './visitor.ts';

export const LANGUAGE_COOKIE = 'mediawatch-language';
const FORM_TYPE = 'application/x-www-form-urlencoded';

export interface Desk {
  readonly options: DeskOptions;
  readonly navigation: readonly NavigationEntry[];
}

/** The answer to a request for this route. */
export async function guarded(route: Route, http: Context, desk: Desk): Promise<Response> {
  const visit = visitOf(http, desk);
  if (route.method === 'POST') {
    if (!isFromOurselves(http, desk.options)) return refusal(visit, 403, 'otherSite');
    const type = http.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
    if (type !== FORM_TYPE) return refusal(visit, 415, 'wrongForm');
  }
  const form = route.method === 'POST' ? new URLSearchParams(await http.req.text()) : visit.form;
  if (route.needs === 'nobody') return route.answer({ ...visit, form });
  const visitor = await visitorOf(visit);
  if (visitor.kind !== 'known') return turnedAway(visit, visitor);
  const context: DeskContext = { ...visit, form, ...visitor, secret: masked(visitor.secret) };
  if (!mayAct(context.account.role, route.needs)) return refusal(context, 403, 'notAllowed', route.needs);
  if (
    route.method === 'POST' &&
    !isSecret(form.get('csrf') ?? http.req.header('x-csrf-token'), visitor.secret)
  )
    return refusal(context, 403, 'stale');
  return route.answer(context);
}

export function visitOf(http: Context, { options, navigation }: Desk): Visit {
  const language = uiLanguage(getCookie(http, LANGUAGE_COOKIE), http.req.header('accept-language'));
  return {
    ...{ http, options, navigation, language },
    words: MESSAGES[language],
    now: options.clock.now(),
    form: new URLSearchParams(),
  };
}

/** The visit with who it is, for pages that anybody may see but that show the navigation to those who are signed in. */
export async function withVisitor<Known extends Visit>(visit: Known): Promise<Known> {
  const visitor = await visitorOf(visit);
  return visitor.kind === 'known'
    ? { ...visit, account: visitor.account, secret: masked(visitor.secret) }
    : visit;
}

function turnedAway(visit: Visit, visitor: Exclude<Visitor, { kind: 'known' }>): Response {
  if (visitor.kind === 'unknown') return refusal(visit, 403, 'proxyUnknown', visitor.email);
  const { http } = visit;
  // A script that sends a change has to see that it was not taken, not follow to a page.
  if (http.req.header('x-csrf-token') !== undefined) return http.text(visit.words.account.signIn, 401);
  http.header('Cache-Control', 'no-store');
  const { pathname, search } = new URL(http.req.url);
  const next = http.req.method === 'GET' && pathname !== '/desk/' ? pathname + search : undefined;
  return http.redirect(
    next === undefined ? '/desk/sign-in' : `/desk/sign-in?next=${encodeURIComponent(next)}`,
    303,
  );
}

/** Where to go after signing in: a page of the desk, whatever the address says. */
export function safeNext(next: string | null | undefined): string {
  if (next == null || !isOwnPath(next)) return '/desk/';
  const { origin, pathname, search } = new URL(next, 'http://desk.invalid');
  return origin === 'http://desk.invalid' && pathname.startsWith('/desk/') ? pathname + search : '/desk/';
}

/**
 * Browsers say where a form comes from. Sec-Fetch-Site cannot be forged by a page and does not depend on how a proxy
 * writes our address; where it is missing (plain HTTP), Origin has to name our host. Neither: no browser, refused.
 */
function isFromOurselves(http: Context, { settings }: DeskOptions): boolean {
  const site = http.req.header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  const origin = http.req.header('origin');
  if (origin === undefined || !URL.canParse(origin)) return false;
  const hosts = [http.req.header('host') ?? new URL(http.req.url).host];
  if (settings.url !== undefined) hosts.push(new URL(settings.url).host);
  return hosts.includes(new URL(origin).host);
}
