import { mayAct } from '../../domain/account.ts';
import type { ListItem } from '../../domain/digest.ts';
import { civilDate } from '../../domain/time.ts';
import { EXTERNAL, houseStyleSections } from '../../pipeline/publish/house-style.ts';
import { htmlFragment } from '../../pipeline/publish/list-html.ts';
import { textOf } from '../../pipeline/publish/list-text.ts';
import type { DeskContext } from '../context.ts';
import { forgetExport, markExported, moveInList, publishNow, sendMailNow } from '../digest/digest-actions.ts';
import {
  type ChosenDigest,
  choiceQuery,
  chosenDigest,
  MOST_STORIES,
  PERIODS,
} from '../digest/digest-choice.ts';
import { DIGEST_FILES, renderedDigest } from '../digest/digest-files.ts';
import { CHOICE_FORM, orderSection } from '../digest/digest-order.ts';
import { exportsTable, lastExport, outCard, recordCard } from '../digest/digest-out.ts';
import { type Content, type Html, html } from '../html.ts';
import { notFound } from '../http/errors.ts';
import { get, post, type Route } from '../http/route.ts';
import { page } from '../layout.ts';
import { choice, emptyState, field, problem } from '../parts.ts';

/** The composer: which stories, in which order, as they will look; taken away, recorded, published. */
export const digestRoutes: readonly Route[] = [
  get('/digest', 'viewer', showDigest),
  get('/digest/as/:format', 'viewer', sendList),
  post('/digest/order', 'editor', moveInList),
  post('/digest/exported', 'editor', markExported),
  post('/digest/forget', 'editor', forgetExport),
  post('/digest/publish', 'editor', publishNow),
  post('/digest/mail', 'admin', sendMailNow),
];

/** Records that are shown; older ones stay in the archive. */
const SHOWN_EXPORTS = 8;

async function showDigest(context: DeskContext): Promise<Response> {
  const { digest: words } = context.words;
  const chosen = await chosenDigest(context);
  const exports = await context.options.ports.composer.exports(SHOWN_EXPORTS);
  const isEditor = mayAct(context.account.role, 'editor');
  return page(context, {
    ...{ title: words.title, active: 'digest', width: 'wide' },
    ...{ styles: ['digest.css'], scripts: ['digest.js'] },
    body: html`<p class="lead">${words.lead}</p>
<div class="composer" data-offline="${words.noAnswer}">
${choiceForm(context, chosen)}
${chosen.hasMore && problem(words.more(MOST_STORIES))}
<p class="quiet counted"><span role="status">${words.count(chosen.items.length, chosen.choice.without.length)}</span> · ${lastExport(context, exports[0])}</p>
${
  chosen.all.length === 0
    ? emptyState(chosen.choice.period === 'new' ? words.emptyNew : words.empty, words.emptyHelp)
    : html`<div class="columns">${orderSection(context, chosen)}${previewSection(context, chosen)}</div>`
}
${isEditor && html`<div class="cards">${chosen.items.length > 0 && recordCard(context, chosen)}${outCard(context, chosen)}</div>`}
${exportsTable(context, chosen, exports)}
</div>`,
  });
}

function choiceForm({ words }: DeskContext, chosen: ChosenDigest): Html {
  const { digest } = words;
  const { period, from, to } = chosen.choice;
  return html`<form method="get" action="/desk/digest" class="filters" id="${CHOICE_FORM}">${choice({
    ...{ name: 'period', label: digest.period, value: period },
    choices: PERIODS.map((value) => ({ value, label: digest.periods[value] })),
  })}<div class="range">${field({ name: 'from', label: digest.from, type: 'date', value: from })}${field({
    ...{ name: 'to', label: digest.to, type: 'date', value: to },
  })}</div><button class="primary">${digest.show}</button></form>`;
}

/** The list as the page gets it: the article holds the very markup of the fragment. */
function previewSection({ words }: DeskContext, chosen: ChosenDigest): Html {
  const { digest } = words;
  const sections = houseStyleSections(chosen);
  const address = choiceQuery(chosen.choice);
  const files = DIGEST_FILES.map(
    (file) =>
      html`<a class="button" href="/desk/digest/as/${file}?${address}" download>${digest.formats[file]}</a> `,
  );
  return html`<section class="preview"><h2>${digest.preview}</h2>
<div class="row" role="group" aria-label="${digest.takeAway}"><button type="button" class="with-script" data-copy="${digest.copied}" data-selected="${digest.selected}" hidden>${digest.copy}</button> <button type="button" class="with-script" data-print="list" hidden>${digest.print}</button> ${files}</div>
<article id="list" class="list" lang="en">${sections.map(({ theme, items }) => [
    theme !== undefined && html`<h2>Theme: ${theme}</h2>\n`,
    items.map(itemHtml),
  ])}</article>
<details><summary>${digest.asText}</summary><pre id="list-text" tabindex="0">${textOf(sections)}</pre></details>
<details><summary>${digest.asHtml}</summary><pre tabindex="0"><code>${htmlFragment(sections)}</code></pre></details>
</section>`;
}

function itemHtml({ place, headline, url, paragraph }: ListItem): Content {
  const title = url === undefined ? headline : html`<a href="${url}" rel="external noopener">${headline}</a>`;
  return html`<h3>${place} | ${title} ${EXTERNAL}</h3>\n${paragraph !== '' && html`<p>${paragraph}</p>\n`}`;
}

async function sendList(context: DeskContext): Promise<Response> {
  const { http, options, now } = context;
  const file = DIGEST_FILES.find((known) => known === http.req.param('format'));
  if (file === undefined) return notFound(context);
  const { items, themes } = await chosenDigest(context);
  const list = { title: options.publishing.title, items, themes };
  const { type, content } = await renderedDigest(file, list, options.ports.documents);
  const { year, month, day } = civilDate(now);
  const date = [year, ...[month, day].map((part) => String(part).padStart(2, '0'))].join('-');
  http.header('Cache-Control', 'no-store');
  http.header('Content-Disposition', `attachment; filename="digest-${date}.${file}"`);
  return http.body(typeof content === 'string' ? content : new Uint8Array(content), 200, {
    'Content-Type': type,
  });
}
