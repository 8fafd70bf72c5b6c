import { describe, expect, it } from 'vitest';
import { scryptPasswords } from '../../src/adapters/passwords.ts';
import { safeNext } from '../../src/web/http/guard.ts';
import { HOST, PASSWORD, person, testDesk } from './desk-visitor.ts';

const EDITOR = person('editor').email;

describe('signing in', () => {
  it('opens a session whose token is stored as a hash only, and leads where one wanted to go', async () => {
    const { stranger, accounts, clock } = await testDesk();
    const visitor = stranger();

    const response = await visitor.post('/desk/sign-in', {
      email: ` ${EDITOR.toUpperCase()} `,
      ...{ password: PASSWORD, next: '/desk/decisions?before=7' },
    });

    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/desk/decisions?before=7');
    expect(response.headers.getSetCookie()[0]).toMatch(
      /^mediawatch=[\w-]{43}; Max-Age=2592000; Path=\/desk; HttpOnly; SameSite=Lax$/,
    );
    const [session] = await accounts.sessionsOf(EDITOR, clock.now());
    expect(session?.tokenHash).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(session)).not.toContain(visitor.cookies.get('mediawatch') ?? 'nothing');
    expect(await visitor.text('/desk/account')).toContain(EDITOR);
  });

  it('takes a cookie for the whole host alone where people come by HTTPS', async () => {
    const { stranger } = await testDesk({ settings: { url: 'https://media.example.org/' } });

    const response = await stranger().post('/desk/sign-in', { email: EDITOR, password: PASSWORD });

    expect(response.headers.getSetCookie()[0]).toMatch(
      /^__Host-mediawatch=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
  });

  it.each([
    ['a wrong password', { email: EDITOR, password: 'wrong' }],
    ['an unknown e-mail', { email: 'nobody@example.org', password: PASSWORD }],
    ['no e-mail at all', { email: '<script>', password: PASSWORD }],
    ['nothing', {}],
    ['a password without end', { email: EDITOR, password: PASSWORD.repeat(1000) }],
  ])('answers the same to %s', async (_what, fields) => {
    const { stranger } = await testDesk();
    const visitor = stranger();

    const response = await visitor.post('/desk/sign-in', { ...fields });

    expect(response.status).toBe(422);
    const text = await response.text();
    expect(text).toContain('E-mail and password do not fit together.');
    expect(text).not.toContain('<script>');
    expect(response.headers.getSetCookie()).toEqual([]);
  });

  it('asks the same of scrypt for an unknown e-mail as for a known one', async () => {
    const asked: unknown[] = [];
    const passwords = {
      isBusy: () => false,
      hash: async () => '',
      matches: async (_password: string, hash: string | undefined) => {
        asked.push(hash === undefined ? 'nobody' : 'somebody');
        return false;
      },
    };
    const { stranger } = await testDesk({ ports: { passwords } });

    await stranger().post('/desk/sign-in', { email: EDITOR, password: 'x' });
    await stranger().post('/desk/sign-in', { email: 'nobody@example.org', password: 'x' });

    expect(asked).toEqual(['somebody', 'nobody']);
  });

  it('makes a guesser wait, from whatever address, and lets in afterwards', async () => {
    const { stranger, clock } = await testDesk();
    for (let attempt = 0; attempt < 5; attempt++)
      await stranger().post(
        '/desk/sign-in',
        { email: EDITOR, password: 'no' },
        { from: `192.0.2.${attempt}` },
      );

    const right = { email: EDITOR, password: PASSWORD };
    const waiting = await stranger().post('/desk/sign-in', right, { from: '192.0.2.77' });
    expect(waiting.status).toBe(429);
    expect(waiting.headers.get('retry-after')).toBe('30');
    expect(await waiting.text()).toContain('Too many attempts. Wait until 8.01');

    clock.advance(1);
    expect((await stranger().post('/desk/sign-in', right)).status).toBe(303);
  });

  it('takes all addresses of one IPv6 network for one guesser', async () => {
    const { stranger } = await testDesk();
    const guess = (from: string, email: string) =>
      stranger().post('/desk/sign-in', { email, password: 'no' }, { from });

    for (let attempt = 0; attempt < 20; attempt++)
      await guess(`2001:db8:1:2::${attempt}`, `p${attempt}@example.org`);

    expect((await guess('2001:db8:1:2:ffff::1', 'q@example.org')).status).toBe(429);
    expect((await guess('2001:db8:1:3::1', 'q@example.org')).status).toBe(422);
  });

  it('does not shut anybody out for what others typed that is no address', async () => {
    const { stranger } = await testDesk();
    for (let attempt = 0; attempt < 6; attempt++)
      await stranger().post(
        '/desk/sign-in',
        { email: 'maija', password: 'no' },
        { from: `192.0.2.${attempt}` },
      );

    expect((await stranger().post('/desk/sign-in', { email: 'olli', password: 'no' })).status).toBe(422);
  });

  it('tells a crowd to come again, and hashes nothing for it', async () => {
    const passwords = {
      isBusy: () => true,
      hash: async () => '',
      matches: () => Promise.reject(new Error('asked')),
    };
    const { stranger } = await testDesk({ ports: { passwords } });

    const response = await stranger().post('/desk/sign-in', { email: EDITOR, password: PASSWORD });

    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('10');
    expect(await response.text()).toContain('Try again in ten seconds');
  });

  it('is not opened by many guesses at once', async () => {
    const { stranger } = await testDesk();

    const guesses = Array.from({ length: 30 }, () =>
      stranger().post('/desk/sign-in', { email: EDITOR, password: 'no' }),
    );

    const statuses = (await Promise.all(guesses)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 422)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(25);
  });

  it('says how to make the first account while there is none', async () => {
    const { stranger } = await testDesk({ empty: true });

    expect(await stranger().text('/desk/sign-in')).toContain('mediawatch user add you@example.org');
  });

  it.each([
    ['/desk/inbox?state=waiting', '/desk/inbox?state=waiting'],
    ['/desk/../desk/x', '/desk/x'],
    ['/desk/../feed.xml', '/desk/'],
    ['/feed.xml', '/desk/'],
    ['//evil.example/desk/', '/desk/'],
    ['/\\evil.example/desk/', '/desk/'],
    ['https://evil.example/desk/', '/desk/'],
    ['/desk/\u0009//evil.example', '/desk/'],
    ['javascript:alert(1)', '/desk/'],
    [null, '/desk/'],
  ])('after %j leads to %s', (next, path) => {
    expect(safeNext(next)).toBe(path);
  });
});

