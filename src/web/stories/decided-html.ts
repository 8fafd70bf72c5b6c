import { parseInstant, printedDay } from '../../domain/time.ts';
import type { DecisionEntry } from '../../ports.ts';
import type { DeskContext } from '../context.ts';
import { printedMoment } from '../dates.ts';
import { type Content, foreign, type Html, html } from '../html.ts';
import { MESSAGES, UI_LANGUAGES } from '../messages/index.ts';
import { REASONS } from './inbox-actions.ts';

/** What was decided and why, in the language of whoever reads it, whatever the language in which it was decided. */
export function decidedHtml(context: DeskContext, { decided, reason }: DecisionEntry): Content {
  return [
    context.words.decided.inWords(decided),
    reason !== undefined && html` <span class="quiet">– ${foreign(reasonSaid(context, reason))}</span>`,
  ];
}

/** A reason of the list is kept as it read to whoever chose it; one's own words stay as they are. */
function reasonSaid({ words }: DeskContext, kept: string): string {
  if (kept === 'imported') return words.decided.imported;
  const known = REASONS.find((reason) =>
    UI_LANGUAGES.some((language) => MESSAGES[language].inbox.reasons[reason] === kept),
  );
  return known === undefined ? kept : words.inbox.reasons[known];
}

/** Only what differs, field by field. */
export function changesHtml(context: DeskContext, { before, after }: DecisionEntry): Content {
  const { decisions: words, decided } = context.words;
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  if (changed.length === 0) return undefined;
  const lines = changed.map((name) => {
    const [old, now] = [before, after].map((content) => valueHtml(context, name, content[name]));
    return html`<div><dt>${decided.field(name)}</dt><dd><del>${old}</del> → <ins>${now}</ins></dd></div>`;
  });
  return html`<details><summary>${words.fields(changed.length)}</summary><dl class="changes">${lines}</dl></details>`;
}

function valueHtml(context: DeskContext, name: string, value: unknown): Html {
  if (value === undefined || value === null) return html`–`;
  if (typeof value !== 'string') return foreign(JSON.stringify(value));
  const { states } = context.words.story;
  if (name === 'state') return foreign(states[value as keyof typeof states] ?? value);
  if (name === 'reason') return foreign(reasonSaid(context, value));
  if (name === 'date' && /^\d{4}-\d\d-\d\d$/.test(value)) return foreign(printedDay(value));
  if (name === 'snoozedUntil') return foreign(printedMoment(parseInstant(value)));
  return foreign(value);
}
