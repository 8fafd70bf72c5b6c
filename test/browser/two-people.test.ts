import { beforeAll, expect, it } from 'vitest';
import { describeInBrowser, type RunningDesk, startDesk, type Visitor } from './desk.ts';
import { headlineOf, untilSaid, untilWaiting } from './page.ts';

describeInBrowser('two people deciding on one story at once', () => {
  let desk: RunningDesk;
  let first: Visitor;
  let second: Visitor;
  beforeAll(async () => {
    desk = await startDesk();
    first = await desk.signedIn('editor');
    second = await desk.signedIn('admin');
    return () => desk[Symbol.asyncDispose]();
  });

  it('in the inbox: the second is told who was first, sees how it stands, and changes nothing', async () => {
    await untilWaiting(second.page, 21);
    const headline = await headlineOf(first.page.locator('.story').first());
    for (const key of 'ja') await first.page.keyboard.press(key);
    await untilWaiting(first.page, 20);

    for (const key of 'jr') await second.page.keyboard.press(key);

    await untilSaid(second.page, `“${headline}” was decided on meanwhile, by Aino the editor at`);
    expect(await second.page.locator('main > .said').getAttribute('role')).toBe('alert');
    await untilWaiting(second.page, 20);
    await second.page.goto('/desk/inbox?state=approved');
    expect(await headlineOf(second.page.locator('.story').first())).toBe(headline);
    expect(await second.page.locator('[data-count="rejected"]').innerText()).toBe('0');
  });

  it('on the page of a story: what the second wrote stays in the form, and is taken when they insist', async () => {
    const path = await first.page.locator('.stories > .story h2 a').first().getAttribute('href');
    await Promise.all([first, second].map(({ page }) => page.goto(path ?? '')));
    await second.page.getByLabel('Public headline').fill('Written by the second');
    await first.page.getByLabel('Public headline').fill('Written by the first');
    await first.page.getByRole('button', { name: /^Approve/ }).click();
    await untilSaid(first.page, 'Done.');

    await second.page.getByRole('button', { name: 'Save the words' }).last().click();

    await untilSaid(second.page, 'was decided on meanwhile, by Aino the editor at');
    expect(await second.page.getByLabel('Public headline').inputValue()).toBe('Written by the second');
    expect(await second.page.locator('h1').innerText()).toBe('Written by the first');

    await second.page.getByRole('button', { name: 'Save the words' }).last().click();
    await untilSaid(second.page, 'Done.');
    expect(await second.page.locator('h1').innerText()).toBe('Written by the second');
    // Approved it stays, as the first decided; and both stand in the log.
    await second.page.locator('.marks .badge', { hasText: 'approved' }).waitFor();
    expect(await second.page.getByRole('cell', { name: 'editor@example.org' }).count()).toBe(1);
    expect(await second.page.getByRole('cell', { name: 'admin@example.org' }).count()).toBe(1);
  });

  it('whoever only looks has nothing to decide with', async () => {
    const { page, faults } = await desk.signedIn('viewer');
    await page.locator('.stories > .story').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('a');
    await page.keyboard.press('o');
    await page.waitForURL('**/desk/stories/*');

    expect(await page.locator('main button').count()).toBe(0);
    expect(faults).toEqual([]);
  });
});
