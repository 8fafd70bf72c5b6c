import { failed, ok } from '../../domain/result.ts';
import type { Mailer } from '../../ports.ts';

/** For connecting, greeting and each command, in milliseconds: a mail server that hangs must not hang us. */
const TIMEOUT_MS = 20_000;

/**
 * A mail server by its address, `smtp://user:password@host:587` or `smtps://…:465`. STARTTLS is used where it is
 * offered; with a password it is insisted on, unless the server is this very machine.
 */
export function smtpMailer(address: string): Mailer {
  const url = new URL(address);
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  const [user, pass] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
  const secure = url.protocol === 'smtps:';
  const transport = import('nodemailer').then(({ createTransport }) =>
    createTransport({
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
      secure,
      requireTLS: user !== '' && !local,
      ...(user !== '' && { auth: { user, pass } }),
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
      // Text and headers only: nothing of a message is ever fetched or read from a file.
      disableFileAccess: true,
      disableUrlAccess: true,
    }),
  );
  return {
    async send(message) {
      try {
        await (await transport).sendMail({ ...message, encoding: 'quoted-printable' });
        return ok(undefined);
      } catch (error) {
        return failed(`${url.hostname}: ${told(error, pass)}`);
      }
    },
    close: () => void transport.then((open) => open.close()),
  };
}

/** What the server said, without the password that it might repeat. */
function told(error: unknown, password: string): string {
  const message = error instanceof Error ? error.message : String(error);
  return password === '' ? message : message.replaceAll(password, '…');
}
