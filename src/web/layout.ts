/**
 * The frame of every page, and how to add a page:
 *
 * 1. `pages/NAME.ts` exports `nameRoutes: readonly Route[]`, made with `get('/name', 'viewer', showName)` and
 *    `post('/name/act', 'editor', act)`. A function gets a `DeskContext` (account, words, now, ports, form) and
 *    answers with `page(context, { title, active, body })` or, after a change, with
 *    `redirect(context, '/desk/name', { said: 'Done.' })`.
 * 2. Its line in `routes.ts`: nothing is served that does not stand in that table, and the guard sees to sign-in, role,
 *    origin and form before the function is called. `active` is its name in the navigation, which shows what the
 *    table has.
 * 3. Its words in `messages/NAME.ts` (both languages) and their line in `messages/index.ts`; read as
 *    `context.words.name`.
 * 4. What it asks of the world: a port in `DeskPorts` (`context.ts`), filled in by `main.ts`.
 *
 * Markup only by `html` (escaped by construction), publishers' text by `foreign`, links out by `outsideLink`, forms by
 * `form` (carries the secret), dates by `dates.ts`, the rest of the furniture from `parts.ts`. No inline script or style:
 * rules go to `assets/desk.css` or a file of the page's own, `scripts: ['name.js']` adds a module of `assets/`, which
 * improves what works without it and sends changes with `send` of `./desk.js`.
 */

import type { Account } from '../domain/account.ts';
import { assetPath } from './assets.ts';
import type { Visit } from './context.ts';
import { type Content, type Html, html } from './html.ts';
import { type Said, takeSaid } from './http/flash.ts';
import { UI_LANGUAGE_NAMES, UI_LANGUAGES } from './messages/index.ts';
import { type NavigationName, navigationFor } from './navigation.ts';
import { form } from './parts.ts';

export interface Page {
  /** Of the window; also the heading, unless `heading` says otherwise. */
  readonly title: string;
  /** Empty where the body has its own `h1`. */
  readonly heading?: Content;
  /** Beside the heading: what can be done here. */
  readonly actions?: Content;
  readonly active?: NavigationName;
  readonly body: Content;
  readonly status?: 200 | 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 500 | 503;
  /** Modules of `assets/`, besides `desk.js`. */
  readonly scripts?: readonly string[];
  /** Style sheets of `assets/`, besides `desk.css`. */
  readonly styles?: readonly string[];
  /** Narrow for a form on its own, wide for tables and lists; reading width otherwise. */
  readonly width?: 'narrow' | 'wide';
  /** What is wrong with what was sent, in a sentence. */
  readonly problem?: string;
}

/** A whole page with navigation, and what the last change had to say. */
export function page(visit: Visit, content: Page): Response {
  visit.http.header('Cache-Control', 'no-store');
  const said = takeSaid(visit.http);
  const document = html`<!doctype html>
<html lang="${visit.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${content.title} · ${visit.words.shell.product}</title>
<link rel="icon" href="${assetPath('icon.svg')}" type="image/svg+xml">
${['desk.css', ...(content.styles ?? [])].map((name) => html`<link rel="stylesheet" href="${assetPath(name)}">\n`)}
${['desk.js', ...(content.scripts ?? [])].map((name) => html`<script type="module" src="${assetPath(name)}"></script>\n`)}
${visit.secret !== undefined && html`<meta name="csrf-token" content="${visit.secret}">`}
</head>
<body>
<a class="skip" href="#content">${visit.words.shell.skip}</a>
${header(visit, content.active)}
<main id="content" class="${content.width ?? 'reading'}" tabindex="-1">
${said !== undefined && saidHtml(said)}
${content.problem !== undefined && html`<div class="said problem" role="alert">${content.problem}</div>`}
${heading(content)}
${content.body}
</main>
${footer(visit)}
</body>
</html>
`;
  return visit.http.html(document.toString(), content.status ?? 200) as Response;
}

function saidHtml({ text, isProblem }: Said): Html {
  return isProblem
    ? html`<div class="said problem" role="alert">${text}</div>`
    : html`<div class="said" role="status">${text}</div>`;
}

function heading({ title, heading: own = title, actions }: Page): Content {
  if (own === '') return undefined;
  return html`<div class="heading"><h1>${own}</h1>${actions && html`<div class="actions">${actions}</div>`}</div>`;
}

function header(visit: Visit, active: NavigationName | undefined): Html {
  const { words, account } = visit;
  return html`<header class="top">
<a class="brand" href="${account === undefined ? '/' : '/desk/'}"><svg viewBox="0 0 24 24" aria-hidden="true"><rect x="2" y="6" width="17" height="12" rx="3"/><path d="M22 10v4M6 14.5l2.5-5 2.5 5 2.5-5"/></svg>${words.shell.product}</a>
${
  account !== undefined &&
  html`<nav class="main" aria-label="${words.shell.mainNavigation}">${navigationFor(
    visit.navigation,
    account.role,
  ).map(
    ({ name, path }) =>
      html`<a href="${path}"${name === active && html` aria-current="page"`}>${words.shell.nav[name]}</a>`,
  )}</nav>
${accountMenu(visit, account)}`
}
</header>`;
}

function accountMenu(visit: Visit, account: Account): Html {
  const { words } = visit;
  return html`<details class="menu"><summary>${account.name}</summary><div>
<p class="quiet">${words.shell.roles[account.role]}</p>
<a href="/desk/account">${words.shell.yourAccount}</a>
${form(visit, '/desk/sign-out', html`<button class="plain">${words.shell.signOut}</button>`)}
</div></details>`;
}

function footer(visit: Visit): Html {
  const { words, language } = visit;
  const others = UI_LANGUAGES.filter((other) => other !== language);
  return html`<footer class="bottom">
<span>${words.shell.times}</span>
<a href="/">${words.shell.publicDigest}</a>
${others.map((other) =>
  form(
    visit,
    '/desk/language',
    html`<input type="hidden" name="next" value="${pathOf(visit)}"><button class="plain" name="language" value="${other}" lang="${other}">${UI_LANGUAGE_NAMES[other]}</button>`,
  ),
)}
</footer>`;
}

/** Where this page can be asked for again. */
function pathOf({ http }: Visit): string {
  const { pathname, search } = new URL(http.req.url);
  return http.req.method === 'GET' ? pathname + search : '/desk/';
}
