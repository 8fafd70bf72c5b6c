import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { mayAct, ROLES, type Role } from '../../src/domain/account.ts';
import type { Route } from '../../src/web/http/route.ts';
import { ROUTES } from '../../src/web/routes.ts';
import { HOST, type TestDesk, testDesk, type Visitor } from './desk-visitor.ts';

/**
 * Every route of the table, with an answer that says that it was reached: what is tried here is what stands before it,
 * whatever the page behind asks of the archive.
 */
const REACHED = 'reached';
const probes = ROUTES.map((route): Route => ({ ...route, answer: () => new Response(REACHED) }));

const KINDS = ROUTES.map((route) => [`${route.method} ${route.path}`, route, pathOf(route)] as const);
const CLOSED = KINDS.filter(([, route]) => route.needs !== 'nobody');
const CHANGES = KINDS.filter(([, route]) => route.method === 'POST');

/** The same asked by somebody: the account page shows the secret of a session. */
let desk: TestDesk;
let stranger: Visitor;
const known = new Map<Role, { readonly visitor: Visitor; readonly secret: string }>();

beforeAll(async () => {
  const real = await testDesk();
  desk = { ...real, app: (await import('../../src/web/desk.ts')).deskApp(real.options, probes) };
  stranger = visitorOf(real.stranger());
  for (const role of ROLES) {
    const visitor = await real.visitor(role);
    known.set(role, { secret: await visitor.secret(), visitor: visitorOf(visitor) });
  }
});

/** A visitor with the same cookies before the desk of probes. */
function visitorOf(visitor: Visitor): Visitor {
  return Object.assign(Object.create(visitor), {
    ask: (path: string, init: RequestInit, asking: { readonly headers?: Record<string, string> }) => {
      const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      return desk.app.request(HOST + path, { ...init, headers: { cookie, ...asking.headers } });
    },
  });
}

function as(role: Role) {
  const found = known.get(role);
  if (found === undefined) throw new Error(`nobody is ${role}`);
  return found;
}

function pathOf({ path }: Route): string {
  return `/desk${path.replace(/:[a-z]+(\{[^}]*\})?/gi, '1')}`;
}

/** As a form of the desk sends it. */
function asked(route: Route, path: string, visitor: Visitor, secret = ''): Promise<Response> {
  return route.method === 'GET' ? visitor.get(path) : visitor.post(path, { csrf: secret });
}

function expectStrictHeaders({ headers }: Response): void {
  expect(headers.get('content-security-policy')).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
      "form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  );
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('x-frame-options')).toBe('DENY');
  expect(headers.get('referrer-policy')).toBe('same-origin');
  expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
}

describe('every route of the table', () => {
  it.each(KINDS)('%s is reached by whom it is for, with strict headers', async (_name, route, path) => {
    for (const role of ROLES.filter((role) => route.needs === 'nobody' || mayAct(role, route.needs))) {
      const response = await asked(route, path, as(role).visitor, as(role).secret);

      expect(await response.text()).toBe(REACHED);
      expectStrictHeaders(response);
    }
  });

  it.each(CLOSED)('%s sends a stranger to the sign-in', async (_name, route, path) => {
    const response = await asked(route, path, stranger);

    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toMatch(/^\/desk\/sign-in(\?next=%2Fdesk%2F[^/]|$)/);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expectStrictHeaders(response);
  });

  it.each(CLOSED)('%s refuses whose role is too low', async (_name, route, path) => {
    for (const role of ROLES.filter((role) => route.needs !== 'nobody' && !mayAct(role, route.needs))) {
      const response = await asked(route, path, as(role).visitor, as(role).secret);

      expect(response.status).toBe(403);
      expect(await response.text()).toContain('Your role does not reach this far');
      expectStrictHeaders(response);
    }
  });

  it.each(CHANGES)(
    '%s refuses what comes from another site, or from nowhere',
    async (_name, _route, path) => {
      const { visitor, secret } = as('admin');
      const body = new URLSearchParams({ csrf: secret });
      for (const headers of [
        { 'Sec-Fetch-Site': 'cross-site' },
        { 'Sec-Fetch-Site': 'same-site' },
        { 'Sec-Fetch-Site': 'none' },
        { 'Sec-Fetch-Site': 'cross-site', Origin: HOST },
        { Origin: 'https://evil.example' },
        { Origin: 'null' },
        {},
      ] as const) {
        const response = await visitor.ask(path, { method: 'POST', body }, { headers });

        expect(response.status).toBe(403);
        expect(await response.text()).toContain('Sent from another site');
        expectStrictHeaders(response);
      }
    },
  );

  it.each(CHANGES.filter(([, route]) => route.needs !== 'nobody'))(
    '%s refuses a form without the secret of the session, or with that of another',
    async (_name, _route, path) => {
      for (const secret of ['', 'ffff', as('viewer').secret]) {
        const response = await as('admin').visitor.post(path, { csrf: secret });

        expect(response.status).toBe(403);
        expect(await response.text()).toContain('This form has expired');
      }
    },
  );

  it.each(CHANGES)('%s takes forms only, and of a bounded size', async (_name, _route, path) => {
    const { visitor, secret } = as('admin');
    const headers = { 'Sec-Fetch-Site': 'same-origin', 'X-CSRF-Token': secret };
    const json = { ...headers, 'Content-Type': 'application/json' };

    expect((await visitor.ask(path, { method: 'POST', body: '{}' }, { headers: json })).status).toBe(415);
    const large = await visitor.post(path, { csrf: secret, text: 'x'.repeat(600 * 1024) });
    expect(large.status).toBe(413);
    expectStrictHeaders(large);
  });

  it.each(KINDS)('%s answers no other method', async (_name, _route, path) => {
    const response = await as('admin').visitor.ask(path, { method: 'DELETE' }, {});

    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toMatch(/GET|POST/);
    expectStrictHeaders(response);
  });
});

describe('the table', () => {
  it('has each method and path once', () => {
    expect(new Set(KINDS.map(([name]) => name)).size).toBe(KINDS.length);
  });

  it('is everything that the desk answers', () => {
    const table = new Set(ROUTES.map(({ method, path }) => `${method} /desk${path}`));
    const frame = new Set(['ALL /*', 'GET /desk', ...ROUTES.map(({ path }) => `ALL /desk${path}`)]);
    const registered = desk.app.routes.map(({ method, path }) => `${method} ${path}`);

    expect(registered.filter((route) => !table.has(route) && !frame.has(route))).toEqual([]);
    expect([...table].filter((route) => !registered.includes(route))).toEqual([]);
  });

  it('cannot be gone around: no other file of the desk makes an application', () => {
    const makers = readdirSync('src/web', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .filter((file) =>
        /\bnew Hono\b|from 'hono\/(?:tiny|quick)'/.test(readFileSync(join('src/web', file), 'utf8')),
      );

    expect(makers.sort()).toEqual(['desk.ts', 'http/public.ts', 'unsubscribe.ts']);
  });
});
