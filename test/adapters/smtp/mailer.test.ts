import { describe, expect, it } from 'vitest';
import { smtpMailer } from '../../../src/adapters/smtp/mailer.ts';
import type { MailMessage } from '../../../src/ports.ts';
import { mailServer, type ServerOptions } from '../../fakes/mail-server.ts';

const MESSAGE: MailMessage = {
  from: 'Media watch <watch@mill.example>',
  to: 'Aino Ääri <aino@mill.example>',
  subject: 'Uutisia: litiumia ja pölyä',
  text: 'Näin se on.\n',
  html: '<p>Näin se on.</p>\n',
  headers: { 'List-Unsubscribe': '<https://mill.example/unsubscribe/x>' },
};

describe('a mail server', () => {
  it('gets text and HTML with the headers that were asked for', async () => {
    const { received, port } = await mailServer();
    const mailer = smtpMailer(`smtp://127.0.0.1:${port}`);

    expect(await mailer.send(MESSAGE)).toEqual({ ok: true, value: undefined });
    mailer.close();

    expect(received).toHaveLength(1);
    expect(received[0]?.to).toEqual(['aino@mill.example']);
    const { source = '' } = received[0] ?? {};
    expect(source).toContain('List-Unsubscribe: <https://mill.example/unsubscribe/x>');
    expect(source).toContain('N=C3=A4in se on.');
    expect(source).toMatch(/Content-Type: text\/plain; charset=utf-8[\s\S]*Content-Type: text\/html/);
  });

  it('signs in where the address says so, and never shows the password', async () => {
    const { received, port } = await mailServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _, done) =>
        password === 's3cret' ? done(null, { user: username }) : done(new Error(`no: ${password}`)),
    });
    const good = smtpMailer(`smtp://watch:s3cret@127.0.0.1:${port}`);
    const bad = smtpMailer(`smtp://watch:wr0ng@127.0.0.1:${port}`);

    expect((await good.send(MESSAGE)).ok).toBe(true);
    const refused = await bad.send(MESSAGE);
    good.close();
    bad.close();

    expect(received).toHaveLength(1);
    expect(refused.ok ? '' : refused.problem).toMatch(/^127\.0\.0\.1: .+/);
    expect(JSON.stringify(refused)).not.toContain('wr0ng');
  });

  it.each([
    [
      'a recipient it does not know',
      { onRcptTo: (_: unknown, __: unknown, done: (e: Error) => void) => done(new Error('no such box')) },
    ],
    [
      'a message it does not like',
      {
        onData: (stream: NodeJS.ReadableStream, _: unknown, done: (e: Error) => void) => {
          stream.resume();
          stream.on('end', () => done(new Error('too blunt')));
        },
      },
    ],
  ])('says no to %s, and we are told', async (_, options) => {
    const { port } = await mailServer(options as ServerOptions);
    const mailer = smtpMailer(`smtp://127.0.0.1:${port}`);

    const refused = await mailer.send(MESSAGE);
    mailer.close();

    expect(refused.ok ? '' : refused.problem).toMatch(/no such box|too blunt/);
  });

  it('that is not there is told in a sentence', async () => {
    const { port, close } = await mailServer();
    await close();
    const mailer = smtpMailer(`smtp://127.0.0.1:${port}`);

    const refused = await mailer.send(MESSAGE);
    mailer.close();

    expect(refused.ok ? '' : refused.problem).toContain('127.0.0.1');
  });
});
