/**
 * The pictures of the README, from the invented press: `npm run screenshots`. What they show is what the desk shows:
 * nothing is drawn for them.
 */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { decideAsStaff } from './decided.ts';
import { type RunningDesk, startDesk } from './desk.ts';
import { fillArchive } from './fill-archive.ts';

const FOLDER = 'docs';
const WIDE = { width: 1280, height: 860 };
const PHONE = { width: 390, height: 780 };

interface Picture {
  readonly file: string;
  readonly path: string;
  /** What is done on the page before the picture is taken. */
  readonly prepare?: (page: Page) => Promise<void>;
}

const PICTURES: readonly Picture[] = [
  {
    file: 'inbox.png',
    path: '/desk/inbox',
    prepare: async (page) => {
      for (const key of 'jjx') await page.keyboard.press(key);
      await page.evaluate('window.scrollTo(0, 0)');
    },
  },
  {
    file: 'story.png',
    path: '/desk/inbox',
    prepare: async (page) => {
      await page.goto('/desk/search?q=Odotus');
      await page.locator('.story h2 a').first().click();
      await page.waitForURL('**/desk/stories/*');
    },
  },
  { file: 'composer.png', path: '/desk/digest' },
  {
    file: 'coverage.png',
    path: '/desk/coverage?by=outlet&period=week&of=found&from=2024-03-25&to=2024-05-12',
  },
  { file: 'sources.png', path: '/desk/sources' },
];

const press = await fillArchive();
try {
  await using desk = await startDesk({ archive: press.folder, prepare: decideAsStaff });
  await takeAll(desk);
} finally {
  await press.close();
}

async function takeAll(desk: RunningDesk): Promise<void> {
  const { page } = await desk.signedIn('admin', { viewport: WIDE });
  for (const { file, path, prepare } of PICTURES) {
    const answer = await page.goto(path);
    if (answer?.ok() !== true) throw new Error(`${path} answers ${answer?.status()}`);
    await prepare?.(page);
    await take(page, file);
  }
  await page.goto('/desk/digest');
  await page.getByRole('button', { name: 'Publish now' }).click();
  await page.locator('main > .said').waitFor();
  await page.goto('/');
  await take(page, 'digest.png');
  const phone = await desk.signedIn('editor', { viewport: PHONE, colorScheme: 'dark', deviceScaleFactor: 2 });
  await phone.page.evaluate('document.querySelector(".tabs").scrollIntoView()');
  await take(phone.page, 'inbox-phone.png');
}

async function take(page: Page, file: string): Promise<void> {
  await page.screenshot({ path: join(FOLDER, file) });
  process.stdout.write(`${join(FOLDER, file)}\n`);
}
