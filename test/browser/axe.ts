import axe from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';

/** WCAG 2.2 to level AA, and what axe's makers think best besides. */
const ALL = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** All that depends on colour. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

/** For every page that will be opened there. */
export async function bringAxe(context: BrowserContext): Promise<void> {
  await context.addInitScript({ content: axe.source });
}

/** Menus and whatever else is folded away. */
export async function openAll(page: Page): Promise<void> {
  await page.evaluate('for (const part of document.querySelectorAll("details")) part.open = true');
}

/** What is wrong with the page as it is shown now, one line for each place. */
export async function faultsBy(page: Page, rules: 'all' | 'colours'): Promise<readonly string[]> {
  const runOnly = rules === 'all' ? { type: 'tag', values: ALL } : { type: 'rule', values: COLOURS };
  const options = JSON.stringify({ runOnly, resultTypes: ['violations'], preload: false });
  const { violations } = await page.evaluate<axe.AxeResults>(`axe.run(${options})`);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any }) => `${id} at ${target}: ${any[0]?.message ?? help}`),
  );
}

/** How many pixels the page is wider than its window. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}
