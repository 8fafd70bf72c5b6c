import { mayAct } from '../../domain/account.ts';
import type { Facets, InboxItem, InboxPage, InboxQuery } from '../../ports.ts';
import type { DeskContext } from '../context.ts';
import { foreign, type Html, html } from '../html.ts';
import { redirect } from '../http/flash.ts';
import { get, post, type Route } from '../http/route.ts';
import { page } from '../layout.ts';
import { addressWith, button, choice, emptyState, form, pagination, queryForm } from '../parts.ts';
import { troubleBanner } from '../sources/source-health.ts';
import { problemSaid } from '../stories/decision-problem.ts';
import { act, askedOf, type Done, REASONS, SNOOZE_DAYS } from '../stories/inbox-actions.ts';
import { hitSentence, storyMarks, storyPlace } from '../stories/story-line.ts';

const STATES = ['waiting', 'approved', 'rejected', 'snoozed'] as const;
const ORDERS = ['newest', 'score'] as const;
const FILTERS = ['topic', 'outlet', 'language', 'theme'] as const;
const PAGE_SIZE = 50;
const MOST = 200;

/**
 * What was found and waits for staff. One form holds the whole list: a button of a story decides on it, the buttons on top
 * decide on all that are picked. Keys and scripts (`assets/inbox.js`) send the same form.
 */
export const inboxRoutes: readonly Route[] = [
  get('/inbox', 'viewer', showInbox),
  post('/inbox', 'editor', decide),
];

async function showInbox(context: DeskContext): Promise<Response> {
  const { desk } = context.options.ports;
  const { inbox: words } = context.words;
  const here = new URL(context.http.req.url);
  const query = queryFrom(context, here.searchParams);
  const [list, facets, trouble] = await Promise.all([
    desk.inbox(query),
    desk.facets(),
    troubleBanner(context),
  ]);
  return page(context, {
    ...{ title: words.title, active: 'inbox', width: 'wide' },
    ...{ styles: ['story.css', 'inbox.css'], scripts: ['inbox.js'] },
    body: [
      trouble,
      query.state === 'waiting' &&
        html`<p class="lead">${words.waitingHelp[context.options.publishing.mode]}</p>`,
      tabs(context, query, list),
      filters(context, query, facets),
      list.items.length === 0
        ? emptyState(words.empty[query.state], query.state === 'waiting' && words.emptyHelp)
        : mayAct(context.account.role, 'editor')
          ? listForm(context, { query, list, facets, here })
          : listToLookAt(context, list),
      pagination(context, list.next === undefined ? {} : { next: list.next }),
      html`<details class="keys"><summary>${words.keys}</summary><pre>${words.keysHelp}</pre><label class="keys-on" hidden><input type="checkbox"> ${words.keysOn}</label></details>`,
    ],
  });
}

function queryFrom({ now }: DeskContext, asked: URLSearchParams): InboxQuery {
  const value = (name: string) => asked.get(name) ?? '';
  const limit = Math.min(MOST, Math.max(1, Math.trunc(Number(value('limit'))) || PAGE_SIZE));
  return {
    state: STATES.find((state) => state === value('state')) ?? 'waiting',
    order: ORDERS.find((order) => order === value('order')) ?? 'newest',
    ...{ now, limit },
    ...Object.fromEntries(FILTERS.filter((name) => value(name) !== '').map((name) => [name, value(name)])),
    ...(asked.has('after') && { after: value('after') }),
  };
}

function tabs({ words, http }: DeskContext, query: InboxQuery, list: InboxPage): Html {
  const here = new URL(http.req.url);
  for (const name of ['after', 'undo']) here.searchParams.delete(name);
  return html`<nav class="tabs" aria-label="${words.search.state}">${STATES.map(
    (state) =>
      html`<a href="${addressWith(here, 'state', state)}"${state === query.state && html` aria-current="page"`}>${words.inbox.tabs[state]} <span class="count" data-count="${state}">${list.counts[state]}</span></a>`,
  )}</nav>`;
}

function filters({ words, options }: DeskContext, query: InboxQuery, facets: Facets): Html {
  const { inbox, search, story } = words;
  const choices = (values: readonly string[], label = (value: string) => value) => [
    { value: '', label: inbox.all },
    ...values.map((value) => ({ value, label: label(value) })),
  ];
  const topics = choices(facets.topics, (id) => options.topicNames.get(id) ?? id);
  const { topic = '', outlet = '', language = '', theme = '' } = query;
  const orders = ORDERS.map((value) => ({ value, label: inbox.orders[value] }));
  return queryForm('/desk/inbox', [
    html`<input type="hidden" name="state" value="${query.state}">`,
    choice({ name: 'order', label: inbox.order, value: query.order, choices: orders }),
    choice({ name: 'topic', label: search.topic, value: topic, choices: topics }),
    choice({ name: 'outlet', label: search.outlet, value: outlet, choices: choices(facets.outlets) }),
    choice({
      name: 'language',
      label: search.language,
      value: language,
      choices: choices(facets.languages, story.languages),
    }),
    choice({ name: 'theme', label: story.theme, value: theme, choices: choices(facets.themes) }),
    html`<button>${inbox.filter}</button>`,
  ]);
}

/** Whoever only looks gets no buttons. */
function listToLookAt(context: DeskContext, { items }: InboxPage): Html {
  return html`<ol class="stories">${items.map((item) => html`<li class="story" id="s${item.storyId}" tabindex="-1">${storyHtml(context, item)}</li>`)}</ol>`;
}

interface List {
  readonly query: InboxQuery;
  readonly list: InboxPage;
  readonly facets: Facets;
  readonly here: URL;
}

