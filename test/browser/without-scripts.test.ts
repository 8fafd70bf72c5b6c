import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { describeInBrowser, type RunningDesk, signIn, startDesk } from './desk.ts';
import { downloaded, feedTitles, headlineOf, untilSaid, untilWaiting } from './page.ts';

const HEADLINE = 'Black mass stays where it is made';
const SUMMARY = 'Owners of recyclable metals wait for the rules. An editor wrote this.';

const TEN = ['Approve', 'Reject', 'Snooze', 'Approve', 'Approve', 'Reject', 'Approve', 'Snooze', 'Approve'];
const SAID: Readonly<Record<string, string>> = {
  Approve: 'Approved.',
  Reject: 'Rejected.',
  Snooze: 'Snoozed.',
};

describeInBrowser('a morning at the desk, with scripts turned off', () => {
  let desk: RunningDesk;
  beforeAll(async () => {
    desk = await startDesk();
    return () => desk[Symbol.asyncDispose]();
  });

  it('reviews ten stories, undoes, merges two, edits a headline, composes, exports, publishes', async () => {
    const { page, faults } = await desk.visitor({ javaScriptEnabled: false, acceptDownloads: true });
    await signIn(page, 'editor');
    await untilWaiting(page, 21);

    await reviewTenAndUndo(page);
    await mergeTwo(page);
    await setTheme(page);
    await editAndApprove(page);
    await composeAndExport(page);
    await page.getByRole('button', { name: 'Publish now' }).click();
    await untilSaid(page, /^Published: 6 stories; \d+ files changed\.$/);

    const titles = await feedTitles(desk.url);
    expect(titles).toContain(HEADLINE);
    expect(titles).toHaveLength(6);
    expect(faults).toEqual([]);
  });
});

/** Always the one on top; the tenth decision is taken back. */
async function reviewTenAndUndo(page: Page): Promise<void> {
  const first = page.locator('.stories > .story').first();
  for (const [at, label] of TEN.entries()) {
    await first.getByRole('button', { name: label, exact: true }).click();
    await untilWaiting(page, 20 - at);
    await untilSaid(page, SAID[label] ?? '');
  }
  const headline = await headlineOf(first);
  await first.getByRole('button', { name: 'Reject', exact: true }).click();
  await untilWaiting(page, 11);
  await page.getByRole('button', { name: /^Undo/ }).click();
  await untilWaiting(page, 12);
  await untilSaid(page, 'Undone.');
  expect(await headlineOf(first)).toBe(headline);
}

async function mergeTwo(page: Page): Promise<void> {
  const stories = page.locator('.stories > .story');
  const [into, from] = [await headlineOf(stories.nth(10)), await headlineOf(stories.nth(11))];
  await stories.nth(10).getByRole('checkbox').check();
  await stories.nth(11).getByRole('checkbox').check();
  await page.getByRole('button', { name: /^Merge/ }).click();
  await untilWaiting(page, 11);
  await untilSaid(page, '2 are one story now.');
  const left = await stories.locator('h2').allInnerTexts();
  expect(left.filter((headline) => headline === into || headline === from)).toHaveLength(1);
}

/** Enter in the theme's field puts the picked ones under it, and decides nothing else. */
async function setTheme(page: Page): Promise<void> {
  await page.locator('.stories > .story').first().getByRole('checkbox').check();
  await page.getByLabel('Theme', { exact: true }).last().fill('Recycling');
  await page.keyboard.press('Enter');
  await untilSaid(page, 'Put under the theme.');
  await untilWaiting(page, 11);
  await page.locator('.stories > .story').first().getByText('Theme: Recycling').waitFor();
}

async function editAndApprove(page: Page): Promise<void> {
  await page.locator('.stories > .story h2 a').first().click();
  await page.getByLabel('Public headline').fill(HEADLINE);
  await page.getByLabel('Summary').fill(SUMMARY);
  await page.getByRole('button', { name: 'Save the words' }).last().click();
  await untilSaid(page, 'Done.');
  expect(await page.locator('h1').innerText()).toBe(HEADLINE);
  await page.getByRole('button', { name: /^Approve/ }).click();
  await page.locator('.marks .badge', { hasText: 'approved' }).waitFor();
}

async function composeAndExport(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Digest', exact: true }).click();
  await page.locator('#list h3', { hasText: HEADLINE }).waitFor();
  const list = await downloaded(page, () => page.getByRole('link', { name: 'Text', exact: true }).click());
  expect(list).toContain(HEADLINE);
  expect(list).toContain(SUMMARY);
  expect(list).toContain('Theme: Recycling');
  await page.getByRole('button', { name: 'Mark as exported' }).click();
  await untilSaid(page, '6 stories marked as exported.');
}
