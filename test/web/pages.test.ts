import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../src/domain/time.ts';
import type { DecisionEntry } from '../../src/ports.ts';
import { get } from '../../src/web/http/route.ts';
import { MESSAGES, uiLanguage } from '../../src/web/messages/index.ts';
import { ROUTES } from '../../src/web/routes.ts';
import { PASSWORD, person, testDesk } from './desk-visitor.ts';

const AT = parseInstant('2024-04-24T06:05:00.000Z');
const OTHER = person('viewer').email;

function decision(id: number, more: Partial<DecisionEntry> = {}): DecisionEntry {
  return {
    id,
    storyId: 12,
    who: 'maija@example.org',
    at: AT,
    decided: { kind: 'reviewed', state: 'approved', stateChanged: true, changed: [] },
    before: {},
    after: {},
    ...more,
  };
}

describe('the messages', () => {
  /** `shell.nav.inbox` and so on, with the kind of each. */
  function keysOf(messages: object, path = ''): readonly string[] {
    return Object.entries(messages).flatMap(([key, value]) =>
      typeof value === 'object' && value !== null
        ? keysOf(value, `${path}${key}.`)
        : `${path}${key}: ${typeof value === 'function' ? `${value.length} facts` : typeof value}`,
    );
  }

  function textsOf(messages: object): readonly string[] {
    return Object.values(messages).flatMap((value) =>
      typeof value === 'object' && value !== null ? textsOf(value) : typeof value === 'string' ? value : [],
    );
  }

  it('are the same in every language', () => {
    expect(keysOf(MESSAGES.fi)).toEqual(keysOf(MESSAGES.en));
    expect([...textsOf(MESSAGES.en), ...textsOf(MESSAGES.fi)].filter((text) => text.trim() === '')).toEqual(
      [],
    );
  });

  it.each([
    [undefined, 'fi-FI,fi;q=0.9,en;q=0.8', 'fi'],
    [undefined, 'sv-SE,sv;q=0.9,fi;q=0.8', 'fi'],
    [undefined, 'de', 'en'],
    [undefined, undefined, 'en'],
    ['en', 'fi', 'en'],
    ['<script>', 'fi', 'fi'],
  ])('with %j chosen and a browser of %j are in %s', (chosen, header, language) => {
    expect(uiLanguage(chosen, header)).toBe(language);
  });

  it('follow the choice of a person, signed in or not, back to the page they came from', async () => {
    const visitor = (await testDesk()).stranger();

    const response = await visitor.post('/desk/language', { language: 'fi', next: '/desk/sign-in' });

    expect(response.headers.get('location')).toBe('/desk/sign-in');
    expect(await visitor.text('/desk/sign-in')).toContain('Kirjaudu sisään');
    await visitor.post('/desk/language', { language: 'xx' });
    expect(visitor.cookies.get('mediawatch-language')).toBe('fi');
  });
});

