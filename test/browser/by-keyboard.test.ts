import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { describeInBrowser, type RunningDesk, signIn, startDesk } from './desk.ts';
import { downloaded, feedTitles, headlineOf, tabTo, tabToAndEnter, untilSaid, untilWaiting } from './page.ts';

const HEADLINE = 'Two plants, one river: what the new cathode material works bring';

/** What is pressed for each of ten stories; the last key decides. */
const TEN = ['a', 'a', 'r', 'z', 'ja', 'kr', 'a', 'jjz', 'ka', 'r'];
/** Five of the ten, and the one with a headline of our own. */
const APPROVED = 6;

const SAID = { a: 'Approved.', r: 'Rejected.', z: 'Snoozed.' } as const;

describeInBrowser('a morning at the desk, by keys alone', () => {
  let desk: RunningDesk;
  beforeAll(async () => {
    desk = await startDesk();
    return () => desk[Symbol.asyncDispose]();
  });

  it('says what to do where a key has no story to act on', async () => {
    const { page, faults } = await desk.visitor();
    await signIn(page, 'editor');

    for (const key of 'tarzxmo') {
      await page.keyboard.press(key);
      await untilSaid(page, /^Choose a story first: j and k go through the list/);
      expect(await page.locator('main > .said').getAttribute('role')).toBe('alert');
      await page.evaluate('document.querySelector("main > .said").remove()');
    }
    await page.keyboard.press('u');
    await untilSaid(page, /^There is nothing to undo here/);
    for (const key of 'jm') await page.keyboard.press(key);
    await untilSaid(page, /^One story is picked\. Pick another/);
    await page.keyboard.press('t');

    expect(await page.locator('input[name="theme"]').evaluate((field) => field.matches(':focus'))).toBe(true);
    expect(await page.locator('input[name="pick"]:checked').count()).toBe(1);
    expect(faults).toEqual([]);
  });

  it('reviews ten stories, undoes, merges two, edits a headline, composes, exports, publishes', async () => {
    const { page, faults } = await desk.visitor({ acceptDownloads: true });
    await signIn(page, 'editor');
    await untilWaiting(page, 21);

    const decided = await reviewTen(page);
    await undoLast(page, decided);
    await mergeTwo(page);
    await editAndApprove(page);
    await composeAndExport(page);
    await tabToAndEnter(page, page.getByRole('button', { name: 'Publish now' }));
    await untilSaid(page, /^Published: 6 stories; \d+ files changed\.$/);

    const titles = await feedTitles(desk.url);
    expect(titles).toContain(HEADLINE);
    expect(titles).toHaveLength(APPROVED);
    for (const { headline, key } of decided.slice(0, -1))
      expect([headline, titles.includes(escaped(headline))]).toEqual([headline, key === 'a']);
    expect(faults).toEqual([]);
  });
});

interface Decided {
  readonly headline: string;
  readonly key: string;
}

async function reviewTen(page: Page): Promise<readonly Decided[]> {
  const decided: Decided[] = [];
  await page.keyboard.press('j');
  for (const [at, keys] of TEN.entries()) {
    for (const key of keys.slice(0, -1)) await page.keyboard.press(key);
    const key = keys.at(-1) as keyof typeof SAID;
    const current = page.locator('.story.current');
    decided.push({ headline: await headlineOf(current), key });
    await page.keyboard.press(key);
    await untilWaiting(page, 20 - at);
    await untilSaid(page, SAID[key]);
    // The next one has the focus, for eyes, keys and screen readers alike.
    expect(await current.and(page.locator(':focus')).count()).toBe(1);
  }
  return decided;
}

async function undoLast(page: Page, decided: readonly Decided[]): Promise<void> {
  await page.keyboard.press('u');
  await untilWaiting(page, 12);
  await untilSaid(page, 'Undone.');
  expect(await headlineOf(page.locator('.story.current'))).toBe(decided.at(-1)?.headline);
  expect(await page.locator('[data-count="rejected"]').innerText()).toBe('2');
}

/** Merging is undone and done again: both without leaving the list. */
async function mergeTwo(page: Page): Promise<void> {
  await pickTwoAndMerge(page);
  await page.keyboard.press('u');
  await untilWaiting(page, 12);
  await untilSaid(page, 'Undone.');
  await pickTwoAndMerge(page);
}

async function pickTwoAndMerge(page: Page): Promise<void> {
  await page.locator('.story.current').waitFor();
  // To the end of the list, where the way down ends by itself.
  for (const key of 'jjjjjjjjjjjjxkxm') await page.keyboard.press(key);
  await untilWaiting(page, 11);
  await untilSaid(page, '2 are one story now.');
}

async function editAndApprove(page: Page): Promise<void> {
  await page.keyboard.press('o');
  await page.waitForURL('**/desk/stories/*');
  await page.keyboard.press('e');
  await page.keyboard.type(HEADLINE);
  await page.keyboard.press('Enter');
  await untilSaid(page, 'Done.');
  expect(await page.locator('h1').innerText()).toBe(HEADLINE);
  expect(await page.locator('.marks').first().innerText()).not.toContain('approved');
  await page.keyboard.press('a');
  await page.locator('.marks .badge', { hasText: 'approved' }).waitFor();
}

async function composeAndExport(page: Page): Promise<void> {
  await tabToAndEnter(page, page.getByRole('link', { name: 'Digest', exact: true }));
  await page.waitForURL('**/desk/digest');
  await page.locator('#list h3', { hasText: HEADLINE }).waitFor();
  expect(await page.locator('#list h3').count()).toBe(APPROVED);

  const markdown = page.getByRole('link', { name: 'Markdown' });
  await tabTo(page, markdown);
  expect(await downloaded(page, () => page.keyboard.press('Enter'))).toContain(HEADLINE);

  await tabToAndEnter(page, page.getByRole('button', { name: 'Mark as exported' }));
  await untilSaid(page, `${APPROVED} stories marked as exported.`);
  await page.getByText('Nothing new since the last export').waitFor();
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;');
}
