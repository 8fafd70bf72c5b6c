/** What the tests ask of a page, and wait for; nothing here sleeps. */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

const MOST_TABS = 200;
const PATIENCE = { timeout: 10_000 };

/** As somebody without a mouse gets there. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  const focused = target.and(page.locator(':focus'));
  for (let pressed = 0; pressed < MOST_TABS; pressed++) {
    if ((await focused.count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${target} is not reached by ${MOST_TABS} times Tab`);
}

export async function tabToAndEnter(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

/** Until the page says this, as a message of its own, and its scripts, if they run, hear keys. */
export async function untilSaid(page: Page, what: string | RegExp): Promise<void> {
  await page.locator('main > .said', { hasText: what }).waitFor();
  await page.waitForLoadState();
}

/** Until so many stories are in that state by the tabs of the inbox, and as many rows are shown. */
export async function untilWaiting(page: Page, count: number): Promise<void> {
  await expect.poll(() => waiting(page), PATIENCE).toEqual({ told: String(count), shown: count });
}

async function waiting(page: Page) {
  const told = await page.locator('[data-count="waiting"]').textContent();
  return { told, shown: await page.locator('.stories > .story').count() };
}

export function headlineOf(story: Locator): Promise<string> {
  return story.locator('h2').innerText();
}

/** The text of the file that this leads to. */
export async function downloaded(page: Page, start: () => Promise<unknown>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), start()]);
  const pieces: Buffer[] = [];
  for await (const piece of await download.createReadStream()) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

/** The headlines in the RSS feed, as any reader gets them. */
export async function feedTitles(url: string): Promise<readonly string[]> {
  const feed = await (await fetch(`${url}/feed.xml`)).text();
  return [...feed.matchAll(/<item>\s*<title>(.*?)<\/title>/gs)].map(([, title = '']) => title);
}
