import { setCookie } from 'hono/cookie';
import type { Visit } from '../context.ts';
import { redirect } from '../http/flash.ts';
import { LANGUAGE_COOKIE, safeNext } from '../http/guard.ts';
import { get, post, type Route } from '../http/route.ts';
import { UI_LANGUAGES } from '../messages/index.ts';
import { navigationFor } from '../navigation.ts';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** The way in, and the language, which one may choose before signing in. */
export const frontRoutes: readonly Route[] = [
  get('/', 'viewer', (context) => {
    const [first] = navigationFor(context.navigation, context.account.role);
    return redirect(context, first?.path ?? '/desk/account');
  }),
  post('/language', 'nobody', chooseLanguage),
];

function chooseLanguage(visit: Visit): Response {
  const language = UI_LANGUAGES.find((known) => known === visit.form.get('language'));
  if (language !== undefined)
    setCookie(visit.http, LANGUAGE_COOKIE, language, {
      ...{ path: '/desk', httpOnly: true, sameSite: 'Lax', maxAge: YEAR_SECONDS },
    });
  return redirect(visit, safeNext(visit.form.get('next')));
}