describe('an answer that is no page', () => {
  it('says that nothing stands here, with the way back for who is signed in', async () => {
    const { stranger, visitor } = await testDesk();

    const response = await stranger().get('/desk/nothing/here');
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('/desk/decisions');
    expect(await (await (await visitor('viewer')).get('/desk/nothing')).text()).toContain('/desk/decisions');
  });

  it('after an error of ours shows a number that is in the log, and nothing of the error', async () => {
    const broken = get('/broken', 'viewer', () => {
      throw new Error('SELECT secret FROM table');
    });
    const { visitor, log } = await testDesk({ routes: [...ROUTES, broken] });
    const viewer = await visitor('viewer');

    const response = await viewer.get('/desk/broken');

    const text = await response.text();
    const [line] = log.lines.filter(({ level }) => level === 'error');
    expect(response.status).toBe(500);
    expect(text).not.toMatch(/SELECT|\.ts|at Object/);
    expect(text).toContain(String(line?.facts['reference']));
    expect(line?.message).toContain('GET /desk/broken failed');
    expect(String(line?.facts['error'])).toContain('SELECT secret');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('is an asset only under the hash of what it is now, and then for good', async () => {
    const visitor = (await testDesk()).stranger();
    const page = await (await visitor.get('/desk/sign-in')).text();
    const paths = page.match(/\/desk\/assets\/[^"]+/g) ?? [];

    expect(paths.map((path) => path.split('/').at(-1))).toEqual(['icon.svg', 'desk.css', 'desk.js']);
    for (const path of paths) {
      const response = await visitor.get(path);
      expect(response.status).toBe(200);
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect((await visitor.get(path.replace(/[0-9a-f]{16}/, '0'.repeat(16)))).status).toBe(404);
    }
    expect((await visitor.get((paths[0] ?? '').replace('icon.svg', '..%2Fdesk.ts'))).status).toBe(404);
  });
});

describe('what was said', () => {
  it('is shown once, as text', async () => {
    const visitor = await (await testDesk()).visitor('viewer');
    visitor.cookies.set('mediawatch-said', encodeURIComponent('<img src=x onerror=alert(1)>'));

    expect(await (await visitor.get('/desk/account')).text()).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(await (await visitor.get('/desk/account')).text()).not.toContain('onerror');
  });
});

describe('the navigation', () => {
  it('shows each role what it may open, and where it is', async () => {
    const { visitor } = await testDesk();

    const admin = await (await (await visitor('admin')).get('/desk/people')).text();
    const viewer = await (await (await visitor('viewer')).get('/desk/decisions')).text();

    expect(admin).toContain('<a href="/desk/people" aria-current="page">People</a>');
    expect(viewer).not.toContain('/desk/people');
    expect(viewer).toContain('<a href="/desk/decisions" aria-current="page">Decisions</a>');
  });
});

describe('one’s own account', () => {
  const NEW = 'neljä nuorta ilvestä';

  it('changes its password, which ends its other sessions and keeps this one', async () => {
    const { visitor, stranger } = await testDesk();
    const [here, there] = [await visitor('editor'), await visitor('editor')];

    await here.send('/desk/account/password', { current: PASSWORD, new: NEW });

    expect(await here.text('/desk/account')).toContain('Your password is changed');
    expect((await there.get('/desk/account')).status).toBe(303);
    const again = stranger();
    const { email } = person('editor');
    expect((await again.post('/desk/sign-in', { email, password: PASSWORD })).status).toBe(422);
    expect((await again.post('/desk/sign-in', { email, password: NEW })).status).toBe(303);
  });

  it.each([
    ['a wrong one', { current: 'wrong', new: NEW }, 'The current password is not right'],
    ['a new one that is short', { current: PASSWORD, new: 'short' }, 'The password is too short'],
    ['nothing', {}, 'The password is too short'],
  ])('keeps its password for %s', async (_what, fields, message) => {
    const editor = await (await testDesk()).visitor('editor');

    const response = await editor.send('/desk/account/password', { ...fields });

    expect(response.status).toBe(422);
    expect(await response.text()).toContain(message);
  });

  it('shows its sessions and ends one, or all others', async () => {
    const { visitor, accounts, clock } = await testDesk();
    const [here, there] = [await visitor('editor'), await visitor('editor')];
    await visitor('editor');
    const admin = await visitor('admin');
    const page = await (await here.get('/desk/account')).text();
    const id = /name="id" value="(\d+)"/.exec(page)?.[1] ?? '';

    // Somebody else's session is not theirs to end.
    await admin.send('/desk/account/sessions/end', { id });
    expect(await accounts.sessionsOf(person('editor').email, clock.now())).toHaveLength(3);
    await here.send('/desk/account/sessions/end', { id });
    expect(await accounts.sessionsOf(person('editor').email, clock.now())).toHaveLength(2);
    await here.send('/desk/account/sessions/end-others');

    expect((await here.get('/desk/account')).status).toBe(200);
    expect((await there.get('/desk/account')).status).toBe(303);
  });
});

describe('the people', () => {
  it('are added with a password that is shown once', async () => {
    const { visitor, stranger, log } = await testDesk();
    const admin = await visitor('admin');

    const response = await admin.send('/desk/people/add', {
      ...{ name: '<b>Olli</b>', email: 'Olli@example.org', role: 'viewer' },
    });
    const password = /<code>([a-z2-9-]{23})<\/code>/.exec(await response.text())?.[1] ?? '';

    expect(response.headers.get('cache-control')).toBe('no-store');
    const olli = stranger();
    expect((await olli.post('/desk/sign-in', { email: 'olli@example.org', password })).status).toBe(303);
    expect(await (await admin.get('/desk/people')).text()).toContain('<bdi>&lt;b&gt;Olli&lt;/b&gt;</bdi>');
    expect(log.lines.at(-1)).toMatchObject({
      message: 'desk: olli@example.org was added',
      facts: { by: 'admin@example.org' },
    });
    expect(JSON.stringify(log.lines)).not.toContain(password);
  });

  it('get another role, which counts from their next request on', async () => {
    const { visitor } = await testDesk();
    const [admin, viewer] = [await visitor('admin'), await visitor('viewer')];
    expect((await viewer.get('/desk/people')).status).toBe(403);

    await admin.send('/desk/people/role', { email: OTHER, role: 'admin' });

    expect((await viewer.get('/desk/people')).status).toBe(200);
  });

  it.each([
    ['password', {}],
    ['end-sessions', {}],
    ['remove', {}],
  ])('are signed out by "%s"', async (act, fields) => {
    const { visitor } = await testDesk();
    const [admin, viewer] = [await visitor('admin'), await visitor('viewer')];

    await admin.send(`/desk/people/${act}`, { ...fields, email: OTHER });

    expect((await viewer.get('/desk/account')).status).toBe(303);
  });

  it.each([
    ['add', { name: 'O', email: 'no address', role: 'viewer' }, 'That is no e-mail address'],
    ['add', { name: ' ', email: 'o@example.org', role: 'viewer' }, 'The name is empty'],
    ['add', { name: 'O', email: 'o@example.org', role: 'owner' }, 'That is no role'],
    ['add', { name: 'O', email: OTHER, role: 'viewer' }, 'has an account already'],
    ['role', { email: OTHER, role: 'owner' }, 'That is no role'],
    ['role', { email: 'admin@example.org', role: 'viewer' }, 'changed by another admin'],
    ['remove', { email: 'admin@example.org' }, 'changed by another admin'],
    ['password', { email: 'nobody@example.org' }, 'has no account'],
  ])('stay as they are for "%s" with %j', async (act, fields, message) => {
    const { visitor, accounts } = await testDesk();
    const admin = await visitor('admin');
    const before = (await accounts.accounts()).map(({ email, role }) => [email, role]);

    const response = await admin.send(`/desk/people/${act}`, { ...fields });

    expect(response.status).toBe(422);
    expect(await response.text()).toContain(message);
    expect((await accounts.accounts()).map(({ email, role }) => [email, role])).toEqual(before);
  });
});

describe('the log of decisions', () => {
  it('shows who decided what, when in Finnish time, and what changed', async () => {
    const entry = decision(3, {
      ...{ reason: 'clearer', before: { headline: 'Akku', state: 'waiting' } },
      after: { headline: 'Battery <b>', state: 'waiting' },
    });
    const viewer = await (await testDesk({ decisions: [entry] })).visitor('viewer');

    const page = await (await viewer.get('/desk/decisions')).text();

    expect(page).toContain('<time datetime="2024-04-24T06:05:00.000Z">24.4.2024 9.05</time>');
    expect(page).toContain('<del><bdi>Akku</bdi></del> → <ins><bdi>Battery &lt;b&gt;</bdi></ins>');
    expect(page).not.toContain('<dt>state</dt>');
    expect(page).toContain('Chain verified');
  });

  it('speaks Finnish to whoever reads Finnish, also of what was decided in English', async () => {
    const before = { state: 'waiting', date: '2024-04-02' };
    const after = { state: 'rejected', reason: 'told already', snoozedUntil: AT };
    const decided = { kind: 'reviewed', state: 'rejected', stateChanged: true, changed: ['date'] } as const;
    const own = decision(2, { decided, reason: 'in our own words', before: {}, after: {} });
    const entry = decision(3, { decided, reason: 'told already', before, after });
    const viewer = await (await testDesk({ decisions: [entry, own] })).visitor('viewer');
    await viewer.post('/desk/language', { language: 'fi' });

    const page = await (await viewer.get('/desk/decisions')).text();

    expect(page).toContain('hylätty; muutettu: päiväys <span class="quiet">– <bdi>kerrottu jo</bdi>');
    expect(page).toContain('<bdi>in our own words</bdi>');
    expect(page).toContain('<dt>tila</dt><dd><del><bdi>odottaa</bdi></del> → <ins><bdi>hylätty</bdi></ins>');
    expect(page).toContain('<del><bdi>2.4.2024</bdi></del> → <ins>–</ins>');
    expect(page).toContain('<dt>torkulla asti</dt><dd><del>–</del> → <ins><bdi>24.4.2024 9.05</bdi></ins>');
    expect(page).not.toContain('told already');
  });

  it('says aloud where its chain is broken', async () => {
    const desk = await testDesk({ brokenDecision: 'decision 7 is not as it was recorded' });

    const text = await (await desk.visitor('viewer')).text('/desk/decisions');

    expect(text).toContain('Chain broken');
    expect(text).toContain('decision 7 is not as it was recorded. Compare with a backup');
  });

  it('goes on to older ones after a hundred', async () => {
    const decisions = Array.from({ length: 100 }, (_, index) => decision(200 - index));
    const viewer = await (await testDesk({ decisions })).visitor('viewer');

    expect(await (await viewer.get('/desk/decisions')).text()).toContain('href="/desk/decisions?before=101"');
    expect(await viewer.text('/desk/decisions?before=101')).toContain('Back to the newest');
  });
});
