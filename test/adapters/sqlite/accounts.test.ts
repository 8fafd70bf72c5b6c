import { beforeEach, describe, expect, it } from 'vitest';
import { accountsOn } from '../../../src/adapters/sqlite/desk/accounts.ts';
import {
  type Account,
  emailOf,
  passwordProblem,
  sessionEnd,
  signInPause,
} from '../../../src/domain/account.ts';
import { type Instant, minutesAfter } from '../../../src/domain/time.ts';
import type { Accounts } from '../../../src/ports.ts';
import { fakeClock } from '../../fakes/clock.ts';
import { emptyDatabase } from '../../fakes/empty-archive.ts';

const clock = fakeClock();
const NOW = clock.now();
const MAIJA: Account = { email: 'maija@example.org', name: 'Maija', role: 'editor' };
let accounts: Accounts;

beforeEach(() => {
  accounts = accountsOn(emptyDatabase(), async (method) => method());
});

function open(tokenHash: string, openedAt: Instant = NOW) {
  const session = { email: MAIJA.email, openedAt, endsAt: sessionEnd(openedAt), secret: 'aa', device: '' };
  return accounts.openSession(session, tokenHash);
}

describe('accounts', () => {
  it('are added, changed without their password, and listed by e-mail', async () => {
    await accounts.saveAccount(MAIJA, 'hash', NOW);
    await accounts.saveAccount({ email: 'a@example.org', name: 'A', role: 'admin' }, 'hash', NOW);

    await accounts.saveAccount({ ...MAIJA, name: 'Maija M', role: 'viewer' }, undefined, NOW);

    expect(await accounts.account(MAIJA.email)).toEqual({
      ...MAIJA,
      ...{ name: 'Maija M', role: 'viewer', passwordHash: 'hash' },
    });
    expect((await accounts.accounts()).map(({ email }) => email)).toEqual(['a@example.org', MAIJA.email]);
  });

  it('are not made without a password', async () => {
    await expect(accounts.saveAccount(MAIJA, undefined, NOW)).rejects.toThrow('has no password');
  });

  it('lose their sessions with a new password, and with themselves', async () => {
    await accounts.saveAccount(MAIJA, 'hash', NOW);
    await open('t1');

    await accounts.saveAccount(MAIJA, 'other', NOW);
    expect(await accounts.session('t1', NOW)).toBeUndefined();

    await open('t2');
    expect(await accounts.removeAccount(MAIJA.email)).toBe(true);
    expect(await accounts.session('t2', NOW)).toBeUndefined();
    expect(await accounts.removeAccount(MAIJA.email)).toBe(false);
  });
});

describe('a session', () => {
  beforeEach(() => accounts.saveAccount(MAIJA, 'hash', NOW));

  it('is found by the hash of its token, with its account', async () => {
    await open('t1');

    const found = await accounts.session('t1', NOW);

    expect(found?.account).toEqual(MAIJA);
    expect(found?.session.secret).toBe('aa');
    expect(await accounts.session('t2', NOW)).toBeUndefined();
  });

  it('is over after twelve hours without a request', async () => {
    await open('t1');

    expect(await accounts.session('t1', minutesAfter(NOW, 12 * 60 - 1))).toBeDefined();
    expect(await accounts.session('t1', minutesAfter(NOW, 24 * 60 - 2))).toBeDefined();
    expect(await accounts.session('t1', minutesAfter(NOW, 36 * 60 - 2))).toBeUndefined();
  });

  it('is over after thirty days, however busy', async () => {
    await open('t1');

    for (let hours = 10; hours < 30 * 24; hours += 10)
      expect(await accounts.session('t1', minutesAfter(NOW, hours * 60))).toBeDefined();

    expect(await accounts.session('t1', minutesAfter(NOW, 30 * 24 * 60))).toBeUndefined();
  });

  it('is ended by its owner, one or all others, and by nobody else', async () => {
    for (const token of ['t1', 't2', 't3']) await open(token);
    const [first] = await accounts.sessionsOf(MAIJA.email, NOW);
    const id = first?.id ?? 0;

    expect(await accounts.closeSessionOf('other@example.org', id)).toBe(false);
    expect(await accounts.closeSessionOf(MAIJA.email, id)).toBe(true);
    expect(await accounts.closeSessionsOf(MAIJA.email, 't1')).toBe(1);
    expect((await accounts.sessionsOf(MAIJA.email, NOW)).map(({ tokenHash }) => tokenHash)).toEqual(['t1']);
  });
});

