import { addressOf, type Mailing } from '../domain/mailing.ts';
import type { Instant } from '../domain/time.ts';
import { type MailingPlan, type MailingWorld, newSince, storiesOf } from './mailing.ts';
import { type DigestMail, digestMail } from './publish/mail.ts';

/** What a mailing would be if it were begun now. Nothing is sent and nothing kept. */
export interface MailPreview {
  /** Absent where nothing would be sent, because nothing is new. */
  readonly mail?: DigestMail;
  /** Whether it goes on with the last mailing, which did not reach everybody. */
  readonly goesOn: boolean;
  readonly stories: number;
  readonly to: readonly string[];
  /** Told of it already, or left by the link in it. */
  readonly passedOver: readonly { readonly to: string; readonly why: 'told' | 'left' }[];
}

/** The mail without the link by which each recipient leaves: who has none yet gets it with the first mail. */
export async function previewMail(
  world: Omit<MailingWorld, 'mailer'>,
  plan: MailingPlan,
  now: Instant,
): Promise<MailPreview> {
  const last = await world.mailings.lastMailing();
  const resumed = last?.finishedAt === undefined ? last : undefined;
  const items =
    resumed === undefined ? await newSince(world, plan.mode, now) : await storiesOf(world, plan, resumed);
  const goesOn = resumed !== undefined;
  if (items.length === 0 && !goesOn && plan.mail.ifNothingNew === 'skip')
    return { goesOn, stories: 0, to: [], passedOver: [] };
  const { title, baseUrl } = plan;
  const mail = digestMail({
    ...{ title, items, themes: await world.store.themes(), at: resumed?.begunAt ?? now },
    ...(baseUrl !== undefined && { baseUrl }),
  });
  return { mail, goesOn, stories: items.length, ...(await recipients(world, plan, resumed)) };
}

async function recipients(
  { mailings }: Omit<MailingWorld, 'mailer'>,
  { mail }: MailingPlan,
  resumed: Mailing | undefined,
): Promise<Pick<MailPreview, 'to' | 'passedOver'>> {
  const left = new Set(await mailings.unsubscribed());
  const told = new Set(resumed === undefined ? [] : await mailings.deliveries(resumed.id));
  const to: string[] = [];
  const passedOver: { to: string; why: 'told' | 'left' }[] = [];
  for (const recipient of mail.to) {
    const address = addressOf(recipient);
    if (left.has(address)) passedOver.push({ to: recipient, why: 'left' });
    else if (told.has(address)) passedOver.push({ to: recipient, why: 'told' });
    else to.push(recipient);
    // Who is named twice gets it once.
    told.add(address);
  }
  return { to, passedOver };
}
