import { emailOf, PASSWORD_LENGTH, type SignInKey } from '../../domain/account.ts';
import type { Instant } from '../../domain/time.ts';
import type { DeskContext, Visit } from '../context.ts';
import { waitedUntil } from '../dates.ts';
import { type Html, html } from '../html.ts';
import { redirect } from '../http/flash.ts';
import { safeNext } from '../http/guard.ts';
import { clientAddress, guesserAt } from '../http/peer.ts';
import { get, post, type Route } from '../http/route.ts';
import { forgetToken, openSession, visitorOf } from '../http/visitor.ts';
import { page } from '../layout.ts';
import { button, field, form } from '../parts.ts';

export const signInRoutes: readonly Route[] = [
  get('/sign-in', 'nobody', showSignIn),
  post('/sign-in', 'nobody', signIn),
  post('/sign-out', 'viewer', signOut),
];

async function showSignIn(visit: Visit): Promise<Response> {
  const next = visit.http.req.query('next');
  if ((await visitorOf(visit)).kind === 'known') return redirect(visit, safeNext(next));
  const people = await visit.options.ports.accounts.accounts();
  return people.length === 0 ? nobodyYet(visit) : signInPage(visit, { next: safeNext(next) });
}

/** An unknown e-mail is answered as a wrong password is, and as slowly: nobody learns here who has an account. */
async function signIn(visit: Visit): Promise<Response> {
  const { accounts, passwords } = visit.options.ports;
  const written = visit.form.get('email') ?? '';
  const password = visit.form.get('password') ?? '';
  const next = safeNext(visit.form.get('next'));
  const email = emailOf(written);
  if (passwords.isBusy()) return busyPage(visit, next, written);
  const keys = keysOf(visit, email);
  const wait = await accounts.beginSignIn(keys, visit.now);
  if (wait !== undefined) return waitPage(visit, wait, next);
  const account = email === undefined ? undefined : await accounts.account(email);
  const isShortEnough = password.length <= 2 * PASSWORD_LENGTH.most;
  const fits = await passwords.matches(isShortEnough ? password : '', account?.passwordHash);
  if (!fits || account === undefined) {
    visit.options.log.warn('desk: a sign-in failed', {
      address: clientAddress(visit.http, visit.options.settings),
    });
    return signInPage(visit, { next, email: written, status: 422, problem: visit.words.account.wrongSignIn });
  }
  await accounts.signedIn(keys);
  await openSession(visit, account);
  return redirect(visit, next);
}

function keysOf(visit: Visit, email: string | undefined): readonly SignInKey[] {
  const address = {
    kind: 'address',
    value: guesserAt(clientAddress(visit.http, visit.options.settings)),
  } as const;
  return email === undefined ? [address] : [{ kind: 'email', value: email }, address];
}

/** Hashing takes its time on purpose: a crowd is told to come again, not stored up. */
function busyPage(visit: Visit, next: string, email: string): Response {
  visit.http.header('Retry-After', '10');
  return signInPage(visit, { next, email, status: 503, problem: visit.words.account.busy });
}

async function signOut(context: DeskContext): Promise<Response> {
  if (context.tokenHash !== undefined) await context.options.ports.accounts.closeSession(context.tokenHash);
  forgetToken(context);
  return redirect(context, '/desk/sign-in', { said: context.words.account.signedOut });
}

function waitPage(visit: Visit, until: Instant, next: string): Response {
  const seconds = Math.ceil((Date.parse(until) - Date.parse(visit.now)) / 1000);
  visit.http.header('Retry-After', String(seconds));
  return signInPage(visit, {
    next,
    status: 429,
    problem: visit.words.account.waitSignIn(waitedUntil(until)),
  });
}

interface SignInForm {
  readonly next: string;
  readonly email?: string;
  readonly status?: 422 | 429 | 503;
  readonly problem?: string;
}

function signInPage(visit: Visit, { next, email = '', status, problem }: SignInForm): Response {
  return page(visit, {
    title: visit.words.account.signIn,
    width: 'narrow',
    ...(status !== undefined && { status }),
    ...(problem !== undefined && { problem }),
    body: html`<p class="lead">${visit.words.account.signInLead}</p>${signInForm(visit, next, email)}`,
  });
}

function signInForm(visit: Visit, next: string, email: string): Html {
  const { account } = visit.words;
  const fields = [
    html`<input type="hidden" name="next" value="${next}">`,
    field({
      ...{ name: 'email', label: account.email, type: 'email', value: email, required: true },
      ...{ autocomplete: 'username', autofocus: email === '' },
    }),
    field({
      ...{ name: 'password', label: account.password, type: 'password', required: true },
      ...{ autocomplete: 'current-password', autofocus: email !== '' },
    }),
    button(account.signIn, { kind: 'primary' }),
  ];
  return form(visit, '/desk/sign-in', fields, { className: 'card stacked' });
}

function nobodyYet(visit: Visit): Response {
  const { nobodyYet: title, nobodyYetHelp } = visit.words.account;
  const command = 'mediawatch user add you@example.org --name "Your Name" --role admin';
  return page(visit, {
    ...{ title, width: 'narrow' },
    body: html`<p>${nobodyYetHelp}</p><pre class="card"><code>${command}</code></pre>`,
  });
}
