import { csv } from '../../pipeline/publish/csv.ts';
import type { CoverageQuery, CoverageRow } from '../../ports.ts';
import type { DeskContext } from '../context.ts';
import { type Content, type Html, html } from '../html.ts';
import { get, type Route } from '../http/route.ts';
import { page } from '../layout.ts';
import { choice, emptyState, field, queryForm, table } from '../parts.ts';
import { SERIES, type Series, stackedBars } from '../views/chart.ts';
import { periodsBetween } from '../views/periods.ts';

const DIMENSIONS = ['topic', 'member', 'outlet', 'language', 'theme'] as const;
const PERIODS = ['week', 'month', 'quarter'] as const;
const OF = ['found', 'approved'] as const;

/** How much was written, for the report to those who pay: as a chart, a table and a file, with the query that made it. */
export const coverageRoutes: readonly Route[] = [
  get('/coverage', 'viewer', showCoverage),
  get('/coverage.csv', 'viewer', sendCsv),
];

async function showCoverage(context: DeskContext): Promise<Response> {
  const { coverage: words } = context.words;
  const query = queryFrom(context);
  const rows = await context.options.ports.desk.coverage(query);
  const address = addressOf(query);
  return page(context, {
    ...{ title: words.title, active: 'coverage', width: 'wide', styles: ['chart.css'] },
    actions: html`<a class="button" href="/desk/coverage.csv?${address}" download="coverage.csv">${words.csv}</a>`,
    body: [
      html`<p class="lead">${words.lead}</p>`,
      filters(context, query),
      rows.length === 0 ? emptyState(words.empty, words.emptyHelp) : drawn(context, query, rows),
    ],
  });
}

function filters({ words }: DeskContext, query: CoverageQuery): Html {
  const { coverage } = words;
  const choices = <Value extends string>(values: readonly Value[], labels: Readonly<Record<Value, string>>) =>
    values.map((value) => ({ value, label: labels[value] }));
  return queryForm('/desk/coverage', [
    choice({
      name: 'by',
      label: coverage.by,
      value: query.by,
      choices: choices(DIMENSIONS, coverage.dimensions),
    }),
    choice({
      name: 'period',
      label: coverage.period,
      value: query.period,
      choices: choices(PERIODS, coverage.periods),
    }),
    choice({ name: 'of', label: coverage.of, value: query.of, choices: choices(OF, coverage.kinds) }),
    field({ name: 'from', label: words.search.from, type: 'date', value: query.from ?? '' }),
    field({ name: 'to', label: words.search.to, type: 'date', value: query.to ?? '' }),
    html`<button class="primary">${coverage.show}</button>`,
  ]);
}

function drawn(context: DeskContext, query: CoverageQuery, rows: readonly CoverageRow[]): Content {
  const { coverage: words } = context.words;
  const periods = periodsBetween(rows[0]?.period ?? '', rows.at(-1)?.period ?? '', query.period);
  const kinds = kindsOf(rows);
  const label = (key: string) => labelOf(context, query.by, key);
  const valuesOf = (keys: readonly string[], over = periods): readonly number[] =>
    over.map((period) => sum(rows.filter((row) => row.period === period && keys.includes(row.key))));
  const shown = kinds.length > SERIES ? kinds.slice(0, SERIES - 1) : kinds;
  const others = kinds.slice(shown.length);
  const series: readonly Series[] = [
    ...shown.map((key) => ({ label: label(key), values: valuesOf([key]) })),
    ...(others.length === 0 ? [] : [{ label: words.others(others.length), values: valuesOf(others) }]),
  ];
  // In the table a period without news says nothing; in the chart it keeps the distance.
  const told = periods.filter((period) => rows.some((row) => row.period === period));
  const title = `${words.title}: ${words.dimensions[query.by]}`;
  return [
    stackedBars({ title, periods, series }),
    query.by === 'topic' || query.by === 'member' ? html`<p class="hint">${words.several}</p>` : undefined,
    table(
      title,
      [
        { label: words.dimensions[query.by] },
        ...told.map((period) => ({ label: period, numeric: true })),
        { label: words.total, numeric: true },
        { label: words.stories, numeric: true },
      ],
      kinds.map((key) => {
        const values = valuesOf([key], told);
        const stories = rows.filter((row) => row.key === key).reduce((all, row) => all + row.stories, 0);
        return [
          html`<bdi>${label(key)}</bdi>`,
          ...values,
          values.reduce((all, value) => all + value, 0),
          stories,
        ];
      }),
    ),
  ];
}

/** The most written about first. */
function kindsOf(rows: readonly CoverageRow[]): readonly string[] {
  const totals = new Map<string, number>();
  for (const { key, mentions } of rows) totals.set(key, (totals.get(key) ?? 0) + mentions);
  return [...totals].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1)).map(([key]) => key);
}

function sum(rows: readonly CoverageRow[]): number {
  return rows.reduce((all, { mentions }) => all + mentions, 0);
}

function labelOf({ options, words }: DeskContext, by: CoverageQuery['by'], key: string): string {
  if (key === '') return by === 'theme' ? words.coverage.noTheme : words.coverage.unknown;
  if (by === 'topic') return options.topicNames.get(key) ?? key;
  return by === 'language' ? words.story.languages(key) : key;
}

function queryFrom({ http, now }: DeskContext): CoverageQuery {
  const asked = new URL(http.req.url).searchParams;
  const one = <Value extends string>(values: readonly Value[], name: string, otherwise: Value): Value =>
    values.find((value) => value === asked.get(name)) ?? otherwise;
  const day = (name: string) => /^\d{4}-\d{2}-\d{2}$/.exec(asked.get(name) ?? '')?.[0];
  // Two years, unless somebody asks for more: what a report covers, and what can be read at a glance.
  const from = day('from') ?? (asked.has('from') ? undefined : `${Number(now.slice(0, 4)) - 1}-01-01`);
  const to = day('to');
  return {
    by: one(DIMENSIONS, 'by', 'topic'),
    period: one(PERIODS, 'period', 'quarter'),
    of: one(OF, 'of', 'found'),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
}

function addressOf({ by, period, of, from = '', to = '' }: CoverageQuery): string {
  return new URLSearchParams({ by, period, of, from, to }).toString();
}

/** The query stands in each row, so that a figure in a report can be made again. */
async function sendCsv(context: DeskContext): Promise<Response> {
  const query = queryFrom(context);
  const rows = await context.options.ports.desk.coverage(query);
  const made = `/desk/coverage?${addressOf(query)}`;
  const cells = rows.map(({ period, key, mentions, stories }) => [
    ...[period, labelOf(context, query.by, key)],
    ...[mentions, stories],
    made,
  ]);
  context.http.header('Cache-Control', 'no-store');
  context.http.header('Content-Disposition', 'attachment; filename="coverage.csv"');
  const content = csv(['period', query.by, 'mentions', 'stories', 'query'], cells);
  return context.http.body(content, 200, { 'Content-Type': 'text/csv; charset=utf-8' });
}
