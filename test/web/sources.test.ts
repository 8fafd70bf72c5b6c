import { describe, expect, it } from 'vitest';
import type { Page } from '../../src/domain/page.ts';
import type { Run, SourceReport } from '../../src/domain/run.ts';
import type { Source } from '../../src/domain/source.ts';
import { type Instant, parseInstant } from '../../src/domain/time.ts';
import { lookAtPage } from '../../src/pipeline/look.ts';
import { announced, dated, days, failure, hours, NOW, source, understood } from '../ports/store/samples.ts';
import { type TestDesk, testDesk } from './desk-visitor.ts';

const paper = source('paper', { name: 'Paper of the town' });
const agency = source('agency', { name: 'News agency' });
const listing = source('listing', {
  ...{ name: 'A listing', kind: 'listing', url: 'https://listing.example/news' },
  select: { item: 'li', title: 'h2', url: 'a@href', date: 'time' },
});
const old = source('old', { name: 'No more', enabled: false });
const NEXT = parseInstant('2026-03-02T06:10:00Z');

function deskOf(sources: readonly Source[], more: { look?: TestDesk['options']['sources']['look'] } = {}) {
  return testDesk({ sources: { sources, nextPass: () => NEXT, ...more } });
}

function report(more: Partial<SourceReport> = {}): SourceReport {
  return {
    ...{
      sourceId: 'paper',
      outcome: 'polled',
      announced: 20,
      fresh: 7,
      dropped: {},
      read: 4,
      withoutHint: 3,
    },
    ...{ unread: { timeout: 2 }, accepted: 1, toReview: 0, consecutiveFailures: 0 },
    ...more,
  };
}

function pass(at: Instant, ...sources: readonly SourceReport[]): Run {
  return {
    ...{ id: at, startedAt: at, finishedAt: at, outcome: 'done', sources },
    ...{ requests: 1, bytes: 1, waiting: 0, published: 0 },
  };
}

async function breakSource({ archive }: TestDesk, of: Source, page?: Page): Promise<void> {
  const broken = failure({ reason: 'not-understood', message: 'it is a login page.' });
  for (let hour = 0; hour < 3; hour += 1)
    await archive.recordPoll({
      ...understood(of, [], { at: hours(hour - 3) }),
      answer: { outcome: 'failed', failure: broken },
      ...(page && { page }),
    });
  await archive.recordStandings([
    {
      ...{ sourceId: of.id, condition: 'broken', since: hours(-1) },
      reason: { code: 'failing', times: 3, message: broken.message },
    },
  ]);
}

function pageOf(of: Source, html: string): Page {
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  return { url: of.url, status: 200, headers, fetchedAt: NOW, body: new TextEncoder().encode(html) };
}

const GOOD_PAGE = pageOf(
  listing,
  '<ul><li><h2>Uusi kaivos</h2><a href="/1">lue</a><time datetime="2026-03-01">eilen</time></li></ul>',
);
const BAD_PAGE = pageOf(
  listing,
  '<div class="card"><h3>Toinen kaivos</h3><a href="/2">lue</a></div><script>alert(1)</script>',
);

describe('the sources page', () => {
  it('shows each source with its state, its week and what came of it, those in trouble first', async () => {
    const desk = await deskOf([old, paper, agency]);
    const item = announced('https://paper.example/a', { publishedAt: dated(NOW) });
    await desk.archive.recordPoll(understood(paper, [item]));
    for (let ago = 30; ago >= 0; ago -= 1) await desk.archive.recordRun(pass(days(-ago), report()));
    await breakSource(desk, agency);

    const viewer = await desk.visitor('viewer');
    const text = await viewer.text('/desk/sources');

    for (const said of [
      'Paper of the town Outlet paper working 2.3.2026 8.00 2.3.2026 every day 49 (usually 49–49) 196 28 0',
      'broken 3 failures in a row, the last: it is a login page.',
      '1 of 2 are working. The next pass begins 2.3.2026 8.10.',
    ])
      expect(text).toContain(said);
    const names = ['News agency', 'Paper of the town', 'No more'].map((name) => text.lastIndexOf(name));
    expect(names.toSorted((a, b) => a - b)).toEqual(names);
    expect(await (await viewer.get('/desk/sources')).text()).toContain(
      'aria-label="196 new items in 28 days, on 28 days"',
    );
  });

  it('says so where there is nothing yet', async () => {
    const [empty, fresh] = [await deskOf([]), await deskOf([paper])];

    expect(await (await empty.visitor('viewer')).text('/desk/sources')).toContain('No sources');
    const text = await (await fresh.visitor('viewer')).text('/desk/sources/paper');
    for (const said of ['not asked yet', 'No pass has asked it yet', 'None is kept yet'])
      expect(text).toContain(said);
  });

  it('speaks Finnish', async () => {
    const desk = await deskOf([paper]);
    await breakSource(desk, paper);
    const visitor = await desk.visitor('viewer');
    visitor.cookies.set('mediawatch-language', 'fi');

    const text = await visitor.text('/desk/sources');

    expect(text).toContain('rikki epäonnistui 3 kertaa peräkkäin, viimeksi: it is a login page.');
  });

  it('tells of what broke lately on the inbox too, until it is well or paused', async () => {
    const desk = await deskOf([paper]);
    await breakSource(desk, paper);
    const editor = await desk.visitor('editor');
    for (const path of ['/desk/inbox', '/desk/sources'])
      expect(await editor.text(path)).toContain('do not speak as they used to');

    await editor.send('/desk/sources/paper/pause');

    expect(await editor.text('/desk/inbox')).not.toContain('do not speak as they used to');
  });
});

