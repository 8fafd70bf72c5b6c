import { mayAct } from '../../domain/account.ts';
import type { DigestItem } from '../../domain/digest.ts';
import { itemsByTheme } from '../../pipeline/publish/house-style.ts';
import { headlineLanguage, headlineOf } from '../../pipeline/publish/wording.ts';
import type { DeskContext } from '../context.ts';
import { publicationDateHtml } from '../dates.ts';
import { type Content, foreign, type Html, html } from '../html.ts';
import { badge, form, hidden } from '../parts.ts';
import { type ChosenDigest, choiceQuery } from './digest-choice.ts';

/** The form whose boxes say what is left out; it asks for the page again. */
export const CHOICE_FORM = 'choice';

/** The stories in the order of the list: moved by buttons, and by the module by drag and by keys; left out by boxes. */
export function orderSection(context: DeskContext, chosen: ChosenDigest): Html {
  const { digest: words } = context.words;
  const groups = itemsByTheme({ themes: chosen.themes, items: chosen.all });
  const named = groups.map(({ theme }) => theme).filter((theme) => theme !== '');
  const list = groups.map(({ theme, items }) => {
    const heading = theme === '' ? words.noTheme : html`${words.theme}: ${foreign(theme)}`;
    const move = theme === '' ? undefined : mover(context, { kind: 'theme', id: theme, label: theme }, named);
    return html`<section class="group"${theme !== '' && html` data-kind="theme" data-id="${theme}"`}>
<h3>${move !== undefined && HANDLE}<span class="name">${heading}</span>${move}</h3>
<ol>${items.map((item) => storyRow(context, chosen, item, items))}</ol>
</section>`;
  });
  return html`<section class="order"><h2>${words.order}</h2>
<p class="quiet">${words.orderHelp} <span class="with-script" hidden>${words.dragHelp}</span></p>
${
  mayAct(context.account.role, 'editor')
    ? form(
        context,
        '/desk/digest/order',
        [html`<input type="hidden" name="back" value="${choiceQuery(chosen.choice)}">`, list],
        { className: 'moves', id: 'order', facts: { offline: words.noAnswer } },
      )
    : list
}
<button class="quiet" form="${CHOICE_FORM}">${words.update}</button></section>`;
}

const HANDLE = html`<span class="handle with-script" aria-hidden="true" hidden>⠿</span>`;

function storyRow(
  context: DeskContext,
  { choice, takenIds }: ChosenDigest,
  item: DigestItem,
  beside: readonly DigestItem[],
): Html {
  const { digest: words } = context.words;
  const [id, headline] = [String(item.storyId), headlineOf(item)];
  const isOut = choice.without.includes(item.storyId);
  const ids = beside.map(({ storyId }) => String(storyId));
  const move = mover(context, { kind: 'story', id, label: headline }, ids);
  return html`<li id="story-${id}" data-kind="story" data-id="${id}"${isOut && html` class="out"`}>
${move !== undefined && HANDLE}<div class="what"><a href="/desk/stories/${id}">${foreign(headline, headlineLanguage(item))}</a>
<p class="place">${foreign(item.outlet)} · ${publicationDateHtml(context, item.publishedAt)}${
    takenIds.includes(item.storyId) && html` ${badge(words.taken)}`
  }</p></div>
<label><input type="checkbox" name="without" value="${id}" form="${CHOICE_FORM}"${isOut && html` checked`}><span aria-hidden="true">${words.leaveOut}</span>${hidden(words.leaveOutOf(headline))}</label>
${move}</li>`;
}

interface Movable {
  readonly kind: 'story' | 'theme';
  readonly id: string;
  readonly label: string;
}

/** Two buttons, each of which says beside what it leads; undefined for those who may not. */
function mover(context: DeskContext, what: Movable, beside: readonly string[]): Content {
  if (!mayAct(context.account.role, 'editor')) return undefined;
  const { digest: words } = context.words;
  const at = beside.indexOf(what.id);
  const one = (
    place: 'before' | 'after',
    other: string | undefined,
    sign: string,
    label: string,
    key: string,
  ) =>
    html`<button class="quiet" name="${what.kind}" value="${String(
      new URLSearchParams({ id: what.id, place, other: other ?? '' }),
    )}" aria-keyshortcuts="${key}"${other === undefined && html` disabled`}><span aria-hidden="true">${sign}</span>${hidden(label)}</button>`;
  return html`<span class="row">${one('before', beside[at - 1], '↑', words.up(what.label), 'Alt+ArrowUp')}${one(
    'after',
    beside[at + 1],
    '↓',
    words.down(what.label),
    'Alt+ArrowDown',
  )}</span>`;
}
