import { describe, expect, it } from 'vitest';
import { ForbiddenAddress, wireFailure } from '../../../src/adapters/crawlee/wire-failure.ts';
import { WireError } from '../../../src/ports.ts';

const URL_ASKED = new URL('https://lehti.example/a');

function coded(code: string, cause?: unknown): Error {
  return Object.assign(new Error('deep inside'), { code, cause });
}

describe('an error of the network', () => {
  it.each([
    ['ENOTFOUND', 'dns'],
    ['EAI_AGAIN', 'dns'],
    ['ECONNREFUSED', 'connection'],
    ['ECONNRESET', 'connection'],
    ['UND_ERR_SOCKET', 'connection'],
    ['HPE_INVALID_CONSTANT', 'connection'],
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
    ['UND_ERR_HEADERS_OVERFLOW', 'too-large'],
    ['CERT_HAS_EXPIRED', 'tls'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
    ['EPROTO', 'tls'],
    ['EWHATEVER', 'connection'],
  ])('%s means %s, with the host in the message', (code, reason) => {
    expect(wireFailure(coded(code), URL_ASKED).failure).toMatchObject({
      reason,
      retry: 'next-run',
      message: expect.stringContaining('lehti.example'),
    });
  });

  it('is found inside its causes and among several attempts', () => {
    const several = new AggregateError([coded('ECONNREFUSED'), coded('ENETUNREACH')]);

    expect(wireFailure(new Error('outer', { cause: coded('ENOTFOUND') }), URL_ASKED).failure.reason).toBe(
      'dns',
    );
    expect(wireFailure(several, URL_ASKED).failure.reason).toBe('connection');
    expect(wireFailure(new Error('outer', { cause: new ForbiddenAddress('no') }), URL_ASKED).failure).toEqual(
      {
        reason: 'forbidden-address',
        message: 'no',
        retry: 'never',
      },
    );
  });

  it('stays what it was where somebody below named it already', () => {
    const named = new WireError({ reason: 'not-recorded', message: 'no', retry: 'next-run' });

    expect(wireFailure(named, URL_ASKED)).toBe(named);
  });
});