describe('a session', () => {
  it('ends when one signs out, and the token is worth nothing any more', async () => {
    const { visitor } = await testDesk();
    const editor = await visitor('editor');
    const token = editor.cookies.get('mediawatch') ?? '';

    const response = await editor.send('/desk/sign-out');

    expect(response.headers.get('location')).toBe('/desk/sign-in');
    expect(editor.cookies.has('mediawatch')).toBe(false);
    editor.cookies.set('mediawatch', token);
    expect((await editor.get('/desk/account')).status).toBe(303);
  });

  it('is over after twelve idle hours', async () => {
    const { visitor, clock } = await testDesk();
    const editor = await visitor('editor');

    clock.advance(12 * 60 - 1);
    expect((await editor.get('/desk/account')).status).toBe(200);
    clock.advance(12 * 60);
    expect((await editor.get('/desk/account')).status).toBe(303);
  });

  it('tells a script that it is over, instead of leading it to a page', async () => {
    const { stranger } = await testDesk();

    const response = await stranger().post('/desk/sign-out', {}, { headers: { 'X-CSRF-Token': 'old' } });

    expect(response.status).toBe(401);
  });

  it('is taken with the secret in a header, as scripts send it', async () => {
    const { visitor } = await testDesk();
    const editor = await visitor('editor');
    const headers = { 'X-CSRF-Token': await editor.secret() };

    expect((await editor.post('/desk/sign-out', {}, { headers })).headers.get('location')).toBe(
      '/desk/sign-in',
    );
  });
});

describe('a form from a browser', () => {
  const right = new URLSearchParams({ email: EDITOR, password: PASSWORD });

  it.each([
    [
      'says that it comes from here',
      {},
      { 'Sec-Fetch-Site': 'same-origin', Origin: 'https://media.example.org' },
      303,
    ],
    ['names our host, on plain HTTP', {}, { Origin: HOST }, 303],
    [
      'names the host that a proxy with HTTPS keeps',
      {},
      { Origin: 'https://desk.test', Host: 'desk.test' },
      303,
    ],
    ['names an address that nobody told us', {}, { Origin: 'https://media.example.org' }, 403],
    [
      'names the address of MEDIAWATCH_URL',
      { url: 'https://media.example.org/' },
      { Origin: 'https://media.example.org', Host: 'mediawatch:8080' },
      303,
    ],
    ['names another port', {}, { Origin: 'http://desk.test:8081' }, 403],
  ] as const)('that %s', async (_what, settings, headers, status) => {
    const { stranger } = await testDesk({ settings });

    const response = await stranger().ask('/desk/sign-in', { method: 'POST', body: right }, { headers });

    expect(response.status).toBe(status);
  });
});

