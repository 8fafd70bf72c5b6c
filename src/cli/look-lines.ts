/** What a source gives, item by item and field by field, as `source test` and `source add` print it. */
import type { Announced } from '../domain/candidate.ts';
import type { Source } from '../domain/source.ts';
import type { SelectorEffect } from '../pipeline/discover/selector-effects.ts';
import type { Look } from '../pipeline/look.ts';
import { counted } from './funnel.ts';

const MISSING = '(missing)';

export function lookLines(look: Look, limit: number): readonly string[] {
  const { source, items, documents, failure, url, dropped } = look;
  return [
    `${source.id}  ${source.kind}  ${source.url}`,
    ...(url === source.url ? [] : [`  found at  ${url}`]),
    ...(failure === undefined ? [] : [`  failed    ${failure.message}`]),
    `  gives     ${counted(items.length, 'item')} from ${counted(documents, 'document')}${droppedPart(dropped)}`,
    ...look.selectors.map(effectLine),
    ...itemsLines(items, source, limit),
  ];
}

function droppedPart(dropped: Look['dropped']): string {
  return Object.entries(dropped)
    .map(([reason, count]) => `, ${count} unusable (${reason})`)
    .join('');
}

function effectLine({ name, selector, finds, of, problem }: SelectorEffect): string {
  const result = problem ?? (name === 'item' || name === 'next' ? `${finds}` : `${finds} of ${of}`);
  const mark = finds === 0 ? '  ← finds nothing' : '';
  return `  ${name.padEnd(9)} ${selector}: ${result}${mark}`;
}

/** The first items; what a person needs to see before they trust a source. */
export function itemsLines(
  items: readonly Announced[],
  source: Pick<Source, 'language'>,
  limit: number,
): readonly string[] {
  const shown = items.slice(0, limit);
  const rest = items.length - shown.length;
  return [
    ...shown.flatMap((item, index) => itemLines(item, source, index + 1)),
    ...(rest > 0 ? [`  … and ${rest} more`] : []),
  ];
}

function itemLines(
  item: Announced,
  { language }: Pick<Source, 'language'>,
  number: number,
): readonly string[] {
  const { publishedAt: date } = item;
  const fallback = language === undefined ? MISSING : `${language} (as the source says)`;
  return [
    `  ${String(number).padStart(3)}  ${item.title === '' ? MISSING : item.title}`,
    `       url       ${item.url}`,
    `       date      ${date === undefined ? MISSING : `${date.at} (${date.precision}, from ${date.from})`}`,
    `       summary   ${item.summary === undefined ? MISSING : shortened(item.summary)}`,
    `       language  ${item.language ?? fallback}`,
  ];
}

function shortened(text: string): string {
  return text.length > 160 ? `${text.slice(0, 159)}…` : text;
}