describe('the page of a source', () => {
  it('has what its last passes did', async () => {
    const desk = await deskOf([paper]);
    await desk.archive.recordRun(pass(NOW, report()));
    const broken = failure({ message: 'answered 500' });
    const nothing = { announced: 0, fresh: 0, read: 0, withoutHint: 0, unread: {}, accepted: 0 };
    await desk.archive.recordRun(pass(hours(1), report({ ...nothing, outcome: 'failed', failure: broken })));

    const text = await (await desk.visitor('viewer')).text('/desk/sources/paper');

    expect(text).toContain('2.3.2026 8.00 understood 20 7 3 4 2 1 0');
    expect(text).toContain('2.3.2026 9.00 failed answered 500 0 0 0 0 0 0 0');
  });

  it.each([['/desk/sources/nobody'], ['/desk/sources/paper%2F..']])('is not there for %s', async (path) => {
    const desk = await deskOf([paper]);

    expect((await (await desk.visitor('viewer')).get(path)).status).toBe(404);
  });

  it('pauses and resumes, by those who may', async () => {
    const desk = await deskOf([paper]);
    await desk.archive.recordPoll(understood(paper, []));
    const [viewer, editor] = [await desk.visitor('viewer'), await desk.visitor('editor')];
    expect((await viewer.send('/desk/sources/paper/pause')).status).toBe(403);
    expect(await viewer.text('/desk/sources/paper')).not.toContain('Pause');

    await editor.send('/desk/sources/paper/pause');

    const paused = await editor.text('/desk/sources/paper');
    expect(paused).toContain('paused by editor@example.org on 2.3.2026');
    expect(paused).toContain('Resume');
    await editor.send('/desk/sources/paper/resume');
    expect((await desk.archive.sourceStates())[0]).not.toHaveProperty('paused');
    expect((await editor.send('/desk/sources/nobody/pause')).status).toBe(404);
  });

  it('has a source asked at the next pass, and says when that is', async () => {
    const desk = await deskOf([paper]);
    await desk.archive.recordPoll(understood(paper, []));
    const editor = await desk.visitor('editor');

    await editor.send('/desk/sources/paper/ask');

    expect(await editor.text('/desk/sources/paper')).toContain('asked in the next pass, 2.3.2026 8.10');
    expect(await desk.archive.sourceStates()).toMatchObject([{ nextDueAt: NOW }]);
  });
});

describe('the page then and now', () => {
  async function deskWithPages() {
    const desk = await deskOf([listing], { look: (of) => lookAtPage(BAD_PAGE, of) });
    await desk.archive.recordPoll({ ...understood(listing, [], { at: hours(-5) }), page: GOOD_PAGE });
    await breakSource(desk, listing, BAD_PAGE);
    return desk;
  }

  it('shows both as text, with what the selectors of today find in each', async () => {
    const desk = await deskWithPages();
    const viewer = await desk.visitor('viewer');

    const html = await (await viewer.get('/desk/sources/listing')).text();
    const text = await viewer.text('/desk/sources/listing');

    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).not.toContain('<script>alert');
    expect(text).toContain('Uusi kaivos 1.3.2026 · https://listing.example/1');
    expect(text).toContain('The selector &quot;li&quot; (item) finds nothing');
    expect(text).not.toContain('Try selectors');
  });

  it('tries selectors that are not saved on the pages that were kept', async () => {
    const desk = await deskWithPages();
    const editor = await desk.visitor('editor');

    const answer = await editor.send('/desk/sources/listing/try', {
      ...{ item: 'div.card', title: 'h3', url: 'a@href', date: '', on: 'kept' },
    });
    const text = (await answer.text()).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

    expect(text).toContain('with selectors that are not saved');
    expect(text).toContain('Toinen kaivos date unknown · https://listing.example/2');
    expect(text).toContain('The selector &quot;div.card&quot; (item) finds nothing');
  });

  it('asks the site when told to, and says which selector cannot be read', async () => {
    const desk = await deskWithPages();
    const editor = await desk.visitor('editor');
    const look = async (fields: Readonly<Record<string, string>>) =>
      (await (await editor.send('/desk/sources/listing/try', { ...fields, on: 'live' })).text()).replace(
        /<[^>]*>/g,
        ' ',
      );

    expect(await look({ item: 'div.card', title: 'h3' })).toContain('Toinen kaivos');
    expect(await look({ item: 'div[' })).toMatch(/Just now[\s\S]*div\[/);
  });
});
