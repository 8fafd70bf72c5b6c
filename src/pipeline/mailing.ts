import type { DigestItem } from '../domain/digest.ts';
import { addressOf, type Mailing, type MailSettings } from '../domain/mailing.ts';
import { daysBefore, type Instant } from '../domain/time.ts';
import type { Chat, Mailer, Mailings, Store } from '../ports.ts';
import { type DigestMail, digestMail } from './publish/mail.ts';
import { headlineOf, outletOf } from './publish/wording.ts';

/** What the first mail goes back to. */
const FIRST_DAYS = 7;

/** More than any week brings. */
const MOST_STORIES = 500;

export interface MailingWorld {
  readonly store: Pick<Store, 'publishable' | 'themes'>;
  readonly mailings: Mailings;
  readonly mailer: Mailer;
}

export interface MailingPlan {
  readonly mail: MailSettings;
  readonly mode: 'reviewed' | 'auto';
  readonly title: string;
  readonly baseUrl?: string;
  /** Where the service itself is reached; without it nobody can leave by a click. */
  readonly serviceUrl?: string;
}

/** What came of it, for the log and the person who asked. */
export interface MailingReport {
  readonly stories: number;
  readonly sent: readonly string[];
  /** Told before, or wanting no more. */
  readonly passedOver: readonly string[];
  readonly failed: readonly { readonly to: string; readonly why: string }[];
}

/** Stories put out since the last mail was begun, newest first. */
export async function newSince(
  world: Pick<MailingWorld, 'store' | 'mailings'>,
  mode: MailingPlan['mode'],
  now: Instant,
): Promise<readonly DigestItem[]> {
  const last = await world.mailings.lastMailing();
  const since = last?.begunAt ?? daysBefore(now, FIRST_DAYS);
  const items = await world.store.publishable({ mode, limit: MOST_STORIES });
  // The list that staff kept by hand before us is no news, whenever it was taken in.
  return items.filter((item) => item.releasedAt > since && item.publishedAt?.from !== 'import');
}

/** Begins a mailing of what is new, and sends it. Where the last one did not reach everybody, that one goes on. */
export async function mailDigest(
  world: MailingWorld,
  plan: MailingPlan,
  now: Instant,
): Promise<MailingReport> {
  const unfinished = await resumeMailing(world, plan, now);
  if (unfinished !== undefined) return unfinished;
  const items = await newSince(world, plan.mode, now);
  if (items.length === 0 && plan.mail.ifNothingNew === 'skip')
    return { stories: 0, sent: [], passedOver: [], failed: [] };
  const mailing = await world.mailings.beginMailing(
    now,
    items.map((item) => item.guid),
  );
  return send(world, plan, mailing, now);
}

/** Tries those again who have not got the last mailing; undefined where everybody has. */
export async function resumeMailing(
  world: MailingWorld,
  plan: MailingPlan,
  now: Instant,
): Promise<MailingReport | undefined> {
  const last = await world.mailings.lastMailing();
  if (last === undefined || last.finishedAt !== undefined) return undefined;
  return send(world, plan, last, now);
}

async function send(
  world: MailingWorld,
  plan: MailingPlan,
  mailing: Mailing,
  now: Instant,
): Promise<MailingReport> {
  const items = await storiesOf(world, plan, mailing);
  const themes = await world.store.themes();
  const had = new Set([
    ...(await world.mailings.deliveries(mailing.id)),
    ...(await world.mailings.unsubscribed()),
  ]);
  const report = {
    sent: [] as string[],
    passedOver: [] as string[],
    failed: [] as { to: string; why: string }[],
  };
  for (const to of plan.mail.to) {
    const address = addressOf(to);
    if (had.has(address)) {
      report.passedOver.push(to);
      continue;
    }
    const leaveUrl = await leaveUrlOf(world, plan, address);
    const { title, baseUrl } = plan;
    const mail = digestMail({
      ...{ title, items, themes, at: mailing.begunAt },
      ...(baseUrl !== undefined && { baseUrl }),
      ...(leaveUrl !== undefined && { leaveUrl }),
    });
    const done = await world.mailer.send(messageOf(mail, plan.mail.from, to, leaveUrl));
    if (done.ok) {
      await world.mailings.recordDelivery(mailing.id, address, now);
      report.sent.push(to);
      had.add(address);
    } else report.failed.push({ to, why: done.problem });
  }
  if (report.failed.length === 0) await world.mailings.finishMailing(mailing.id, now);
  return { stories: items.length, ...report };
}

/** Of a mailing that was begun; what staff took back since is not sent any more. */
export async function storiesOf(
  { store }: Pick<MailingWorld, 'store'>,
  { mode }: Pick<MailingPlan, 'mode'>,
  { guids }: Mailing,
): Promise<readonly DigestItem[]> {
  const all = await store.publishable({ mode, limit: MOST_STORIES });
  return all.filter((item) => guids.includes(item.guid));
}

async function leaveUrlOf(
  world: MailingWorld,
  { serviceUrl }: MailingPlan,
  address: string,
): Promise<string | undefined> {
  if (serviceUrl === undefined) return undefined;
  return new URL(`unsubscribe/${await world.mailings.unsubscribeToken(address)}`, serviceUrl).href;
}

/** With the headers by which mail programs offer to leave in one click (RFC 2369, RFC 8058). */
function messageOf(mail: DigestMail, from: string, to: string, leaveUrl: string | undefined) {
  const headers = {
    'Auto-Submitted': 'auto-generated',
    ...(leaveUrl !== undefined && {
      'List-Unsubscribe': `<${leaveUrl}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    }),
  };
  return { from, to, ...mail, headers };
}

/** The same news for a chat channel. */
export function postDigest(
  chat: Chat,
  { title, items }: { readonly title: string; readonly items: readonly DigestItem[] },
): ReturnType<Chat['post']> {
  const count = `${items.length} new ${items.length === 1 ? 'story' : 'stories'}`;
  return chat.post({
    title: `${title}: ${count}`,
    lines: items.map((item) => ({ text: `${outletOf(item)}: ${headlineOf(item)}`, url: item.url })),
  });
}
