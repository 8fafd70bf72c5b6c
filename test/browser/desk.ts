/** The service over a copy of the filled archive, with people who may sign in, and browsers in front of it. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { describe, inject } from 'vitest';
import { scryptPasswords } from '../../src/adapters/passwords.ts';
import { openStore } from '../../src/adapters/sqlite/index.ts';
import type { Role } from '../../src/domain/account.ts';
import { main } from '../../src/main.ts';
import type { Archive } from '../../src/ports.ts';
import { newsroomClock } from '../newsroom/clock.ts';
import { chromiumPath, launchChromium, WITHOUT_CHROMIUM } from './chromium.ts';

export const PASSWORD = 'neljä märkää lapasta';

/** The build server has a browser, or says so by failing; at home the tests are skipped without one. */
export const describeInBrowser = process.env['CI'] || chromiumPath() !== undefined ? describe : describe.skip;

/** How soon after the pass people sit down, in minutes: before any source is due again. */
const COFFEE = 5;

export interface RunningDesk extends AsyncDisposable {
  /** As people open it, without a slash at the end. */
  readonly url: string;
  /** A browser of somebody else, who has not signed in. */
  visitor(options?: BrowserContextOptions): Promise<Visitor>;
  /** A browser whose owner is signed in. */
  signedIn(role: Role, options?: BrowserContextOptions): Promise<Visitor>;
}

export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What went wrong in it so far: errors of the console and of scripts, what our policy refused, what was asked elsewhere. */
  readonly faults: readonly string[];
}

/** `prepare` may change the archive before the service opens it. */
export async function startDesk(
  given: { readonly archive?: string; readonly prepare?: (archive: Archive) => Promise<void> } = {},
): Promise<RunningDesk> {
  const filled = given.archive ?? inject('archive');
  if (filled === '') throw new Error(WITHOUT_CHROMIUM);
  const folder = await mkdtemp(join(tmpdir(), 'mediawatch-desk-'));
  await cp(filled, folder, { recursive: true });
  await addPeople(folder, given.prepare);
  const service = await startService(folder);
  const browser = await launchChromium();
  const visitor = (options: BrowserContextOptions = {}) => visitorOf(browser, service.url, options);
  return {
    url: service.url,
    visitor,
    signedIn: async (role, options) => {
      const someone = await visitor(options);
      await signIn(someone.page, role);
      return someone;
    },
    async [Symbol.asyncDispose]() {
      await browser.close();
      await service.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function addPeople(folder: string, prepare?: (archive: Archive) => Promise<void>): Promise<void> {
  const archive = openStore({ file: join(folder, 'mediawatch.db'), backupFolder: join(folder, 'backups') });
  try {
    // As cheap as scrypt gets: the hash names its cost, so signing in is cheap too.
    const hash = await scryptPasswords({ N: 2, r: 1, p: 1 }).hash(PASSWORD);
    for (const role of ['viewer', 'editor', 'admin'] as const) {
      const account = { email: `${role}@example.org`, name: `Aino the ${role}`, role };
      await archive.accounts.saveAccount(account, hash, newsroomClock().now());
    }
    await prepare?.(archive);
  } finally {
    await archive.close();
  }
}

/** `mediawatch serve`, in this process. */
async function startService(folder: string): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const stop = new AbortController();
  let said = '';
  let ended: Promise<number> = Promise.resolve(0);
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (text: string) => {
      said += text;
      const found = /review desk: +(http:\S+)\/desk\//.exec(said)?.[1];
      if (found !== undefined) resolve(found);
      return true;
    };
    const streams = { stdout: { write: hear }, stderr: { write: hear } };
    const flags = ['--config', join(folder, 'sources.yaml'), '--topics', 'topics.yaml', '--data', folder];
    const environment = { MEDIAWATCH_PORT: '0', MEDIAWATCH_LOG: 'error' };
    const outside = { ...streams, environment, clock: newsroomClock(COFFEE), interrupted: stop.signal };
    ended = main(['serve', ...flags], outside);
    ended.then((status) => reject(new Error(`the service ended with ${status}: ${said}`)), reject);
  });
  return {
    url,
    stop: async () => {
      stop.abort();
      await ended;
    },
  };
}

async function visitorOf(browser: Browser, url: string, options: BrowserContextOptions): Promise<Visitor> {
  // Colours that fade into each other are neither of the two.
  const motion = { reducedMotion: 'reduce' } as const;
  const context = await browser.newContext({ baseURL: url, locale: 'en-GB', ...motion, ...options });
  const faults: string[] = [];
  await context.route(
    ({ hostname }) => hostname !== 'localhost',
    async (route) => {
      faults.push(`${route.request().url()} was asked for`);
      await route.abort();
    },
  );
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
  return { page, context, faults };
}

/** By keys alone: the cursor stands in the first field, and Enter sends the form. */
export async function signIn(page: Page, role: Role): Promise<void> {
  if (!page.url().includes('/desk/sign-in')) await page.goto('/desk/');
  // The browser puts the cursor there by itself, but takes its time where it has much to do.
  await page.locator('#field-email:focus').waitFor();
  await page.keyboard.type(`${role}@example.org`);
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSWORD);
  await Promise.all([
    page.waitForURL((url) => !url.pathname.endsWith('/sign-in')),
    page.keyboard.press('Enter'),
  ]);
}
