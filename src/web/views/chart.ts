import { type Html, html } from '../html.ts';

/** How much of each kind in each period; kinds are drawn one on the other, the first at the bottom. */
export interface Series {
  readonly label: string;
  /** One number for each period. */
  readonly values: readonly number[];
}

export interface Chart {
  readonly title: string;
  readonly periods: readonly string[];
  /** At most as many as there are colours (`SERIES`). */
  readonly series: readonly Series[];
}

/** Colours of the style sheet, `series-0` to `series-7`: told apart by all eyes, and by their order in the legend. */
export const SERIES = 8;

const [WIDTH, HEIGHT] = [960, 300];
const [LEFT, RIGHT, TOP, BOTTOM] = [44, 8, 12, 28];
const WIDEST_BAR = 110;

/** Bars on a common scale, drawn here so that nothing runs in the browser. What they say stands in the table beside it. */
export function stackedBars({ title, periods, series }: Chart): Html {
  const totals = periods.map((_, at) => series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0));
  const top = niceTop(Math.max(1, ...totals));
  const [width, height] = [WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM];
  const step = width / Math.max(1, periods.length);
  const y = (value: number) => round(TOP + height - (value / top) * height);
  const lines = [0, 0.25, 0.5, 0.75, 1]
    .map((share) => share * top)
    .filter((value) => Number.isInteger(value));
  return html`<figure class="chart"><div class="plot" role="group" aria-label="${title}" tabindex="0"><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}">
${lines.map(
  (value) =>
    html`<line class="rule" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(value)}" y2="${y(value)}"/><text class="tick" x="${LEFT - 6}" y="${y(value) + 4}" text-anchor="end">${value}</text>`,
)}
${periods.map((period, at) => bar({ period, at, series, step, y }))}
${labelled(periods).map(
  ({ period, at }) =>
    html`<text class="tick" x="${round(LEFT + step * (at + 0.5))}" y="${HEIGHT - 8}" text-anchor="middle">${period}</text>`,
)}
</svg></div>
<figcaption><ul class="legend">${series.map(({ label }, kind) => html`<li><svg viewBox="0 0 10 10" aria-hidden="true"><rect class="series-${kind}" width="10" height="10" rx="2"/></svg>${label}</li>`)}</ul></figcaption></figure>`;
}

function bar(given: {
  readonly period: string;
  readonly at: number;
  readonly series: readonly Series[];
  readonly step: number;
  readonly y: (value: number) => number;
}): Html {
  const { period, at, series, step, y } = given;
  const gap = Math.max(Math.min(step * 0.2, 8), step - WIDEST_BAR);
  let below = 0;
  const parts = series.map(({ label, values }, kind) => {
    const value = values[at] ?? 0;
    if (value === 0) return undefined;
    const [from, to] = [y(below), y(below + value)];
    below += value;
    return html`<rect class="series-${kind}" x="${round(LEFT + step * at + gap / 2)}" y="${to}" width="${round(step - gap)}" height="${round(from - to)}"><title>${period}, ${label}: ${value}</title></rect>`;
  });
  return html`${parts}`;
}

/** As many labels as there is room for. */
function labelled(periods: readonly string[]): readonly { readonly period: string; readonly at: number }[] {
  const every = Math.ceil(periods.length / 12);
  return periods.map((period, at) => ({ period, at })).filter(({ at }) => at % every === 0);
}

/** Whole, and well divided by four from some size on, so that the bars fill most of the height. */
const TOPS = [1, 1.2, 1.6, 2, 2.4, 2.8, 3.2, 4, 6, 8, 10];

function niceTop(most: number): number {
  const magnitude = 10 ** Math.floor(Math.log10(most));
  const tops = TOPS.map((factor) => round(factor * magnitude)).filter(Number.isInteger);
  return tops.find((top) => top >= most) ?? most;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
