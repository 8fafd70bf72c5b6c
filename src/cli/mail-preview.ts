import { type MailPreview, previewMail } from '../pipeline/mail-preview.ts';
import { newSince } from '../pipeline/mailing.ts';
import { digestMail } from '../pipeline/publish/mail.ts';
import { counted } from './funnel.ts';
import { type MailingContext, mailingPlan } from './mailing.ts';

export const NOBODY = 'nobody gets mail yet: add mail: { from: …, to: […] } to sources.yaml';

/** Who would get what by `mail`, and the mail itself. Sends nothing, keeps nothing. */
export async function previewLines(context: MailingContext): Promise<readonly string[]> {
  const { config, store, wiring } = context;
  const now = wiring.clock.now();
  const world = { store, mailings: store };
  const chat = await chatLines(context);
  if (config.mail !== undefined)
    return [...chat, ...linesOf(await previewMail(world, mailingPlan(config, config.mail), now), context)];
  const { title, baseUrl, mode } = config.publish;
  const [items, themes] = [await newSince(world, mode, now), await store.themes()];
  const mail = digestMail({ title, items, themes, at: now, ...(baseUrl !== undefined && { baseUrl }) });
  return [...chat, NOBODY, ...textOf(mail)];
}

function linesOf(preview: MailPreview, { config }: MailingContext): readonly string[] {
  if (preview.mail === undefined) return ['nothing is new, so no mail would be sent'];
  const { goesOn, stories, to, passedOver } = preview;
  return [
    ...(config.secrets.smtp === undefined ? ['no mail server is known yet: set MEDIAWATCH_SMTP'] : []),
    `${goesOn ? 'goes on with the last mail, which did not reach everybody: ' : ''}${stories} new to ${counted(to.length, 'recipient')}`,
    ...to.map((recipient) => `To: ${recipient}`),
    ...passedOver.map(({ to: recipient, why }) =>
      why === 'left'
        ? `Not to: ${recipient} (wants no more)`
        : `Not to: ${recipient} (has it, or is named twice)`,
    ),
    ...textOf(preview.mail),
  ];
}

function textOf({ subject, text }: { readonly subject: string; readonly text: string }): readonly string[] {
  return [`Subject: ${subject}`, '', text.trimEnd()];
}

/** The channel gets what is new even where the mail goes on with the last one, as `mail` does it. */
async function chatLines({ config, store, wiring }: MailingContext): Promise<readonly string[]> {
  if (config.chat === undefined) return [];
  const unknown =
    config.secrets.chat === undefined ? ' (its address is not known yet: set MEDIAWATCH_CHAT)' : '';
  const items = await newSince({ store, mailings: store }, config.publish.mode, wiring.clock.now());
  return [`${items.length} new to the ${config.chat.kind} channel${unknown}`];
}
