import type { Config } from '../config/index.ts';
import { minutesAfter } from '../domain/time.ts';
import {
  type MailingPlan,
  type MailingReport,
  mailDigest,
  newSince,
  postDigest,
  resumeMailing,
} from '../pipeline/mailing.ts';
import type { Store } from '../ports.ts';
import type { Wiring } from './wiring.ts';

/** Two processes on one archive must not both write to the same people. */
const LEASE = 'mail';
const LEASE_MINUTES = 10;

export interface MailingContext {
  readonly config: Config;
  readonly store: Store;
  readonly wiring: Wiring;
}

/** Sends what is new by e-mail and to the chat channel, as far as they are set up; lines for the person or the log. */
export async function tellWhatIsNew(context: MailingContext): Promise<readonly string[]> {
  // The chat first: once the mail is begun, what is new is no longer new.
  return underLease(context, async () => [
    ...(await postToChat(context)),
    ...(await sendMail(context, mailDigest)),
  ]);
}

/** Tries those again whom the last mail did not reach; nothing to say where there are none. */
export async function tellThoseWhoWait(context: MailingContext): Promise<readonly string[]> {
  if (context.config.mail === undefined || context.config.secrets.smtp === undefined) return [];
  return underLease(context, () => sendMail(context, resumeMailing));
}

export async function underLease(
  { store, wiring }: MailingContext,
  work: () => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const now = wiring.clock.now();
  const until = minutesAfter(now, LEASE_MINUTES);
  const lease = await store.takeLease(LEASE, wiring.holder, until, now);
  if (!lease.ok) return [`${lease.problem.holder} is sending already; nothing was sent twice`];
  try {
    return await work();
  } finally {
    await store.releaseLease(LEASE, wiring.holder);
  }
}

async function sendMail(
  { config, store, wiring }: MailingContext,
  send: typeof mailDigest | typeof resumeMailing,
): Promise<readonly string[]> {
  const { mail, secrets } = config;
  if (mail === undefined) return [];
  if (secrets.smtp === undefined)
    return ['sources.yaml names recipients of mail, but no mail server is known: set MEDIAWATCH_SMTP'];
  const mailer = wiring.openMailer(secrets.smtp);
  try {
    const world = { store, mailings: store, mailer };
    const report = await send(world, mailingPlan(config, mail), wiring.clock.now());
    return report === undefined ? [] : linesOf(report);
  } finally {
    mailer.close();
  }
}

export function mailingPlan(config: Config, mail: MailingPlan['mail']): MailingPlan {
  const { mode, title, baseUrl } = config.publish;
  const serviceUrl = config.service.url;
  return {
    ...{ mail, mode, title },
    ...(baseUrl !== undefined && { baseUrl }),
    ...(serviceUrl !== undefined && { serviceUrl }),
  };
}

async function postToChat({ config, store, wiring }: MailingContext): Promise<readonly string[]> {
  const { chat, secrets, publish } = config;
  if (chat === undefined) return [];
  if (secrets.chat === undefined)
    return [
      'sources.yaml asks for posts to a chat channel, but its address is not known: set MEDIAWATCH_CHAT',
    ];
  const items = await newSince({ store, mailings: store }, publish.mode, wiring.clock.now());
  if (items.length === 0) return ['nothing new for the chat channel'];
  const channel = wiring.openChat(config, secrets.chat, chat.kind);
  try {
    const done = await postDigest(channel, { title: publish.title, items });
    return [
      done.ok
        ? `posted ${items.length} new to the chat channel`
        : `the chat channel was not told: ${done.problem}`,
    ];
  } finally {
    await channel.close();
  }
}

function linesOf({ stories, sent, passedOver, failed }: MailingReport): readonly string[] {
  if (sent.length + passedOver.length + failed.length === 0) return ['nothing new, so no mail was sent'];
  const skipped = passedOver.length === 0 ? '' : `; ${passedOver.length} had it or want no more`;
  return [
    `mail with ${stories} new sent to ${sent.length}${skipped}`,
    ...failed.map(({ to, why }) => `not to ${to}: ${why}`),
  ];
}