describe('guessing at passwords', () => {
  const email = { kind: 'email', value: 'maija@example.org' } as const;
  const address = { kind: 'address', value: '192.0.2.7' } as const;

  it('has to wait after five attempts for one e-mail, longer each time', async () => {
    for (let attempt = 0; attempt < 5; attempt++)
      expect(await accounts.beginSignIn([email, address], NOW)).toBeUndefined();

    const first = await accounts.beginSignIn([email, address], NOW);
    expect(first).toBe(minutesAfter(NOW, 0.5));
    // Knocking meanwhile does not make it longer: nobody is shut out for good.
    expect(await accounts.beginSignIn([email, address], NOW)).toBe(first);

    const later = minutesAfter(NOW, 0.5);
    expect(await accounts.beginSignIn([email], later)).toBeUndefined();
    expect(await accounts.beginSignIn([email], later)).toBe(minutesAfter(later, 1));
  });

  it('has to wait after twenty attempts from one address, whatever the e-mails', async () => {
    for (let attempt = 0; attempt < 20; attempt++)
      await accounts.beginSignIn([{ kind: 'email', value: `p${attempt}@example.org` }, address], NOW);

    expect(await accounts.beginSignIn([email, address], NOW)).toBe(minutesAfter(NOW, 0.5));
    expect(await accounts.beginSignIn([email], NOW)).toBeUndefined();
  });

  it('is forgotten for an e-mail by the right password, and by itself after a day', async () => {
    for (let attempt = 0; attempt < 5; attempt++) await accounts.beginSignIn([email, address], NOW);
    await accounts.signedIn([email, address]);
    expect(await accounts.beginSignIn([email, address], NOW)).toBeUndefined();

    for (let attempt = 0; attempt < 4; attempt++) await accounts.beginSignIn([email], NOW);
    expect(await accounts.beginSignIn([email], NOW)).toBeDefined();
    expect(await accounts.beginSignIn([email], minutesAfter(NOW, 24 * 60))).toBeUndefined();
  });

  it.each([
    ['email', 4, 0],
    ['email', 5, 0.5],
    ['email', 7, 2],
    ['email', 500, 15],
    ['address', 19, 0],
    ['address', 20, 0.5],
  ] as const)('for one %s, %d failures make a pause of %d minutes', (kind, failures, minutes) => {
    expect(signInPause(kind, failures)).toBe(minutes);
  });
});

describe('what an account is made of', () => {
  it.each([
    [' Maija.Meikäläinen@Example.ORG ', 'maija.meikäläinen@example.org'],
    ['maija', undefined],
    ['@example.org', undefined],
    ['a@b@c', undefined],
    ['a b@example.org', undefined],
    ['<a@example.org>', undefined],
    ['a\u202e@example.org', undefined],
    [`${'a'.repeat(250)}@example.org`, undefined],
  ])('%j is the e-mail %j', (written, email) => {
    expect(emailOf(written)).toBe(email);
  });

  it.each([
    ['short', 'too-short'],
    ['a'.repeat(201), 'too-long'],
    ['aaaaaaaaaaaaaaaa', 'too-simple'],
    ['maijamaijamaija', 'too-simple'],
    ['kolme vanhaa mäyrää', undefined],
  ])('the password %j is %s', (password, problem) => {
    expect(passwordProblem(password, 'maija@example.org')).toBe(problem);
  });
});
