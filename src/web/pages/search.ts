import type { Facets, SearchQuery } from '../../ports.ts';
import type { DeskContext } from '../context.ts';
import { type Html, html } from '../html.ts';
import { get, type Route } from '../http/route.ts';
import { page } from '../layout.ts';
import { type Choice, choice, emptyState, field, pagination, queryForm } from '../parts.ts';
import { storyLine } from '../stories/story-line.ts';
import { renderedView } from '../views/view-feed.ts';
import { searchQueryFrom, viewQueryOf } from '../views/view-query.ts';
import { feedForm } from './view-feeds.ts';

const PAGE_SIZE = 50;

/** Rows of one file: more than staff look through, and no more than a spreadsheet opens at once. */
const CSV_ROWS = 500;

/** The archive: words and filters in the address, which is the permalink of what it shows. */
export const searchRoutes: readonly Route[] = [
  get('/search', 'viewer', showSearch),
  get('/search.csv', 'viewer', sendCsv),
];

async function showSearch(context: DeskContext): Promise<Response> {
  const { desk } = context.options.ports;
  const { search: words } = context.words;
  const asked = new URL(context.http.req.url).searchParams;
  const query = searchQueryFrom(asked, { now: context.now, limit: PAGE_SIZE });
  const [found, facets] = await Promise.all([desk.search(query), desk.facets()]);
  const address = viewQueryOf(query);
  return page(context, {
    ...{ title: words.title, active: 'search', width: 'wide', styles: ['story.css'] },
    actions: html`<a class="button" href="/desk/feeds">${context.words.feeds.title}</a> <a class="button" href="/desk/search.csv?${address}" download="mentions.csv">${words.csv}</a>`,
    body: [
      filters(context, query, facets),
      html`<p class="quiet" role="status">${words.found(found.total, found.isMore)}</p>`,
      found.items.length === 0
        ? emptyState(words.empty, words.emptyHelp)
        : found.items.map((item) => storyLine(context, item)),
      pagination(context, found.next === undefined ? {} : { next: found.next }),
      feedForm(context, address),
    ],
  });
}

function filters({ words, options }: DeskContext, query: SearchQuery, facets: Facets): Html {
  const { search, story } = words;
  const all = { value: '', label: search.all };
  const plain = (values: readonly string[], label = (value: string) => value): readonly Choice[] => [
    all,
    ...values.map((value) => ({ value, label: label(value) })),
  ];
  const topics = plain(facets.topics, (id) => options.topicNames.get(id) ?? id);
  const { text, topic = '', outlet = '', language = '', theme = '', state = '', from = '', to = '' } = query;
  return queryForm('/desk/search', [
    field({
      name: 'q',
      label: search.text,
      type: 'search',
      value: text,
      hint: search.textHint,
      autofocus: true,
    }),
    choice({ name: 'topic', label: search.topic, value: topic, choices: topics }),
    choice({ name: 'outlet', label: search.outlet, value: outlet, choices: plain(facets.outlets) }),
    choice({
      name: 'language',
      label: search.language,
      value: language,
      choices: plain(facets.languages, story.languages),
    }),
    choice({ name: 'theme', label: story.theme, value: theme, choices: plain(facets.themes) }),
    choice({
      name: 'state',
      label: search.state,
      value: state,
      choices: plain(['waiting', 'approved', 'rejected'], (value) =>
        value === 'approved' || value === 'rejected' ? story.states[value] : story.states.waiting,
      ),
    }),
    field({ name: 'from', label: search.from, type: 'date', value: from }),
    field({ name: 'to', label: search.to, type: 'date', value: to }),
    html`<button class="primary">${search.title}</button>`,
  ]);
}

async function sendCsv(context: DeskContext): Promise<Response> {
  const asked = new URL(context.http.req.url).searchParams;
  const query = searchQueryFrom(asked, { now: context.now, limit: CSV_ROWS });
  const { items } = await context.options.ports.desk.search(query);
  const { topicNames } = context.options;
  const file = renderedView('list.csv', { title: '', items, topicNames });
  if (file === undefined) throw new Error('a view is not rendered as CSV');
  context.http.header('Cache-Control', 'no-store');
  context.http.header('Content-Disposition', 'attachment; filename="mentions.csv"');
  return context.http.body(file.content, 200, { 'Content-Type': file.type });
}
