import { describe, expect, it } from 'vitest';
import { serviceSettings, withEnvironment } from '../../src/config/environment.ts';
import { describeProblem } from '../../src/config/problems.ts';
import { readSources } from '../../src/config/sources.ts';

const TEXT =
  'version: 1\nnetwork: { contact: "mailto:a@example.org" }\nsources:\n  - { id: a, outlet: A, kind: feed, url: "https://example.org/rss" }\n';

describe('the environment', () => {
  it('comes before the file', () => {
    const written = readSources(TEXT, 'sources.yaml');
    if (!written.ok) throw new Error('the file is good');
    const read = withEnvironment(written.value, {
      MEDIAWATCH_CONTACT: 'mailto:b@example.org',
      MEDIAWATCH_BASE_URL: 'https://example.org/media',
    });

    expect(read.ok && read.value.network.contact).toBe('mailto:b@example.org');
    expect(read.ok && read.value.publish.baseUrl).toBe('https://example.org/media/');
  });

  it('has defaults for the service', () => {
    expect(serviceSettings({})).toEqual({
      ok: true,
      value: { port: 8080, host: '127.0.0.1', logLevel: 'info' },
    });
  });

  it('tells every mistake of its own at once', () => {
    const read = serviceSettings({ MEDIAWATCH_PORT: 'eighty', MEDIAWATCH_LOG: 'loud' });

    expect(read.ok ? [] : read.problem.map(describeProblem)).toEqual([
      'environment: MEDIAWATCH_PORT is "eighty"; a port from 0 to 65535 would do',
      'environment: MEDIAWATCH_LOG is "loud"; one of debug, info, warn, error, silent would do',
    ]);
  });

  it('names the server before the desk, and whom it is believed about', () => {
    const read = serviceSettings({
      MEDIAWATCH_URL: 'https://media.example.org',
      MEDIAWATCH_PROXY_ADDRESSES: '127.0.0.1, 10.0.0.0/8,fd00::/8',
      MEDIAWATCH_PROXY_USER_HEADER: 'X-Forwarded-Email',
    });

    expect(read.ok && [read.value.url, read.value.proxy]).toEqual([
      'https://media.example.org/',
      { addresses: ['127.0.0.1', '10.0.0.0/8', 'fd00::/8'], userHeader: 'X-Forwarded-Email' },
    ]);
  });

  it.each([
    [{ MEDIAWATCH_URL: 'media.example.org' }, 'an http: or https: address would do'],
    [{ MEDIAWATCH_PROXY_ADDRESSES: '10.0.0.0/33' }, 'or the like would do'],
    [{ MEDIAWATCH_PROXY_ADDRESSES: 'proxy.example.org' }, 'or the like would do'],
    [{ MEDIAWATCH_PROXY_USER_HEADER: 'X-User' }, 'with MEDIAWATCH_PROXY_ADDRESSES beside it would do'],
    [
      { MEDIAWATCH_PROXY_USER_HEADER: 'X User:', MEDIAWATCH_PROXY_ADDRESSES: '::1' },
      'the name of a header, as in X-Forwarded-Email, would do',
    ],
  ])('says what is wrong with %j', (environment, message) => {
    const read = serviceSettings(environment);

    expect(read.ok ? [] : read.problem.map(describeProblem).join('\n')).toContain(message);
  });
});
