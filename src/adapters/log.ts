import { pino } from 'pino';
import { withoutSecrets } from '../domain/secrets.ts';
import type { Log } from '../ports.ts';

/** JSON lines on standard error, so that a container's log can be searched; addresses without what only their owner may know. */
export function createLog(level: string, destination: { write(line: string): unknown }): Log {
  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: ['authorization', 'password', '*.authorization', '*.password'],
    },
    { write: (line) => void destination.write(withoutSecrets(line)) },
  );
  const at =
    (write: (facts: object, message: string) => void): Log['info'] =>
    (message, facts = {}) =>
      write(withErrors(facts), message);
  return {
    debug: at((facts, message) => logger.debug(facts, message)),
    info: at((facts, message) => logger.info(facts, message)),
    warn: at((facts, message) => logger.warn(facts, message)),
    error: at((facts, message) => logger.error(facts, message)),
  };
}

/** pino writes an error out in full only under the name `err`. */
function withErrors(facts: Readonly<Record<string, unknown>>): object {
  const { error, ...rest } = facts;
  return error === undefined ? facts : { err: error, ...rest };
}
