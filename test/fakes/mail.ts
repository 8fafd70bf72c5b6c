import type { Mailing } from '../../src/domain/mailing.ts';
import { failed, ok } from '../../src/domain/result.ts';
import type { Mailer, Mailings, MailMessage } from '../../src/ports.ts';

/** A mail server that keeps what it is given, and says no to the addresses that it is told of. */
export function fakeMailer(
  refuses: ReadonlySet<string> = new Set(),
): Mailer & { readonly sent: MailMessage[] } {
  const sent: MailMessage[] = [];
  return {
    sent,
    send: async (message) => {
      if (refuses.has(message.to)) return failed('no such box');
      sent.push(message);
      return ok(undefined);
    },
    close: () => undefined,
  };
}

/** What is remembered of mails, in memory. */
export function fakeMailings(): Mailings {
  const mailings: Mailing[] = [];
  const deliveries: { readonly id: number; readonly address: string }[] = [];
  const left = new Set<string>();
  return {
    lastMailing: async () => mailings.at(-1),
    beginMailing: async (begunAt, guids) => {
      const mailing = { id: mailings.length + 1, begunAt, guids };
      mailings.push(mailing);
      return mailing;
    },
    deliveries: async (id) => deliveries.filter((one) => one.id === id).map(({ address }) => address),
    recordDelivery: async (id, address) => void deliveries.push({ id, address }),
    finishMailing: async (id, finishedAt) => {
      const mailing = mailings[id - 1];
      if (mailing !== undefined) mailings[id - 1] = { ...mailing, finishedAt };
    },
    unsubscribeToken: async (address) => `token-of-${address}`,
    unsubscribe: async (token) => {
      const address = token.replace('token-of-', '');
      left.add(address);
      return address;
    },
    unsubscribed: async () => [...left],
  };
}
