/**
 * The digest page's whole style, inside the page: nothing is fetched from anywhere. Copper on paper by day,
 * on slate by night; every text has a contrast of 4.5 to 1 or more (WCAG 2.2, AA).
 */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fbf9f5; --ink: #1f2624; --quiet: #5a625e; --line: #e2ddd2; --copper: #8f4a1c; --tint: #f3ede2;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "Book Antiqua", Georgia, serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #171b1a; --ink: #e8e5dd; --quiet: #a5ada8; --line: #323937; --copper: #e5aa7c; --tint: #212726;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.6 var(--sans); }
.page { max-width: 58rem; margin: 0 auto; padding: 0 1.5rem; }
a { color: inherit; text-decoration-color: var(--copper); text-decoration-thickness: 1px; text-underline-offset: .2em; }
a:hover { color: var(--copper); }
a:focus-visible { outline: 3px solid var(--copper); outline-offset: 3px; border-radius: 2px; }
.skip { position: absolute; left: -999rem; padding: .5rem 1rem; background: var(--ink); color: var(--paper); }
.skip:focus { left: 1rem; top: 1rem; z-index: 1; }
header { padding: 3.5rem 0 1.75rem; }
header .mark { width: 3rem; height: 4px; margin: 0 0 1.5rem; background: var(--copper); }
h1 { margin: 0; font: 600 clamp(2rem, 5vw, 3rem)/1.12 var(--serif); letter-spacing: -.015em; text-wrap: balance; }
.about { max-width: 40rem; margin: .9rem 0 0; color: var(--quiet); font-size: 1.0625rem; }
.newest { margin: .5rem 0 0; color: var(--quiet); font-size: .9375rem; }
nav { padding: 1rem 0; border-top: 1px solid var(--line); border-bottom: 1px solid var(--line); }
nav dl { display: grid; grid-template-columns: 7.5rem 1fr; gap: .4rem 1.5rem; margin: 0; font-size: .9375rem; }
nav dt { color: var(--quiet); }
nav dd { margin: 0; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 0; padding: 0; list-style: none; }
nav [aria-current] { color: var(--copper); font-weight: 600; text-decoration: none; }
.count { color: var(--quiet); font-size: .8125rem; font-variant-numeric: tabular-nums; }
article { display: grid; grid-template-columns: 7.5rem 1fr; gap: 0 1.5rem; padding: 1.9rem 0; border-bottom: 1px solid var(--line); }
.where { margin: .3rem 0 0; font-size: .875rem; line-height: 1.45; overflow-wrap: anywhere; }
.outlet { display: block; font-weight: 650; }
.where time, .undated { color: var(--quiet); font-variant-numeric: tabular-nums; }
h2 { margin: 0; font: 600 1.375rem/1.3 var(--serif); letter-spacing: -.005em; overflow-wrap: break-word; text-wrap: pretty; }
h2 a { text-decoration-color: transparent; }
h2 a:hover { text-decoration-color: currentColor; }
.summary { max-width: 40rem; margin: .55rem 0 0; overflow-wrap: break-word; }
.note { color: var(--quiet); }
.more { max-width: 40rem; margin: .6rem 0 0; color: var(--quiet); font-size: .875rem; overflow-wrap: break-word; }
.more a { color: var(--ink); }
.tags { display: flex; flex-wrap: wrap; gap: .35rem; margin: .8rem 0 0; padding: 0; list-style: none; font-size: .8125rem; }
.tags li { padding: .1rem .6rem; border-radius: 1rem; background: var(--tint); color: var(--quiet); }
.tags a { text-decoration: none; }
.tags .paywall { background: none; box-shadow: inset 0 0 0 1px var(--line); }
.empty { padding: 4.5rem 0 5rem; text-align: center; color: var(--quiet); font: 1.25rem/1.5 var(--serif); border-bottom: 1px solid var(--line); }
footer { padding: 2rem 0 4rem; color: var(--quiet); font-size: .875rem; }
footer p { margin: 0 0 .4rem; }
@media (max-width: 40rem) {
  header { padding-top: 2.25rem; }
  nav dl, article { grid-template-columns: 1fr; }
  nav dd { margin-bottom: .5rem; }
  .where { margin: 0 0 .35rem; }
  .outlet { display: inline; }
  .outlet::after { content: " ·"; color: var(--quiet); font-weight: 400; }
}
@media print {
  :root { --paper: #fff; --ink: #000; --quiet: #444; --line: #bbb; --copper: #000; --tint: #fff; }
  body { font-size: 10.5pt; }
  nav, .skip, footer { display: none; }
  header { padding-top: 0; }
  article { break-inside: avoid; padding: .9rem 0; }
  h2 a::after { content: " " attr(href); font: 8pt var(--sans); color: var(--quiet); overflow-wrap: anywhere; }
}
`;
