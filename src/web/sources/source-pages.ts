import type { Announced } from '../../domain/candidate.ts';
import type { Page } from '../../domain/page.ts';
import { textOf } from '../../domain/page-text.ts';
import type { ListingSelectors, Source } from '../../domain/source.ts';
import { type Look, lookAtPage } from '../../pipeline/look.ts';
import type { DeskContext } from '../context.ts';
import { momentHtml, publicationDateHtml } from '../dates.ts';
import { type Content, foreign, type Html, html } from '../html.ts';
import { badge, button, field, form, table } from '../parts.ts';

/** Enough to see whether the selectors are right. */
const SHOWN_ITEMS = 8;
/** Of a page as text, in characters: a listing stands in its first part. */
const SHOWN_TEXT = 60_000;

export const SELECTORS: readonly (keyof ListingSelectors)[] = [
  'item',
  'title',
  'url',
  'date',
  'summary',
  'image',
  'next',
];

/** The page that was understood last beside the one that was not, and what the source's selectors find in each. */
export async function keptPages(context: DeskContext, source: Source): Promise<Html> {
  const { sources: words } = context.words;
  const { sources } = context.options.ports;
  const [good, bad] = await Promise.all([
    sources.keptPage(source.id, 'good'),
    sources.keptPage(source.id, 'bad'),
  ]);
  return html`<div class="pages-beside">${await column(context, source, { label: words.good, page: good, none: words.noGood })}
${await column(context, source, { label: words.bad, page: bad, none: words.noBad })}</div>`;
}

async function column(
  context: DeskContext,
  source: Source,
  { label, page, none }: { readonly label: string; readonly page: Page | undefined; readonly none: string },
): Promise<Html> {
  const heading = html`<h3>${label}</h3>`;
  if (page === undefined) return html`<section class="card">${heading}<p class="quiet">${none}</p></section>`;
  const look = await lookAtPage(page, source);
  return html`<section class="card">${heading}<p class="quiet">${momentHtml(page.fetchedAt)} · ${page.status}</p>
${lookHtml(context, look)}${pageText(context, page)}</section>`;
}

/** What the site gives just now. */
export function livePage(context: DeskContext, look: Look): Html {
  return html`<section class="card"><h3>${context.words.sources.live}</h3>${lookHtml(context, look)}</section>`;
}

function lookHtml(context: DeskContext, { items, failure, selectors }: Look): Content {
  const { sources: words } = context.words;
  const shown = items.slice(0, SHOWN_ITEMS);
  return [
    failure !== undefined && html`<p class="problem">${foreign(failure.message)}</p>`,
    html`<p>${badge(words.items(items.length), items.length > 0 ? 'good' : 'bad')}</p>`,
    selectors.length > 0 && selectorTable(context, selectors),
    html`<ol class="found">${shown.map((item) => itemHtml(context, item))}</ol>`,
    items.length > shown.length && html`<p class="quiet">${words.more(items.length - shown.length)}</p>`,
  ];
}

function itemHtml(context: DeskContext, item: Announced): Html {
  const title = item.title === '' ? context.words.sources.noTitle : item.title;
  return html`<li>${foreign(title, item.language)}<br><span class="quiet">${publicationDateHtml(context, item.publishedAt)} · ${foreign(item.url)}</span></li>`;
}

function selectorTable({ words }: DeskContext, effects: Look['selectors']): Html {
  const { sources } = words;
  const found = ({ finds, of, name, problem }: Look['selectors'][number]): Content => {
    if (problem !== undefined) return foreign(problem);
    if (finds === 0) return badge(sources.findsNothing, 'bad');
    return name === 'item' || name === 'next' ? finds : sources.findsOf(finds, of);
  };
  return table(
    sources.selector,
    [{ label: sources.selector }, { label: sources.finds }],
    effects.map((effect) => [
      html`${sources.fields[effect.name]} <code>${effect.selector}</code>`,
      found(effect),
    ]),
  );
}

function pageText({ words }: DeskContext, page: Page): Html {
  const text = textOf(page);
  const isCut = text.length > SHOWN_TEXT;
  return html`<details><summary>${words.sources.pageText}</summary>${
    isCut && html`<p class="quiet">${words.sources.cutOff(SHOWN_TEXT)}</p>`
  }<pre class="source-text" tabindex="0"><bdi>${text.slice(0, SHOWN_TEXT)}</bdi></pre></details>`;
}

/** For editors: other selectors for a listing, and the site itself for every kind. */
export function tryForm(context: DeskContext, source: Source): Html {
  const { sources: words } = context.words;
  const isListing = source.kind === 'listing';
  return form(
    context,
    `/desk/sources/${source.id}/try`,
    [
      isListing &&
        html`<div class="selectors">${SELECTORS.map((name) =>
          field({
            ...{ name, label: words.fields[name], value: source.select?.[name] ?? '' },
            required: name === 'item',
          }),
        )}</div>`,
      html`<p class="hint">${words.tryHelp}</p><div class="actions">${
        isListing && button(words.tryKept, { kind: 'primary', name: 'on', value: 'kept' })
      } ${button(words.tryLive, { name: 'on', value: 'live' })}</div>`,
    ],
    { className: 'stacked card' },
  );
}

/** The source with the selectors of the form in place of its own; a field left empty is none. */
export function withTyped(source: Source, typed: URLSearchParams): Source {
  if (source.kind !== 'listing' || !typed.has('item')) return source;
  const written = SELECTORS.map((name) => [name, (typed.get(name) ?? '').trim()] as const);
  const chosen: Partial<Record<string, string>> = Object.fromEntries(written.filter(([, css]) => css !== ''));
  return { ...source, select: { item: '', ...chosen } };
}