describe('single sign-on', () => {
  const settings = { proxy: { addresses: ['10.1.0.0/16', '::1'], userHeader: 'X-Forwarded-Email' } };
  const headers = { 'X-Forwarded-Email': EDITOR };

  it('takes the word of the proxy, by its address', async () => {
    const { stranger } = await testDesk({ settings });

    for (const from of ['10.1.2.3', '::ffff:10.1.2.3', '::1']) {
      const response = await stranger().get('/desk/account', { headers, from });
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('You are signed in by your organisation');
    }
  });

  it('takes it of nobody else', async () => {
    const { stranger } = await testDesk({ settings });

    for (const from of ['10.2.0.1', '127.0.0.1', '::2', ''])
      expect((await stranger().get('/desk/account', { headers, from })).status).toBe(303);
  });

  it('is off without its setting, whoever sends the header', async () => {
    const off = await testDesk({ settings: { proxy: { addresses: ['10.1.2.3'] } } });

    expect((await off.stranger().get('/desk/account', { headers, from: '10.1.2.3' })).status).toBe(303);
  });

  it('needs an account, and says so', async () => {
    const { stranger } = await testDesk({ settings });
    const unknown = { 'X-Forwarded-Email': 'new@example.org' };

    const response = await stranger().get('/desk/account', { headers: unknown, from: '10.1.2.3' });

    expect(response.status).toBe(403);
    expect(await response.text()).toContain('No account for new@example.org');
  });

  it('asks for the secret of a form as ever', async () => {
    const { stranger } = await testDesk({ settings });
    const asking = { headers, from: '10.1.2.3' };
    const visitor = stranger();
    const page = await (await visitor.get('/desk/account', asking)).text();
    const csrf = /name="csrf" value="([0-9a-f]+)"/.exec(page)?.[1] ?? '';

    expect((await visitor.post('/desk/sign-out', {}, asking)).status).toBe(403);
    expect((await visitor.post('/desk/sign-out', { csrf }, asking)).status).toBe(303);
  });

  it('counts guesses by the address that the proxy names, not by the proxy and not by what a guesser adds', async () => {
    const { stranger } = await testDesk({ settings: { proxy: { addresses: ['10.1.2.3'] } } });
    const guess = (forwarded: string, from: string, email: string) =>
      stranger().post(
        '/desk/sign-in',
        { email, password: 'no' },
        { headers: { 'X-Forwarded-For': forwarded }, from },
      );

    for (let attempt = 0; attempt < 20; attempt++)
      await guess(`1.1.1.${attempt}, 192.0.2.66`, '10.1.2.3', `p${attempt}@example.org`);

    expect((await guess('2.2.2.2, 192.0.2.66', '10.1.2.3', 'q@example.org')).status).toBe(429);
    expect((await guess('192.0.2.67', '10.1.2.3', 'q@example.org')).status).toBe(422);
    // From an address that is no proxy the header is only talk.
    expect((await guess('192.0.2.66', '203.0.113.5', 'q@example.org')).status).toBe(422);
  });
});

describe('passwords', () => {
  it('are kept with salt and parameters, and known again, whichever way ä was typed', async () => {
    const passwords = scryptPasswords({ N: 2, r: 1, p: 1 });
    const [one, other] = [await passwords.hash(PASSWORD), await passwords.hash(PASSWORD)];

    expect(one).toMatch(/^scrypt\$2\$1\$1\$[\w-]{22}\$[\w-]{43}$/);
    expect(other).not.toBe(one);
    expect(await passwords.matches(PASSWORD.normalize('NFD'), one)).toBe(true);
    expect(await passwords.matches(`${PASSWORD} `, one)).toBe(false);
    expect(await passwords.matches(PASSWORD, undefined)).toBe(false);
    // Parameters grow: what was stored before is known by its own.
    expect(await scryptPasswords({ N: 4, r: 1, p: 1 }).matches(PASSWORD, one)).toBe(true);
  });

  it('are busy while thirty wait for their turn', async () => {
    const passwords = scryptPasswords({ N: 2, r: 1, p: 1 });

    const hashes = Array.from({ length: 30 }, () => passwords.hash(PASSWORD));

    expect(passwords.isBusy()).toBe(true);
    expect(new Set(await Promise.all(hashes)).size).toBe(30);
    expect(passwords.isBusy()).toBe(false);
  });

  it('take what OWASP recommends unless told otherwise', async () => {
    expect(await scryptPasswords().hash(PASSWORD)).toMatch(/^scrypt\$131072\$8\$1\$/);
  });
});
