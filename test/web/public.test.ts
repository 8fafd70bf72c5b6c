import { mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publicApp } from '../../src/web/http/public.ts';

const MODIFIED = new Date('2024-04-24T06:00:00.700Z');
let data: string;
let app: ReturnType<typeof publicApp>;

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'mediawatch-public-'));
  const folder = join(data, 'public');
  await mkdir(join(folder, 'topics/batcircle'), { recursive: true });
  const names = [
    'feed.xml',
    'atom.xml',
    'feed.json',
    'index.html',
    'list.html',
    'list.md',
    'list.txt',
    '.feed.xml.tmp',
  ];
  for (const name of [...names, 'topics/batcircle/index.html', 'unknown.exe', '../secret.txt'])
    await writeFile(join(folder, name), `content of ${name} – å`);
  await utimes(join(folder, 'feed.xml'), MODIFIED, MODIFIED);
  await symlink(join(data, 'secret.txt'), join(folder, 'link.txt'));
  app = publicApp({ folder, health: async () => ({ status: 'ok', stories: 3 }) });
});

afterAll(() => rm(data, { recursive: true }));

async function etagOf(path: string): Promise<string> {
  return (await app.request(path)).headers.get('etag') ?? '';
}

describe('published files', () => {
  it.each([
    ['/feed.xml', 'application/rss+xml; charset=utf-8'],
    ['/atom.xml', 'application/atom+xml; charset=utf-8'],
    ['/feed.json', 'application/feed+json; charset=utf-8'],
    ['/', 'text/html; charset=utf-8'],
    ['/index.html', 'text/html; charset=utf-8'],
    ['/topics/batcircle/', 'text/html; charset=utf-8'],
    ['/list.md', 'text/markdown; charset=utf-8'],
    ['/list.txt', 'text/plain; charset=utf-8'],
  ])('serves %s as %s', async (path, type) => {
    const response = await app.request(path);

    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(await response.text()).toMatch(/^content of .* – å$/);
  });

  it('answers HEAD with the headers of GET and nothing else', async () => {
    const [head, get] = [await app.request('/feed.xml', { method: 'HEAD' }), await app.request('/feed.xml')];

    expect(head.status).toBe(200);
    expect(await head.text()).toBe('');
    for (const name of ['content-type', 'content-length', 'etag', 'last-modified', 'cache-control'])
      expect(head.headers.get(name)).toBe(get.headers.get(name));
  });

  it('leads a folder without its slash to the one with it', async () => {
    const response = await app.request('/topics/batcircle');

    expect(response.status).toBe(301);
    expect(response.headers.get('location')).toBe('/topics/batcircle/');
  });

  it('lets pages load nothing but pictures, and run nothing', async () => {
    const { headers } = await app.request('/');
    const policy = headers.get('content-security-policy');

    expect(policy).toContain("default-src 'none'; style-src 'unsafe-inline'; img-src https: data:");
    expect(policy).not.toContain('script-src');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('max-age=300');
  });
});

describe('conditional requests', () => {
  const lastModified = 'Wed, 24 Apr 2024 06:00:00 GMT';

  it('carry a strong tag of the content and the time of the last change', async () => {
    const { headers } = await app.request('/feed.xml');

    expect(headers.get('etag')).toMatch(/^"[0-9a-f]{64}"$/);
    expect(headers.get('last-modified')).toBe(lastModified);
    expect(await etagOf('/atom.xml')).not.toBe(headers.get('etag'));
  });

  it.each([
    ['the tag', (tag: string) => ({ 'If-None-Match': tag }), 304],
    ['the tag made weak by a proxy', (tag: string) => ({ 'If-None-Match': `W/${tag}` }), 304],
    ['a list with the tag', (tag: string) => ({ 'If-None-Match': `"a", W/"b,c", ${tag}` }), 304],
    ['an asterisk', () => ({ 'If-None-Match': '*' }), 304],
    ['another tag', () => ({ 'If-None-Match': '"another"' }), 200],
    [
      'another tag, though not modified since',
      () => ({ 'If-None-Match': '"another"', 'If-Modified-Since': lastModified }),
      200,
    ],
    ['the time of the last change', () => ({ 'If-Modified-Since': lastModified }), 304],
    ['a later time', () => ({ 'If-Modified-Since': 'Thu, 25 Apr 2024 06:00:00 GMT' }), 304],
    ['an earlier time', () => ({ 'If-Modified-Since': 'Tue, 23 Apr 2024 06:00:00 GMT' }), 200],
    ['no time at all', () => ({ 'If-Modified-Since': 'yesterday' }), 200],
  ])('with %s', async (_, headersFor, status) => {
    const tag = await etagOf('/feed.xml');

    const response = await app.request('/feed.xml', { headers: headersFor(tag) });

    expect(response.status).toBe(status);
    expect(response.headers.get('etag')).toBe(tag);
    if (status === 304) expect(await response.text()).toBe('');
  });
});

describe('what is not published', () => {
  it.each([
    '/nothing.html',
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/topics/%2e%2e%2f%2e%2e%2fsecret.txt',
    '/topics\\..\\..\\secret.txt',
    '/link.txt',
    '/.feed.xml.tmp',
    '/unknown.exe',
    '/feed.xml/',
    '/feed.xml%00.html',
    '/%E0%A4%A',
    '//topics/batcircle',
    `/${'a'.repeat(5000)}`,
  ])('is not served at %s, which says where the digest is', async (path) => {
    const response = await app.request(`http://localhost${path}`);

    expect(response.status).toBe(404);
    const text = await response.text();
    expect(text).toContain('<a href="/">the front page</a>');
    expect(text).not.toContain('content of');
  });

  it('cannot be changed from here', async () => {
    const response = await app.request('/feed.xml', { method: 'PUT', body: 'x' });

    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD');
  });
});

describe('/healthz', () => {
  it('says how things are, never from a cache', async () => {
    const response = await app.request('/healthz');

    expect(await response.json()).toEqual({ status: 'ok', stories: 3 });
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('answers 503 with the reason when the store cannot be asked', async () => {
    const broken = publicApp({
      folder: data,
      health: () => Promise.reject(new Error('the database is locked')),
    });

    const response = await broken.request('/healthz');

    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ message: 'the database is locked' });
  });
});
