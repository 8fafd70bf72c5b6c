import { mayAct } from '../../domain/account.ts';
import { textOf } from '../../domain/page-text.ts';
import type { BrokenLink } from '../../ports.ts';
import type { DeskContext } from '../context.ts';
import { momentHtml } from '../dates.ts';
import { type Content, foreign, type Html, html, outsideLink } from '../html.ts';
import { notFound, refusal } from '../http/errors.ts';
import { redirect } from '../http/flash.ts';
import { get, post, type Route } from '../http/route.ts';
import { page } from '../layout.ts';
import { badge, button, emptyState, form, stackingTable } from '../parts.ts';

/** What was put out and leads elsewhere by now; and the copies of pages, which only staff get. */
export const linkRoutes: readonly Route[] = [
  get('/links', 'viewer', showLinks),
  post('/links', 'editor', settleLink),
  get('/copies/:id', 'viewer', sendCopy),
];

/** More than anybody looks through; the others follow as these are settled. */
const SHOWN = 200;

async function showLinks(context: DeskContext): Promise<Response> {
  const { links: words } = context.words;
  const broken = await context.options.ports.links.broken(SHOWN);
  return page(context, {
    ...{ title: words.title, active: 'links', width: 'wide' },
    body: [
      html`<p class="lead">${words.lead}</p>`,
      broken.length === 0 ? emptyState(words.empty, words.emptyHelp) : linkTable(context, broken),
    ],
  });
}

function linkTable(context: DeskContext, broken: readonly BrokenLink[]): Html {
  const { links: words } = context.words;
  const isEditor = mayAct(context.account.role, 'editor');
  const columns = [words.story, words.state, words.seen, ...(isEditor ? [words.what] : [])];
  return stackingTable(
    words.title,
    columns.map((label) => ({ label })),
    broken.map((link) => [
      html`<a href="/desk/stories/${link.storyId}">${foreign(link.headline)}</a><br>${outsideLink(link.url, foreign(link.outlet))}`,
      [
        badge(words.states[link.state], link.state === 'moved' ? 'accent' : 'warn'),
        link.movedTo !== undefined &&
          html`<br>${words.newAddress}: ${outsideLink(link.movedTo, foreign(link.movedTo))}`,
      ],
      [
        momentHtml(link.checkedAt),
        link.copyId !== undefined && html`<br><a href="/desk/copies/${link.copyId}">${words.copies}</a>`,
      ],
      ...(isEditor ? [whatToDo(context, link)] : []),
    ]),
  );
}

function whatToDo(context: DeskContext, link: BrokenLink): Content {
  const { links: words } = context.words;
  const named = [
    html`<input type="hidden" name="article" value="${link.articleId}">`,
    html`<input type="hidden" name="seen" value="${link.decisionId}">`,
    html`<input type="hidden" name="state" value="${link.state}">`,
  ];
  // The list links to the article that stands for a story; the others are only named beside it.
  const address =
    link.movedTo === undefined
      ? html`<a href="/desk/stories/${link.storyId}#field-url">${words.editStory}</a>`
      : form(context, '/desk/links', [...named, button(words.use, { name: 'do', value: 'use' })]);
  return [
    link.isRepresentative && [address, ' '],
    form(context, '/desk/links', [
      ...named,
      button(words.dismiss, { kind: 'quiet', name: 'do', value: 'dismiss' }),
    ]),
  ];
}

async function settleLink(context: DeskContext): Promise<Response> {
  const { links: ports } = context.options.ports;
  const { said } = context.words.links;
  const articleId = Number(context.form.get('article'));
  const link = (await ports.broken(SHOWN)).find((one) => one.articleId === articleId);
  const back = (sentence: string) => redirect(context, '/desk/links', { said: sentence });
  // It may have come back, or moved on, since its reader looked.
  if (link === undefined || link.state !== context.form.get('state')) return back(said.nothing);
  if (context.form.get('do') === 'use') return back(await sendThere(context, link));
  const done = await ports.dismiss(articleId, context.account.email, context.now);
  return back(done ? said.dismissed : said.nothing);
}

/** An editor's own link: what the publisher says of the article stays as it is. Answers with what came of it. */
async function sendThere(context: DeskContext, link: BrokenLink): Promise<string> {
  const { desk } = context.options.ports;
  const { said } = context.words.links;
  const view = await desk.story(link.storyId, context.now);
  if (view === undefined || link.movedTo === undefined || !link.isRepresentative) return said.nothing;
  const { item, words } = view;
  const seen = Number(context.form.get('seen'));
  const decided = await desk.review({
    ...{ storyId: item.storyId, who: context.account.email, at: context.now },
    ...{ seenDecisionId: Number.isSafeInteger(seen) ? seen : 0, words: { ...words, url: link.movedTo } },
    state: item.state === 'snoozed' ? 'waiting' : item.state,
    ...(item.reason !== undefined && { reason: item.reason }),
    ...(item.snoozedUntil !== undefined && { snoozedUntil: item.snoozedUntil }),
  });
  return decided.ok ? said.used : decided.problem.message;
}

/** As text to be saved, never as a page of ours: what a publisher's page would run must not run here. */
async function sendCopy(context: DeskContext): Promise<Response> {
  const { links, copies } = context.options.ports;
  const id = context.http.req.param('id') ?? '';
  const kept = /^\d{1,15}$/.test(id) ? await links.copy(Number(id)) : undefined;
  if (kept === undefined || copies === undefined) return notFound(context);
  const found = await copies.read(kept);
  if (!found.ok)
    return refusal(context, 404, found.problem === 'gone' ? 'copyGone' : 'copyDamaged', kept.place.file);
  const { body, contentType } = found.value;
  const text = textOf({ body, headers: { 'content-type': contentType } });
  return new Response(`${kept.url}\n${kept.at}\n\n${text}`, {
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Disposition': `attachment; filename="copy-${id}-${kept.at.slice(0, 10)}.txt"`,
      'Cache-Control': 'no-store',
    },
  });
}
