import type { EditorsWords } from '../../domain/review.ts';
import type { StoryView } from '../../ports.ts';
import type { DeskContext } from '../context.ts';
import { publicationDateHtml } from '../dates.ts';
import { foreign, type Html, html } from '../html.ts';
import { button, choice, field, form, textArea } from '../parts.ts';
import { REASONS, SNOOZE_DAYS } from './inbox-actions.ts';

/** What was typed stands in the form again where it was not taken. */
export interface NotTaken {
  readonly problem: string;
  readonly typed: URLSearchParams;
}

/** An editor's words beside what the publisher wrote: what is left empty stays as found, and follows the publisher. */
export function decisionForm(
  context: DeskContext,
  view: StoryView,
  themes: readonly string[],
  notTaken: NotTaken | undefined,
): Html {
  const { storyPage: words, inbox } = context.words;
  const { item } = view;
  const shown = view.articles.find(({ articleId }) => articleId === view.representativeId)?.article;
  const values = notTaken?.typed ?? valuesOf(view.words, item.theme);
  const value = (name: string) => values.get(name) ?? '';
  const found = (text: string | undefined) =>
    text === undefined || text === ''
      ? words.nothingFound
      : [words.found, ' ', foreign(text, shown?.language)];
  const reasons = REASONS.map((known) => ({ value: known, label: inbox.reasons[known] }));
  const days = SNOOZE_DAYS.map((count) => ({ value: String(count), label: inbox.days(count) }));
  return form(
    context,
    `/desk/stories/${item.storyId}`,
    [
      html`<input type="hidden" name="seen" value="${item.decisionId}">`,
      // What Enter in a field does: browsers press the first button of a form.
      html`<button class="hidden" name="to" value="same" tabindex="-1" aria-hidden="true">${words.save}</button>`,
      html`<h2>${words.decide}</h2>`,
      html`<p class="row">${[
        item.state !== 'approved' &&
          button(inbox.approve, { kind: 'primary', name: 'to', value: 'approved', key: 'a' }),
        item.state !== 'rejected' && button(inbox.reject, { name: 'to', value: 'rejected', key: 'r' }),
        button(inbox.snooze, { kind: 'quiet', name: 'to', value: 'snoozed' }),
        item.state !== 'waiting' && button(inbox.wait, { kind: 'quiet', name: 'to', value: 'waiting' }),
      ]}</p>`,
      html`<div class="row">${choice({ name: 'reason', label: inbox.reason, choices: reasons })}${choice({ name: 'snoozeDays', label: inbox.snoozeFor, choices: days })}</div>`,
      html`<h2>${words.inOurWords}</h2><p class="quiet">${words.inOurWordsHelp}</p>`,
      field({
        name: 'headline',
        label: words.headline,
        value: value('headline'),
        maxLength: 300,
        lang: 'en',
        hint: found(shown?.title),
      }),
      textArea({
        name: 'summary',
        label: words.summary,
        value: value('summary'),
        maxLength: 1000,
        rows: 4,
        lang: 'en',
        hint: found(item.lead),
      }),
      field({
        name: 'languageNote',
        label: words.languageNote,
        value: value('languageNote'),
        maxLength: 100,
        placeholder: 'Article in Finnish.',
        lang: 'en',
      }),
      field({
        name: 'outlet',
        label: words.outlet,
        value: value('outlet'),
        maxLength: 100,
        hint: found(shown?.outlet),
      }),
      field({
        name: 'url',
        label: words.url,
        type: 'url',
        value: value('url'),
        maxLength: 2000,
        hint: found(shown?.canonicalUrl),
      }),
      field({
        name: 'date',
        label: words.date,
        type: 'date',
        value: value('date'),
        hint: [words.found, ' ', publicationDateHtml(context, shown?.publishedAt)],
      }),
      field({
        name: 'imageUrl',
        label: words.image,
        type: 'url',
        value: value('imageUrl'),
        maxLength: 2000,
        hint: found(shown?.image?.url),
      }),
      field({
        name: 'imageAlt',
        label: words.imageAlt,
        value: value('imageAlt'),
        maxLength: 300,
        hint: found(shown?.image?.alt),
      }),
      html`<div class="field"><label for="field-theme">${context.words.story.theme}</label><input id="field-theme" name="theme" value="${value('theme')}" list="themes" maxlength="200"><datalist id="themes">${themes.map((theme) => html`<option value="${theme}">`)}</datalist></div>`,
      button(words.save, { name: 'to', value: 'same' }),
    ],
    { className: 'stacked card', id: 'decision' },
  );
}

function valuesOf({ image, ...words }: EditorsWords, theme: string | undefined): URLSearchParams {
  const named = { ...words, imageUrl: image?.url, imageAlt: image?.alt, theme };
  return new URLSearchParams(
    Object.entries(named).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
