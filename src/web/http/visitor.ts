import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { type Account, emailOf, SESSION_DAYS, type Session, sessionEnd } from '../../domain/account.ts';
import type { DeskOptions, Visit } from '../context.ts';
import { trustedPeer } from './peer.ts';

/** Who is asking. */
export type Visitor =
  | { readonly kind: 'nobody' }
  /** Signed in at the proxy, but without an account here. */
  | { readonly kind: 'unknown'; readonly email: string }
  | {
      readonly kind: 'known';
      readonly account: Account;
      readonly secret: string;
      /** Undefined where a proxy signed them in. */
      readonly tokenHash?: string;
    };

const TOKEN_BYTES = 32;

/** Binds the forms of those whom a proxy signs in, who have no session here; new at each start. */
const PROXY_KEY = randomBytes(32);

/** A trusted proxy's word comes first, then the session of the cookie. */
export async function visitorOf(visit: Pick<Visit, 'http' | 'options' | 'now'>): Promise<Visitor> {
  const email = emailFromProxy(visit.http, visit.options);
  if (email !== undefined) return knownByProxy(visit.options, email);
  const token = getCookie(visit.http, cookieName(visit.options));
  if (token === undefined || token === '') return { kind: 'nobody' };
  const tokenHash = hashOf(token);
  const found = await visit.options.ports.accounts.session(tokenHash, visit.now);
  if (found === undefined) return { kind: 'nobody' };
  return { kind: 'known', account: found.account, secret: found.session.secret, tokenHash };
}

async function knownByProxy({ ports }: DeskOptions, email: string): Promise<Visitor> {
  const account = await ports.accounts.account(email);
  if (account === undefined) return { kind: 'unknown', email };
  const secret = createHmac('sha256', PROXY_KEY).update(email).digest('hex');
  const { name, role } = account;
  return { kind: 'known', account: { email, name, role }, secret };
}

/** The header counts only where the proxy itself is at the other end of the connection (CVE-2023-27591). */
function emailFromProxy(http: Context, { settings }: DeskOptions): string | undefined {
  const name = settings.proxy?.userHeader;
  if (name === undefined || !trustedPeer(http, settings)) return undefined;
  return emailOf(http.req.header(name) ?? '');
}

/** Opens a session and gives its token to the browser; only its hash is kept. */
export async function openSession(visit: Visit, account: Account): Promise<void> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const session: Session = {
    email: account.email,
    openedAt: visit.now,
    endsAt: sessionEnd(visit.now),
    secret: randomBytes(TOKEN_BYTES).toString('hex'),
    device: (visit.http.req.header('user-agent') ?? '').slice(0, 200),
  };
  await visit.options.ports.accounts.openSession(session, hashOf(token));
  setCookie(visit.http, cookieName(visit.options), token, {
    ...cookieOptions(visit.options),
    maxAge: SESSION_DAYS * 24 * 60 * 60,
  });
}

export function forgetToken(visit: Visit): void {
  deleteCookie(visit.http, cookieName(visit.options), cookieOptions(visit.options));
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** `__Host-` keeps other hosts from planting a cookie, and wants HTTPS and the whole host (RFC 6265bis, 4.1.3.2). */
function isSecure({ settings }: DeskOptions): boolean {
  return settings.url?.startsWith('https:') === true;
}

function cookieName(options: DeskOptions): string {
  return isSecure(options) ? '__Host-mediawatch' : 'mediawatch';
}

function cookieOptions(options: DeskOptions) {
  const secure = isSecure(options);
  return { path: secure ? '/' : '/desk', secure, httpOnly: true, sameSite: 'Lax' } as const;
}
