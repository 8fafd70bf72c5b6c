import { randomBytes } from 'node:crypto';
import { type Account, emailOf, ROLES, type Role } from '../../domain/account.ts';
import { PASSWORD_BYTES, writtenPassword } from '../../domain/made-password.ts';
import type { AccountOverview } from '../../ports.ts';
import type { DeskContext } from '../context.ts';
import { momentHtml } from '../dates.ts';
import { type Content, foreign, type Html, html } from '../html.ts';
import { redirect } from '../http/flash.ts';
import { get, post, type Route } from '../http/route.ts';
import { page } from '../layout.ts';
import { badge, button, choice, field, form, stackingTable } from '../parts.ts';

const HERE = '/desk/people';

/** Who may use the desk. Nobody takes away their own rights, so an admin is always left. */
export const peopleRoutes: readonly Route[] = [
  get('/people', 'admin', (context) => showPeople(context)),
  post('/people/add', 'admin', addPerson),
  post('/people/role', 'admin', withOther(changeRole)),
  post('/people/password', 'admin', withOther(renewPassword)),
  post('/people/end-sessions', 'admin', withOther(endSessions)),
  post('/people/remove', 'admin', withOther(removePerson)),
];

async function showPeople(context: DeskContext, problem?: string): Promise<Response> {
  const { account: words } = context.words;
  const people = await context.options.ports.accounts.accounts();
  const labels = [words.name, words.email, words.role, words.addedAt, words.seenAt, words.actions];
  return page(context, {
    ...{ title: words.people, active: 'people', width: 'wide' },
    ...(problem !== undefined && { problem, status: 422 as const }),
    body: [
      html`<p class="lead">${words.peopleLead}</p>`,
      stackingTable(
        words.people,
        labels.map((label) => ({ label })),
        people.map((person) => rowOf(context, person)),
      ),
      addForm(context),
    ],
  });
}

function rowOf(context: DeskContext, person: AccountOverview): readonly Content[] {
  const { account: words, shell } = context.words;
  const isSelf = person.email === context.account.email;
  return [
    foreign(person.name),
    person.email,
    isSelf ? shell.roles[person.role] : roleForm(context, person),
    momentHtml(person.addedAt),
    person.lastSeenAt === undefined ? words.never : momentHtml(person.lastSeenAt),
    isSelf ? badge(words.you, 'accent') : actionsOn(context, person),
  ];
}

function roleForm(context: DeskContext, { email, role }: Account): Html {
  const { account: words, shell } = context.words;
  const options = ROLES.map(
    (known) =>
      html`<option value="${known}"${known === role && html` selected`}>${shell.roles[known]}</option>`,
  );
  return form(context, `${HERE}/role`, [
    html`<input type="hidden" name="email" value="${email}">`,
    html`<select name="role" aria-label="${words.role}: ${email}">${options}</select> `,
    button(words.changeRole, { kind: 'quiet' }),
  ]);
}

function actionsOn(context: DeskContext, { email }: Account): Html {
  const { account: words, shell } = context.words;
  const one = (path: string, label: string, kind: 'quiet' | 'danger', confirm?: string) =>
    form(
      context,
      `${HERE}/${path}`,
      html`<button class="${kind}" name="email" value="${email}">${label}</button>`,
      confirm === undefined ? {} : { confirm },
    );
  return html`<div class="row">${one('password', words.newPasswordFor, 'quiet')}${one('end-sessions', words.endSessions, 'quiet')}${one('remove', shell.remove, 'danger', words.removeSure(email))}</div>`;
}

function addForm(context: DeskContext): Html {
  const { account: words, shell } = context.words;
  const fields = [
    field({ name: 'name', label: words.name, required: true, maxLength: 100, autocomplete: 'off' }),
    field({ name: 'email', label: words.email, type: 'email', required: true, autocomplete: 'off' }),
    choice({
      ...{ name: 'role', label: words.role, value: 'editor' },
      choices: ROLES.map((value) => ({ value, label: shell.roles[value] })),
    }),
    button(words.addPerson, { kind: 'primary' }),
  ];
  return html`<section><h2>${words.addPerson}</h2>${form(context, `${HERE}/add`, fields, { className: 'card stacked' })}</section>`;
}

async function addPerson(context: DeskContext): Promise<Response> {
  const { accounts, passwords } = context.options.ports;
  const { account: words } = context.words;
  const email = emailOf(context.form.get('email') ?? '');
  const name = (context.form.get('name') ?? '').trim().slice(0, 100);
  const role = roleOf(context.form.get('role'));
  if (email === undefined) return showPeople(context, words.noEmail);
  if (name === '') return showPeople(context, words.noName);
  if (role === undefined) return showPeople(context, words.noRole);
  if ((await accounts.account(email)) !== undefined) return showPeople(context, words.known(email));
  const password = writtenPassword(randomBytes(PASSWORD_BYTES));
  await accounts.saveAccount({ email, name, role }, await passwords.hash(password), context.now);
  noted(context, 'was added', email);
  return showPassword(context, email, password);
}

type OnOther = (context: DeskContext, other: Account) => Promise<Response>;

/** For what an admin does to somebody else. */
function withOther(act: OnOther): (context: DeskContext) => Promise<Response> {
  return async (context) => {
    const { account: words } = context.words;
    const email = emailOf(context.form.get('email') ?? '') ?? '';
    if (email === context.account.email) return showPeople(context, words.notYourself);
    const other = await context.options.ports.accounts.account(email);
    return other === undefined ? showPeople(context, words.unknown(email)) : act(context, other);
  };
}

async function changeRole(context: DeskContext, { email, name }: Account): Promise<Response> {
  const { account: words, shell } = context.words;
  const role = roleOf(context.form.get('role'));
  if (role === undefined) return showPeople(context, words.noRole);
  await context.options.ports.accounts.saveAccount({ email, name, role }, undefined, context.now);
  noted(context, `is now ${role}`, email);
  return redirect(context, HERE, { said: words.roleChanged(email, shell.roles[role]) });
}

async function renewPassword(context: DeskContext, { email, name, role }: Account): Promise<Response> {
  const { accounts, passwords } = context.options.ports;
  const password = writtenPassword(randomBytes(PASSWORD_BYTES));
  await accounts.saveAccount({ email, name, role }, await passwords.hash(password), context.now);
  noted(context, 'has a new password', email);
  return showPassword(context, email, password);
}

async function endSessions(context: DeskContext, { email }: Account): Promise<Response> {
  const count = await context.options.ports.accounts.closeSessionsOf(email);
  noted(context, 'was signed out', email);
  return redirect(context, HERE, { said: context.words.account.sessionsEnded(email, count) });
}

async function removePerson(context: DeskContext, { email }: Account): Promise<Response> {
  await context.options.ports.accounts.removeAccount(email);
  noted(context, 'was removed', email);
  return redirect(context, HERE, { said: context.words.account.removed(email) });
}

/** The answer itself and not a page after it: a password does not travel through a cookie. */
function showPassword(context: DeskContext, email: string, password: string): Response {
  const { account: words } = context.words;
  return page(context, {
    ...{ title: words.passwordShown(email), active: 'people', width: 'narrow' },
    body: html`<pre class="card password"><code>${password}</code></pre><p>${words.passwordShownHelp}</p><p><a href="${HERE}">${words.backToPeople}</a></p>`,
  });
}

function roleOf(written: string | null): Role | undefined {
  return ROLES.find((role) => role === written);
}

function noted(context: DeskContext, what: string, email: string): void {
  context.options.log.info(`desk: ${email} ${what}`, { by: context.account.email });
}
