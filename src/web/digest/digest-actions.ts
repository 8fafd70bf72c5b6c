import type { Place } from '../../domain/list-order.ts';
import type { DeskContext } from '../context.ts';
import { redirect } from '../http/flash.ts';
import { choiceQuery, digestChoiceFrom, idsFrom } from './digest-choice.ts';
import { DIGEST_FILES } from './digest-files.ts';

/** As what a list may be said to have been taken over. */
export const TAKEN_AS = [...DIGEST_FILES, 'page', 'otherwise'] as const;

/** Puts a story or a theme right before or after another; whoever moved something meanwhile is not undone. */
export async function moveInList(context: DeskContext): Promise<Response> {
  const { form, words, options } = context;
  const { composer } = options.ports;
  const story = moveFrom(form.get('story'));
  const theme = moveFrom(form.get('theme'));
  const [id, otherId] = idsFrom([story?.id ?? '', story?.other ?? '']);
  const done =
    theme !== undefined
      ? await composer.moveTheme({ name: theme.id, place: theme.place, other: theme.other })
      : story !== undefined && id !== undefined && otherId !== undefined
        ? await composer.moveStory({ id, place: story.place, otherId })
        : false;
  if (done) noted(context, theme === undefined ? `story ${id} was moved` : `theme "${theme.id}" was moved`);
  const said = done ? words.digest.said.moved : words.digest.said.notMoved;
  return redirect(context, back(context, id === undefined ? '' : `#story-${id}`), { said });
}

interface Move {
  readonly id: string;
  readonly place: Place;
  readonly other: string;
}

function moveFrom(written: string | null): Move | undefined {
  const asked = new URLSearchParams(written ?? '');
  const [id, place, other] = ['id', 'place', 'other'].map((name) => asked.get(name) ?? '');
  if (id === undefined || other === undefined || (place !== 'before' && place !== 'after')) return undefined;
  return { id, place, other };
}

/** The stories that the page showed, not those that there are now: what came meanwhile is still new. */
export async function markExported(context: DeskContext): Promise<Response> {
  const { form, words, options, account, now } = context;
  const { said } = words.digest;
  const [storyIds, leftOutIds] = [idsFrom(form.getAll('stories')), idsFrom(form.getAll('without'))];
  if (storyIds.length === 0) return redirect(context, back(context), { said: said.nothing });
  const format = TAKEN_AS.find((known) => known === form.get('format')) ?? 'otherwise';
  await options.ports.composer.recordExport({ at: now, who: account.email, format, storyIds, leftOutIds });
  noted(context, `an export of ${storyIds.length} was recorded`);
  return redirect(context, '/desk/digest', { said: said.recorded(storyIds.length) });
}

export async function forgetExport(context: DeskContext): Promise<Response> {
  const { form, words, options } = context;
  const { said } = words.digest;
  const [id = 0] = idsFrom(form.getAll('export'));
  const done = await options.ports.composer.forgetExport(id);
  if (done) noted(context, `the record of export ${id} was taken back`);
  return redirect(context, back(context), { said: done ? said.forgotten : said.notForgotten });
}

export async function publishNow(context: DeskContext): Promise<Response> {
  const { stories, files } = await context.options.publishing.publish();
  noted(context, `the digest was published, ${files} files changed`);
  return redirect(context, back(context), { said: context.words.digest.said.published(stories, files) });
}

export async function sendMailNow(context: DeskContext): Promise<Response> {
  const { sendMail } = context.options.publishing;
  if (sendMail === undefined)
    return redirect(context, back(context), { said: context.words.digest.said.noMail });
  const lines = await sendMail();
  noted(context, 'the mail was sent by hand');
  return redirect(context, back(context), { said: `${lines.join('; ')}.` });
}

/** To the digest that was looked at. */
function back({ form }: DeskContext, place = ''): string {
  const choice = digestChoiceFrom(new URLSearchParams(form.get('back') ?? ''));
  return `/desk/digest?${choiceQuery(choice)}${place}`;
}

function noted({ options, account }: DeskContext, what: string): void {
  options.log.info(`desk: ${what}`, { by: account.email });
}
