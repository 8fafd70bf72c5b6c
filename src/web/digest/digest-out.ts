import { mayAct } from '../../domain/account.ts';
import type { DigestExport } from '../../ports.ts';
import type { DeskContext } from '../context.ts';
import { momentHtml } from '../dates.ts';
import { type Content, foreign, type Html, html, joined } from '../html.ts';
import { button, choice, form, table } from '../parts.ts';
import { TAKEN_AS } from './digest-actions.ts';
import { type ChosenDigest, choiceQuery } from './digest-choice.ts';

/** Says that the list was taken over; names the stories that this page shows. */
export function recordCard(context: DeskContext, { choice: chosen, items }: ChosenDigest): Html {
  const { digest: words } = context.words;
  const ids = items.map(({ storyId }) => storyId).join(',');
  return html`<section class="card"><h2>${words.record}</h2><p class="quiet">${words.recordHelp}</p>${form(
    context,
    '/desk/digest/exported',
    [
      html`<input type="hidden" name="stories" value="${ids}"><input type="hidden" name="without" value="${chosen.without.join(',')}">`,
      choice({
        ...{ name: 'format', label: words.takenAs, value: 'page' },
        choices: TAKEN_AS.toReversed().map((value) => ({ value, label: formatName(context, value) })),
      }),
      button(words.record, { kind: 'primary' }),
    ],
    { className: 'filters' },
  )}</section>`;
}

/** What reaches readers: files now, and the mail where one is set up. */
export function outCard(context: DeskContext, { choice: chosen }: ChosenDigest): Html {
  const { digest: words } = context.words;
  const { options, account } = context;
  const back = html`<input type="hidden" name="back" value="${choiceQuery(chosen)}">`;
  const mails = options.publishing.sendMail !== undefined && mayAct(account.role, 'admin');
  return html`<section class="card"><h2>${words.out}</h2><p class="quiet">${words.outHelp[options.publishing.mode]}</p><div class="row">${form(
    context,
    '/desk/digest/publish',
    [back, button(words.publish)],
  )} ${
    mails &&
    form(context, '/desk/digest/mail', [back, button(words.mail)], {
      confirm: words.mailConfirm,
    })
  }</div></section>`;
}

export function lastExport(context: DeskContext, last: DigestExport | undefined): Content {
  const { digest: words } = context.words;
  if (last === undefined) return words.noExport;
  const parts = [
    momentHtml(last.at),
    foreign(last.who),
    formatName(context, last.format),
    words.count(last.stories, 0),
  ];
  return html`${words.lastExport}: ${joined(parts, ', ')}`;
}

export function exportsTable(
  context: DeskContext,
  { choice: chosen }: ChosenDigest,
  exports: readonly DigestExport[],
): Content {
  const { digest: words } = context.words;
  if (exports.length === 0) return undefined;
  const isEditor = mayAct(context.account.role, 'editor');
  const rows = exports.map(({ id, at, who, format, stories }) => [
    ...[momentHtml(at), foreign(who), formatName(context, format), stories],
    ...(isEditor ? [forgetForm(context, choiceQuery(chosen), id)] : []),
  ]);
  const columns = [
    ...[{ label: words.at }, { label: words.who }, { label: words.takenAs }],
    { label: words.stories, numeric: true },
    ...(isEditor ? [{ label: context.words.account.actions }] : []),
  ];
  return html`<details class="exports"><summary>${words.exports}</summary>${table(words.exports, columns, rows)}</details>`;
}

function forgetForm(context: DeskContext, back: string, id: number): Html {
  const { digest: words } = context.words;
  return form(
    context,
    '/desk/digest/forget',
    [
      html`<input type="hidden" name="back" value="${back}"><input type="hidden" name="export" value="${id}">`,
      button(words.forget, { kind: 'danger' }),
    ],
    { confirm: words.forgetConfirm },
  );
}

function formatName({ words }: DeskContext, format: string): string {
  const { formats, page, otherwise } = words.digest;
  const names: Readonly<Record<string, string>> = { ...formats, page, otherwise };
  return names[format] ?? format;
}
