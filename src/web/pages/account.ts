import { PASSWORD_LENGTH, passwordProblem } from '../../domain/account.ts';
import type { SessionOverview } from '../../ports.ts';
import type { DeskContext } from '../context.ts';
import { momentHtml, waitedUntil } from '../dates.ts';
import { foreign, type Html, html } from '../html.ts';
import { redirect } from '../http/flash.ts';
import { get, post, type Route } from '../http/route.ts';
import { openSession } from '../http/visitor.ts';
import { page } from '../layout.ts';
import { badge, button, facts, field, form, stackingTable } from '../parts.ts';

const HERE = '/desk/account';

/** A person's own account: password and sessions. */
export const accountRoutes: readonly Route[] = [
  get('/account', 'viewer', (context) => showAccount(context)),
  post('/account/password', 'viewer', changePassword),
  post('/account/sessions/end', 'viewer', endSession),
  post('/account/sessions/end-others', 'viewer', endOthers),
];

async function showAccount(context: DeskContext, problem?: string): Promise<Response> {
  const { account, words, tokenHash } = context;
  const sessions = await context.options.ports.accounts.sessionsOf(account.email, context.now);
  return page(context, {
    title: words.account.account,
    ...(problem !== undefined && { problem, status: 422 as const }),
    body: [
      facts([
        [words.account.name, foreign(account.name)],
        [words.account.email, account.email],
        [words.account.role, words.shell.roles[account.role]],
      ]),
      ...(tokenHash === undefined
        ? [html`<p class="quiet">${words.account.byProxy}</p>`]
        : [passwordForm(context), sessionList(context, sessions)]),
    ],
  });
}

function passwordForm(context: DeskContext): Html {
  const { account: words } = context.words;
  const fields = [
    // Password managers look for the name that belongs to the password.
    html`<input type="hidden" name="username" autocomplete="username" value="${context.account.email}">`,
    field({
      ...{ name: 'current', label: words.currentPassword, type: 'password', required: true },
      autocomplete: 'current-password',
    }),
    field({
      ...{ name: 'new', label: words.newPassword, type: 'password', required: true },
      ...{ autocomplete: 'new-password', hint: words.passwordHint(PASSWORD_LENGTH.least) },
    }),
    button(words.changePassword, { kind: 'primary' }),
  ];
  return html`<section><h2>${words.changePassword}</h2>${form(context, `${HERE}/password`, fields, { className: 'card stacked' })}</section>`;
}

function sessionList(context: DeskContext, sessions: readonly SessionOverview[]): Html {
  const { account: words } = context.words;
  const columns = [words.device, words.openedAt, words.seenAt, words.actions].map((label) => ({ label }));
  const rows = sessions.map((session) => [
    [foreign(deviceName(session.device) ?? words.unknownDevice)],
    momentHtml(session.openedAt),
    momentHtml(session.seenAt),
    session.tokenHash === context.tokenHash
      ? badge(words.thisSession, 'accent')
      : form(
          context,
          `${HERE}/sessions/end`,
          html`<button class="quiet" name="id" value="${session.id}">${words.endSession}</button>`,
        ),
  ]);
  const others =
    sessions.length > 1 &&
    form(context, `${HERE}/sessions/end-others`, button(words.endOthers, { kind: 'quiet' }));
  return html`<section><h2>${words.sessions}</h2>${stackingTable(words.sessions, columns, rows)}${others}</section>`;
}

/** `Firefox, Windows`: enough to know one's own again. */
function deviceName(device: string): string | undefined {
  const browser = /\b(Firefox|Edg|OPR|Chrome|Safari)\b/.exec(device)?.[1];
  const system = /\b(Windows|Android|iPhone|iPad|Mac OS X|Linux)\b/.exec(device)?.[1];
  const names: Readonly<Record<string, string>> = { Edg: 'Edge', OPR: 'Opera', 'Mac OS X': 'macOS' };
  const known = [browser, system].flatMap((name) => (name === undefined ? [] : (names[name] ?? name)));
  return known.length > 0 ? known.join(', ') : device.slice(0, 40) || undefined;
}

async function changePassword(context: DeskContext): Promise<Response> {
  const { accounts, passwords } = context.options.ports;
  const { email } = context.account;
  const { account: words } = context.words;
  const wanted = context.form.get('new') ?? '';
  const weakness = passwordProblem(wanted, email);
  if (weakness !== undefined) return showAccount(context, words.passwordProblems[weakness]);
  // Guessing here is counted as guessing at the door is.
  const keys = [{ kind: 'email', value: email }] as const;
  const wait = await accounts.beginSignIn(keys, context.now);
  if (wait !== undefined) return showAccount(context, words.waitSignIn(waitedUntil(wait)));
  const stored = await accounts.account(email);
  if (!(await passwords.matches(context.form.get('current') ?? '', stored?.passwordHash)))
    return showAccount(context, words.wrongPassword);
  await accounts.signedIn(keys);
  await accounts.saveAccount(context.account, await passwords.hash(wanted), context.now);
  await openSession(context, context.account);
  context.options.log.info('desk: a password was changed by its owner', { email });
  return redirect(context, HERE, { said: words.passwordChanged });
}

async function endSession(context: DeskContext): Promise<Response> {
  const id = Number(context.form.get('id'));
  const ended = await context.options.ports.accounts.closeSessionOf(context.account.email, id);
  return redirect(context, HERE, ended ? { said: context.words.account.sessionEnded } : {});
}

async function endOthers(context: DeskContext): Promise<Response> {
  const { accounts } = context.options.ports;
  const count = await accounts.closeSessionsOf(context.account.email, context.tokenHash);
  return redirect(context, HERE, { said: context.words.account.othersEnded(count) });
}
