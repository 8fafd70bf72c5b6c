import type { Failure, FailureReason, Retry } from '../../domain/result.ts';
import { WireError } from '../../ports.ts';

/** Thrown inside a look-up; carried out through undici as the cause of a failed connection. */
export class ForbiddenAddress extends Error {
  readonly code = 'FORBIDDEN_ADDRESS';
}

/** What an error of the network means, as a failure that says so in one sentence with the host in it. */
export function wireFailure(cause: unknown, url: URL): WireError {
  if (cause instanceof WireError) return cause;
  const failure = failureOf(cause, url.host);
  return new WireError(failure, { cause });
}

function failureOf(cause: unknown, host: string): Failure {
  for (const error of errorsIn(cause)) {
    if (error instanceof WireError) return error.failure;
    if (error instanceof ForbiddenAddress) return failure('forbidden-address', error.message, 'never');
    const code = codeOf(error);
    if (code === undefined) continue;
    const known = KNOWN[code] ?? tlsFailure(code);
    if (known) return failure(known.reason, `${host}: ${known.says} (${code})`, 'next-run');
  }
  const text = cause instanceof Error ? cause.message : String(cause);
  return failure('connection', `${host}: the connection failed (${text})`, 'next-run');
}

function failure(reason: FailureReason, message: string, retry: Retry): Failure {
  return { reason, message, retry };
}

/** The error, what it was caused by, and the single attempts inside an AggregateError. */
function* errorsIn(cause: unknown): Generator<Error> {
  if (!(cause instanceof Error)) return;
  yield cause;
  if (cause instanceof AggregateError) for (const each of cause.errors) yield* errorsIn(each);
  yield* errorsIn(cause.cause);
}

function codeOf(error: Error): string | undefined {
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

interface Known {
  readonly reason: FailureReason;
  readonly says: string;
}

const KNOWN: Readonly<Record<string, Known>> = {
  ENOTFOUND: { reason: 'dns', says: 'no such host name' },
  EAI_AGAIN: { reason: 'dns', says: 'the name could not be looked up now' },
  EAI_FAIL: { reason: 'dns', says: 'the name could not be looked up' },
  EAI_NODATA: { reason: 'dns', says: 'the name has no address' },
  ENODATA: { reason: 'dns', says: 'the name has no address' },
  ECONNREFUSED: { reason: 'connection', says: 'the connection was refused' },
  ECONNRESET: { reason: 'connection', says: 'the connection was cut off' },
  EPIPE: { reason: 'connection', says: 'the connection was cut off' },
  EHOSTUNREACH: { reason: 'connection', says: 'the host cannot be reached' },
  ENETUNREACH: { reason: 'connection', says: 'the network cannot be reached' },
  EADDRNOTAVAIL: { reason: 'connection', says: 'the network cannot be reached' },
  ETIMEDOUT: { reason: 'timeout', says: 'no connection within the time allowed' },
  UND_ERR_CONNECT_TIMEOUT: { reason: 'timeout', says: 'no connection within the time allowed' },
  UND_ERR_HEADERS_TIMEOUT: { reason: 'timeout', says: 'no answer within the time allowed' },
  UND_ERR_BODY_TIMEOUT: { reason: 'timeout', says: 'the answer did not end within the time allowed' },
  UND_ERR_SOCKET: { reason: 'connection', says: 'the connection was cut off' },
  UND_ERR_HEADERS_OVERFLOW: { reason: 'too-large', says: 'the headers are too large' },
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: {
    reason: 'connection',
    says: 'the answer is not as long as it said',
  },
  EPROTO: { reason: 'tls', says: 'no secure connection could be agreed on' },
};

const TLS_CODES =
  /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|ERR_OSSL)/;

function tlsFailure(code: string): Known | undefined {
  if (TLS_CODES.test(code)) return { reason: 'tls', says: 'its certificate or encryption is not accepted' };
  if (code.startsWith('HPE_')) return { reason: 'connection', says: 'the answer is not valid HTTP' };
  return undefined;
}
