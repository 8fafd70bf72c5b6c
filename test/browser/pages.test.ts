import { beforeAll, expect, it } from 'vitest';
import { mayAct } from '../../src/domain/account.ts';
import { ROUTES } from '../../src/web/routes.ts';
import { bringAxe, faultsBy, openAll, overflowOf } from './axe.ts';
import { decideAsStaff } from './decided.ts';
import { describeInBrowser, type RunningDesk, startDesk, type Visitor } from './desk.ts';

const WIDE = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };

/** Answer with a file, or lead elsewhere. */
const NO_PAGES = [
  ...['/', '/assets/:version/:name', '/feeds/:token/:file'],
  ...['/coverage.csv', '/search.csv', '/digest/as/:format', '/copies/:id'],
];

/** One of many, for routes that show one. */
const EXAMPLES: Readonly<Record<string, string>> = {
  '/sources/:id': '/sources/kaiku-wire',
  '/stories/:id': '/stories/1',
};

/** The same pages with other things to show. */
const OTHERWISE = [
  '/inbox?state=approved&undo=1',
  '/inbox?state=snoozed',
  '/inbox?topic=nowhere',
  '/search?q=akku',
  '/search?q=zzzz',
  '/coverage?by=outlet&period=month&from=2024-01-01&to=',
  '/digest?period=quarter',
].map((path) => ({ path, needs: 'viewer' as const }));

const NOWHERE = { path: '/nowhere', needs: 'viewer' } as const;

const PAGES = ROUTES.filter(({ method, path }) => method === 'GET' && !NO_PAGES.includes(path)).map(
  ({ path, needs }) => ({ path: exampleOf(path), needs }),
);
const CLOSED = [
  ...PAGES.flatMap(({ path, needs }) => (needs === 'nobody' ? [] : [{ path, needs }])),
  NOWHERE,
];
const OPEN = PAGES.filter(({ needs }) => needs === 'nobody');

function exampleOf(path: string): string {
  const example = EXAMPLES[path] ?? path;
  if (example.includes(':')) throw new Error(`${path}: name an example of it, or say that it is no page`);
  return example;
}

describeInBrowser('every page of the desk', () => {
  let desk: RunningDesk;
  const visitors = new Map<string, Visitor>();
  beforeAll(async () => {
    desk = await startDesk({ prepare: decideAsStaff });
    const phone = { locale: 'fi-FI', colorScheme: 'dark', viewport: PHONE } as const;
    visitors.set('stranger', await desk.visitor());
    visitors.set('viewer', await desk.signedIn('viewer', { viewport: WIDE }));
    visitors.set('admin', await desk.signedIn('admin'));
    visitors.set('editor on a phone', await desk.signedIn('editor', phone));
    visitors.set('admin on a phone', await desk.signedIn('admin', phone));
    for (const { context } of visitors.values()) await bringAxe(context);
    return () => desk[Symbol.asyncDispose]();
  });

  function as(name: string): Visitor {
    const found = visitors.get(name);
    if (found === undefined) throw new Error(`nobody is ${name}`);
    return found;
  }

  it.each([...CLOSED, ...OTHERWISE])('$path has no barrier, in light and dark, wide and narrow', ({ path }) =>
    expectNoFault(as('admin'), path),
  );

  it.each(OPEN)('$path has none for a stranger', ({ path }) => expectNoFault(as('stranger'), path));

  it.each(CLOSED)('$path has none on a phone in the dark, in Finnish', async ({ path, needs }) => {
    const { page, faults } = as(mayAct('editor', needs) ? 'editor on a phone' : 'admin on a phone');
    await page.goto(`/desk${path}`);
    expect(await page.locator('html').getAttribute('lang')).toBe('fi');
    expect(await overflowOf(page)).toBe(0);
    expect(await faultsBy(page, 'all')).toEqual([]);
    expectQuiet(faults, path);
  });

  it.each(CLOSED.filter(({ needs }) => mayAct('viewer', needs)))(
    '$path has none for a viewer',
    async ({ path }) => {
      const { page, faults } = as('viewer');
      await page.goto(`/desk${path}`);
      expect(await faultsBy(page, 'all')).toEqual([]);
      expectQuiet(faults, path);
    },
  );
});

async function expectNoFault({ page, faults }: Visitor, path: string): Promise<void> {
  await page.setViewportSize(WIDE);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(`/desk${path}`);
  await openAll(page);
  expect(await faultsBy(page, 'all')).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await faultsBy(page, 'colours')).toEqual([]);
  await page.setViewportSize(PHONE);
  expect(await overflowOf(page)).toBe(0);
  expectQuiet(faults, path);
}

/** Chromium itself notes every answer with 404 as an error. */
function expectQuiet(faults: readonly string[], path: string): void {
  const own = faults.filter((fault) => !(path === NOWHERE.path && fault.includes('status of 404')));
  expect(own.filter((fault) => fault.includes(`/desk${path}`))).toEqual([]);
}