function listForm(context: DeskContext, { query, list, facets, here }: List): Html {
  const back = addressWith(here, 'undo');
  return form(
    context,
    '/desk/inbox',
    [
      html`<input type="hidden" name="back" value="${back}">`,
      buttonForEnter(context),
      undoButton(context, here),
      bulkBar(context, query, facets),
      html`<ol class="stories">${list.items.map((item) => inboxLine(context, item))}</ol>`,
    ],
    {
      ...{ className: 'inbox', id: 'inbox' },
      facts: {
        state: query.state,
        offline: context.words.inbox.offline,
        'choose-first': context.words.inbox.chooseFirst,
        'pick-more': context.words.inbox.pickMore,
        'nothing-to-undo': context.words.inbox.nothingToUndo,
      },
    },
  );
}

/** After a change, as long as nothing else was done; until then it is there for scripts to show. */
function undoButton({ words }: DeskContext, here: URL): Html {
  const [value = ''] = /^\d+(,\d+)*$/.exec(here.searchParams.get('undo') ?? '') ?? [];
  const disabled = value === '';
  return html`<p class="undo"${disabled && html` hidden`}>${button(words.inbox.undo, { name: 'undo', value, key: 'u', disabled })}</p>`;
}

/** What Enter in the only field for text does: browsers press the first button of a form. */
function buttonForEnter({ words }: DeskContext): Html {
  return html`<button class="hidden" name="do" value="theme" tabindex="-1" aria-hidden="true">${words.inbox.theme}</button>`;
}

function bulkBar({ words }: DeskContext, { state }: InboxQuery, { themes }: Facets): Html {
  const { inbox } = words;
  const reasons = REASONS.map((value) => ({ value, label: inbox.reasons[value] }));
  const days = SNOOZE_DAYS.map((value) => ({ value: String(value), label: inbox.days(value) }));
  return html`<fieldset class="bulk"><legend>${inbox.picked}</legend>
${state !== 'approved' && button(inbox.approvePicked, { name: 'do', value: 'approve' })}
${state !== 'rejected' && button(inbox.rejectPicked, { name: 'do', value: 'reject' })}
${state === 'waiting' && button(inbox.snoozePicked, { name: 'do', value: 'snooze' })}
${button(inbox.merge, { name: 'do', value: 'merge', key: 'm' })}
${choice({ name: 'reason', label: inbox.reason, choices: reasons })}
${choice({ name: 'snoozeDays', label: inbox.snoozeFor, choices: days })}
<div class="field theme"><label for="field-theme-name">${inbox.themeName}</label><input id="field-theme-name" name="theme" list="themes" autocomplete="off"><datalist id="themes">${themes.map((theme) => html`<option value="${theme}">`)}</datalist></div>
${button(inbox.theme, { name: 'do', value: 'theme', key: 't' })}
</fieldset>`;
}

/** A story with what it may become. */
function inboxLine(context: DeskContext, item: InboxItem): Html {
  const { inbox } = context.words;
  const seen = `${item.storyId}.${item.decisionId}`;
  return html`<li class="story" id="s${item.storyId}" tabindex="-1">
<input type="checkbox" name="pick" value="${seen}" aria-label="${inbox.pick(item.headline)}">
${storyHtml(context, item)}
<p class="actions">${item.state !== 'approved' && html`<button name="approve" value="${seen}" class="good">${inbox.approve}</button>`}${
    item.state !== 'rejected' && html`<button name="reject" value="${seen}">${inbox.reject}</button>`
  }${
    item.state === 'waiting'
      ? html`<button name="snooze" value="${seen}" class="quiet">${inbox.snooze}</button>`
      : html`<button name="wait" value="${seen}" class="quiet">${inbox.wait}</button>`
  }</p></li>`;
}

function storyHtml(context: DeskContext, item: InboxItem): Html {
  const language = item.headlineFrom === 'editor' ? 'en' : item.language;
  return html`<div><h2><a href="/desk/stories/${item.storyId}">${foreign(item.headline, language)}</a></h2>
${storyPlace(context, item)}
${hitSentence(item)}
${storyMarks(context, item)}</div>`;
}

async function decide(context: DeskContext): Promise<Response> {
  const asked = askedOf(context.form);
  const back = safeBack(context.form.get('back'));
  if (asked === undefined)
    return redirect(context, back, { said: context.words.inbox.said.notUnderstood, isProblem: true });
  const done = await act(context, asked);
  const byScript = context.http.req.header('accept') === 'application/json';
  if (byScript) return answer(context, done);
  if (!done.ok)
    return redirect(context, back, { said: await problemSaid(context, done.problem), isProblem: true });
  const { said, decisionIds } = done.value;
  const next = decisionIds.length === 0 ? back : withUndo(back, decisionIds);
  return redirect(context, next, { said, isProblem: done.value.isNothing === true });
}

/** For the script of the page, which takes the story off the list by itself. */
async function answer(context: DeskContext, done: Awaited<ReturnType<typeof act>>): Promise<Response> {
  context.http.header('Cache-Control', 'no-store');
  if (!done.ok) return context.http.json({ problem: await problemSaid(context, done.problem) }, 409);
  const { counts } = await context.options.ports.desk.inbox({
    ...{ state: 'waiting', order: 'newest', now: context.now, limit: 1 },
  });
  const value: Done & { readonly counts: InboxPage['counts'] } = { ...done.value, counts };
  return context.http.json(value);
}

/** Only to the inbox itself, whatever the form says. */
function safeBack(back: string | null): string {
  return back !== null && /^\/desk\/inbox(?:\?[^\s\\]*)?$/.test(back) ? back : '/desk/inbox';
}

function withUndo(back: string, decisionIds: readonly number[]): string {
  const [path = '', query = ''] = back.split('?');
  const parameters = new URLSearchParams(query);
  parameters.set('undo', decisionIds.join(','));
  return `${path}?${parameters}`;
}
