import type { ViewFeed } from '../../ports.ts';
import type { DeskContext, Visit } from '../context.ts';
import { momentHtml } from '../dates.ts';
import { foreign, type Html, html, joined } from '../html.ts';
import { notFound } from '../http/errors.ts';
import { redirect } from '../http/flash.ts';
import { get, post, type Route } from '../http/route.ts';
import { page } from '../layout.ts';
import { button, emptyState, field, form, hidden, stackingTable } from '../parts.ts';
import { renderedView, VIEW_FILES } from '../views/view-feed.ts';
import { searchQueryFrom, viewQueryOf } from '../views/view-query.ts';
import { viewInWords } from '../views/view-words.ts';

/** Items of a feed. */
const FEED_ITEMS = 100;

/** Views that somebody reads as a feed: each at an address that nobody can guess, until its owner takes it back. */
export const viewFeedRoutes: readonly Route[] = [
  get('/feeds', 'viewer', showFeeds),
  post('/feeds', 'viewer', makeFeed),
  post('/feeds/revoke', 'viewer', revokeFeed),
  // Feed readers cannot sign in: whoever has the address may read.
  get('/feeds/:token/:file', 'nobody', sendFeed),
];

/** Makes a feed of what a search page shows. */
export function feedForm(context: DeskContext, query: string): Html {
  const { feeds: words } = context.words;
  return html`<section class="card feed-form"><h2>${words.make}</h2><p class="quiet">${words.makeHelp}</p>${form(
    context,
    '/desk/feeds',
    [
      html`<input type="hidden" name="query" value="${query}">`,
      field({ name: 'title', label: words.name, required: true, maxLength: 100 }),
      button(words.make),
    ],
    { className: 'filters' },
  )}</section>`;
}

async function showFeeds(context: DeskContext): Promise<Response> {
  const { feeds: words } = context.words;
  const feeds = await context.options.ports.viewFeeds.viewFeedsOf(context.account.email);
  return page(context, {
    ...{ title: words.title, width: 'wide' },
    body: [
      html`<p class="lead">${words.lead}</p>`,
      feeds.length === 0
        ? emptyState(words.empty, html`<a href="/desk/search">${words.emptyHelp}</a>`)
        : stackingTable(
            words.title,
            [words.name, words.shows, words.addresses, words.made, hidden(context.words.account.actions)].map(
              (label) => ({ label }),
            ),
            feeds.map((feed) => feedRow(context, feed)),
          ),
    ],
  });
}

function feedRow(context: DeskContext, feed: ViewFeed) {
  const { feeds: words } = context.words;
  return [
    foreign(feed.title),
    html`<a href="/desk/search?${feed.query}">${foreign(viewInWords(context, feed.query) || words.all)}</a>`,
    joined(
      VIEW_FILES.map((file) => html`<a href="${feedAddress(context, feed, file)}">${file}</a>`),
      ' ',
    ),
    momentHtml(feed.createdAt),
    form(
      context,
      '/desk/feeds/revoke',
      [
        html`<input type="hidden" name="token" value="${feed.token}">`,
        button(words.revoke, { kind: 'danger' }),
      ],
      { confirm: words.revokeConfirm },
    ),
  ];
}

function feedAddress({ options, http }: Visit, { token }: ViewFeed, file: string): string {
  const base = options.settings.url ?? new URL(http.req.url).origin;
  return new URL(`/desk/feeds/${token}/${file}`, base).href;
}

async function makeFeed(context: DeskContext): Promise<Response> {
  const { feeds: words } = context.words;
  const title = (context.form.get('title') ?? '').trim().slice(0, 100);
  // Read and written again, so that only what we understand is kept.
  const asked = new URLSearchParams(context.form.get('query') ?? '');
  const query = viewQueryOf(searchQueryFrom(asked, { now: context.now, limit: FEED_ITEMS }));
  await context.options.ports.viewFeeds.addViewFeed({
    ...{
      owner: context.account.email,
      title: title === '' ? words.all : title,
      query,
      createdAt: context.now,
    },
  });
  return redirect(context, '/desk/feeds', { said: words.saidMade });
}

async function revokeFeed(context: DeskContext): Promise<Response> {
  const { feeds: words } = context.words;
  const token = context.form.get('token') ?? '';
  const done = await context.options.ports.viewFeeds.revokeViewFeed(
    token,
    context.account.email,
    context.now,
  );
  return redirect(context, '/desk/feeds', {
    said: done ? words.saidRevoked : words.saidUnknown,
    isProblem: !done,
  });
}

async function sendFeed(visit: Visit): Promise<Response> {
  const { http, options, now } = visit;
  const feed = await options.ports.viewFeeds.viewFeed(http.req.param('token') ?? '');
  if (feed === undefined) return notFound(visit);
  const query = searchQueryFrom(new URLSearchParams(feed.query), { now, limit: FEED_ITEMS });
  const { items } = await options.ports.desk.search(query);
  const { topicNames } = options;
  const file = renderedView(http.req.param('file') ?? '', { title: feed.title, items, topicNames });
  if (file === undefined) return notFound(visit);
  http.header('Cache-Control', 'private, max-age=300');
  http.header('X-Robots-Tag', 'noindex');
  return http.body(file.content, 200, { 'Content-Type': file.type });
}
