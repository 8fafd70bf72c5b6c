import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';

export type ServerOptions = ConstructorParameters<typeof SMTPServer>[0];

export interface ReceivedMail {
  readonly to: readonly string[];
  /** As it came over the wire. */
  readonly source: string;
}

/** A real mail server on loopback that keeps what it is given; gone at the end of the test. */
export async function mailServer(options: ServerOptions = {}) {
  const received: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        received.push({ to, source: Buffer.concat(pieces).toString() });
        done();
      });
    },
    ...options,
  });
  const close = () =>
    new Promise<void>((done) => {
      server.close(() => done());
    });
  onTestFinished(() => (server.server.listening ? close() : undefined));
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('the mail server has no port');
  return { received, port: address.port, close };
}
