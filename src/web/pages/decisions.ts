import type { DecisionEntry } from '../../ports.ts';
import type { DeskContext } from '../context.ts';
import { momentHtml } from '../dates.ts';
import { foreign, type Html, html } from '../html.ts';
import { get, type Route } from '../http/route.ts';
import { page } from '../layout.ts';
import { badge, emptyState, pagination, stackingTable } from '../parts.ts';
import { changesHtml, decidedHtml } from '../stories/decided-html.ts';

const PAGE_SIZE = 100;

/** Everything that staff decided, newest first; nothing can be changed here or anywhere. */
export const decisionRoutes: readonly Route[] = [get('/decisions', 'viewer', showDecisions)];

async function showDecisions(context: DeskContext): Promise<Response> {
  const { desk, brokenDecision } = context.options.ports;
  const { decisions: words } = context.words;
  const before = positive(context.http.req.query('before'));
  const [entries, broken] = await Promise.all([
    desk.decisions({ limit: PAGE_SIZE, ...(before !== undefined && { before }) }),
    brokenDecision(),
  ]);
  const last = entries.length === PAGE_SIZE ? entries.at(-1)?.id : undefined;
  return page(context, {
    ...{ title: words.title, active: 'decisions', width: 'wide' },
    actions: broken === undefined ? badge(words.chainHolds, 'good') : badge(words.chainBroken, 'bad'),
    ...(broken !== undefined && { problem: `${broken}. ${words.chainHelp}` }),
    body: [
      html`<p class="lead">${words.lead}</p>`,
      entries.length === 0 ? emptyState(words.empty, words.emptyHelp) : entryTable(context, entries),
      pagination(context, { parameter: 'before', ...(last !== undefined && { next: String(last) }) }),
    ],
  });
}

function entryTable(context: DeskContext, entries: readonly DecisionEntry[]): Html {
  const { decisions: words } = context.words;
  const columns = [
    { label: words.number, numeric: true },
    ...[words.when, words.who, words.story, words.what, words.change].map((label) => ({ label })),
  ];
  return stackingTable(
    words.title,
    columns,
    entries.map((entry) => [
      entry.id,
      momentHtml(entry.at),
      foreign(entry.who),
      html`<a href="/desk/stories/${entry.storyId}">${entry.storyId}</a>`,
      decidedHtml(context, entry),
      changesHtml(context, entry),
    ]),
  );
}

function positive(written: string | undefined): number | undefined {
  const number = Number(written);
  return Number.isSafeInteger(number) && number > 0 ? number : undefined;
}
