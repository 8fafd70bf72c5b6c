import { afterEach, describe, expect, it } from 'vitest';
import { ThreadedReader, type ThreadedReaderOptions } from '../../../src/adapters/thread/page-reader.ts';
import type { Candidate } from '../../../src/domain/candidate.ts';
import type { Page } from '../../../src/domain/page.ts';
import { pageReader } from '../../../src/pipeline/read-page.ts';
import type { PageReader } from '../../../src/ports.ts';
import { type FakeLog, fakeLog } from '../../fakes/log.ts';
import { aPlan, FEW_TOPICS } from '../../fakes/plan.ts';
import { announced, NOW } from '../../ports/store/samples.ts';

const THREAD = new URL('../../../src/page-thread.ts', import.meta.url);
const STRANGE = new URL('strange-thread.ts', import.meta.url);
const NONE = new URL('no-thread.ts', import.meta.url);
const HERE = pageReader(aPlan());

const opened: ThreadedReader[] = [];
afterEach(() => Promise.all(opened.splice(0).map((reader) => reader.close())));

/** Reads nothing in this thread unless that is asked for. */
function open(more: Partial<ThreadedReaderOptions> = {}): { reader: PageReader; log: FakeLog } {
  const log = fakeLog();
  const settings = { profiles: [], topics: FEW_TOPICS };
  const reader = new ThreadedReader({
    here: { ...HERE, read: () => Promise.reject(new Error('read in this thread')) },
    ...{ entry: THREAD, settings, shares: false, log, worthAThread: 0 },
    ...more,
  });
  opened.push(reader);
  return { reader, log };
}

function watched(): { here: PageReader; asked: string[] } {
  const asked: string[] = [];
  const read: PageReader['read'] = (one, about) => {
    asked.push(one.url);
    return HERE.read(one, about);
  };
  return { here: { ...HERE, read }, asked };
}

const url = (name: string) => `https://sanomat.example/${name}`;

function page(name: string): Page {
  const words = 'Akkutehdas rakennetaan satamaan, ja akkumateriaali tulee naapurista. '.repeat(5);
  const html = `<!DOCTYPE html><html lang="fi"><head><title>Uutinen ${name}</title></head><body><article><h1>Uutinen ${name}</h1><p>${words}</p></article></body></html>`;
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  return { url: url(name), status: 200, headers, body: new TextEncoder().encode(html), fetchedAt: NOW };
}

function candidate(name: string): Candidate {
  return {
    ...announced(url(name)),
    sourceId: 'sanomat',
    outlet: 'Sanomat',
    sourceLanguage: 'fi',
    id: 1,
    timesGone: 0,
    failurePoints: 0,
  };
}

const read = (reader: PageReader, name: string) => reader.read(page(name), candidate(name));

describe('pages read by another thread', () => {
  it('say what they say when they are read here', async () => {
    const { reader } = open();
    const names = Array.from({ length: 20 }, (_, index) => `a${index}`);

    const there = await Promise.all(names.map((name) => read(reader, name)));
    const here = await Promise.all(names.map((name) => read(HERE, name)));

    expect(there).toEqual(here);
    expect(there[3]).toMatchObject({ ok: true, value: { article: { title: 'Uutinen a3' } } });
  });

  it('are as many as a pass has beyond those that are no reason to start one', async () => {
    const { here, asked } = watched();
    const { reader } = open({ here, worthAThread: 3 });

    for (const name of ['a', 'b', 'c', 'd', 'e']) await read(reader, name);

    expect(asked).toEqual(['a', 'b', 'c'].map(url));
  });

  it('are those from the first on that would hold this thread up', async () => {
    const { reader } = open({ worthAThread: 100 });
    const large = page('large');

    const answer = await reader.read(
      { ...large, body: new Uint8Array([...large.body, ...new Uint8Array(300_000).fill(32)]) },
      candidate('large'),
    );

    expect(answer).toMatchObject({ ok: true });
  });

  it('are all of them where many were expected, and after what was taken is given back few again', async () => {
    const { here, asked } = watched();
    const { reader } = open({ here, worthAThread: 3 });

    reader.expect(2);
    reader.expect(2);
    await read(reader, 'a');
    await reader.close();
    await read(reader, 'b');

    expect(asked).toEqual([url('b')]);
  });

  it('leave one a turn to this thread, so that the other is given what it can take in between', async () => {
    const turns: number[] = [];
    let turn = 0;
    let counting = setImmediate(function count() {
      turn += 1;
      counting = setImmediate(count);
    });
    const read: PageReader['read'] = (one, about) => {
      turns.push(turn);
      return HERE.read(one, about);
    };
    const { reader } = open({ here: { ...HERE, read }, shares: true });

    await Promise.all(['a', 'b', 'c'].map((name) => reader.read(page(name), candidate(name))));
    clearImmediate(counting);

    expect(turns.length).toBeGreaterThan(1);
    expect(new Set(turns).size).toBe(turns.length);
  });

  it('leave some to this thread where nobody is served', async () => {
    const { here, asked } = watched();
    const { reader } = open({ here, shares: true });

    const answers = await Promise.all(['a', 'b', 'c'].map((name) => read(reader, name)));

    // The other thread is not there yet.
    expect(asked).toHaveLength(3);
    expect(answers.every(({ ok }) => ok)).toBe(true);
  });
});

describe('a page that is made to stop us', () => {
  it('costs itself where it comes to no end; what waits behind it is read by a new thread', async () => {
    const { reader, log } = open({ entry: STRANGE, patience: 0.5 });

    const names = ['endless', 'b', 'c', 'd', 'e', 'f'];
    const answers = await Promise.all(names.map((name) => read(reader, name)));

    expect(answers[0]).toMatchObject({ problem: { reason: 'not-understood', retry: 'later' } });
    expect(answers[0]).toMatchObject({ problem: { message: expect.stringContaining('0.5 seconds') } });
    for (const answer of answers.slice(1, 4))
      expect(answer).toMatchObject({ problem: { reason: 'stopped', retry: 'next-run' } });
    for (const [index, answer] of answers.slice(4).entries())
      expect(answer).toMatchObject({ problem: { message: `${url(names[index + 4] ?? '')} there` } });
    expect(log.lines).toHaveLength(1);
  });

  it('costs itself where the thread dies of it', async () => {
    // None of the few that would have been read here before the other thread was started.
    const { reader } = open({ entry: STRANGE, worthAThread: 3 });

    reader.expect(4);
    const dead = await read(reader, 'deadly');
    const next = await read(reader, 'b');

    expect(dead).toMatchObject({ problem: { reason: 'not-understood' } });
    expect(next).toMatchObject({ problem: { message: `${url('b')} there` } });
  });
});

it('reads on with a new thread after what it took was given back', async () => {
  const { reader } = open();

  const before = await read(reader, 'a');
  await reader.close();
  const after = await read(reader, 'b');

  expect([before, after]).toMatchObject([{ ok: true }, { ok: true }]);
});

it('reads here what no thread can be had for', async () => {
  const { reader, log } = open({ entry: NONE, here: HERE });

  const answers = await Promise.all(['a', 'b', 'c'].map((name) => read(reader, name)));

  expect(answers.every(({ ok }) => ok)).toBe(true);
  expect(log.lines.map(({ level }) => level)).toEqual(['error', 'warn']);
});
