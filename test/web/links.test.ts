import { describe, expect, it } from 'vitest';
import type { LinkCheck } from '../../src/domain/link-check.ts';
import { failed, ok } from '../../src/domain/result.ts';
import { daysBefore } from '../../src/domain/time.ts';
import type { PageCopies } from '../../src/ports.ts';
import { article, hours, joins, mentionOf, read, storyOf } from '../ports/store/samples.ts';
import { testDesk } from './desk-visitor.ts';

const URL_ONE = 'https://paper.example/one';
const NEW = 'https://paper.example/archive/one';
const PAGE = '<script>alert(1)</script><p>Tehdas \u00e4\u00e4nest\u00e4\u00e4</p>';

const copies: PageCopies = {
  keep: async () => ({ file: '2026-03.warc.gz', offset: 0, length: 1 }),
  read: async () => ok({ contentType: 'text/html; charset=iso-8859-1', body: Buffer.from(PAGE, 'latin1') }),
  forget: async () => [],
};

/** A story that is put out and whose link was found so. */
async function deskWithLink(found: Partial<LinkCheck>, ports: object = { copies }) {
  const desk = await testDesk({ ports });
  const { archive, clock } = desk;
  const of = article(URL_ONE, { title: 'A mill' });
  const storyId = await storyOf(archive, of, { mention: mentionOf(of) });
  await archive.publishable({ mode: 'auto', limit: 5, putOut: true });
  const at = daysBefore(clock.now(), 1);
  const [link] = await archive.linksToCheck({ now: daysBefore(clock.now(), -900), limit: 5, perHost: 5 });
  if (link === undefined) throw new Error('no link is due');
  const state = found.state ?? 'gone';
  const check = { checkedAt: at, nextCheckAt: at, found: state, misses: 2, validators: {}, ...found, state };
  const place = { file: '2026-03.warc.gz', offset: 0, length: 1 };
  await archive.recordLinkCheck({ link, check, copy: { url: URL_ONE, at, place } });
  const fields = { article: String(link.articleId), seen: '0', state };
  return { ...desk, storyId, fields, editor: await desk.visitor('editor') };
}

describe('links that broke', () => {
  it.each([
    ['gone', 'link gone'],
    ['withdrawn', 'article withdrawn'],
    ['unreachable', 'site does not answer'],
    ['paywalled', 'now for subscribers'],
    ['moved', 'moved'],
  ] as const)('are marked wherever their story is shown: %s', async (state, words) => {
    const { editor, storyId } = await deskWithLink({ state, ...(state === 'moved' && { movedTo: NEW }) });

    for (const path of ['/desk/links', '/desk/inbox', `/desk/stories/${storyId}`])
      expect(await editor.text(path)).toContain(words);
  });

  it('lead to the new address once an editor says so', async () => {
    const { archive, editor, fields } = await deskWithLink({ state: 'moved', movedTo: NEW });

    const response = await editor.send('/desk/links', { ...fields, do: 'use' });

    expect(response.status).toBe(303);
    expect(await editor.text('/desk/links')).toContain('No link is broken');
    expect((await archive.publishable({ mode: 'auto', limit: 5 }))[0]).toMatchObject({ url: NEW });
    expect((await archive.desk.decisions({ limit: 1 }))[0]).toMatchObject({
      decided: { stateChanged: false, changed: ['url'] },
    });
  });

  it('are not changed by a form that is older than the last decision, or than the last look', async () => {
    const { archive, editor, fields, storyId, clock } = await deskWithLink({ state: 'moved', movedTo: NEW });
    expect(await said(editor, { ...fields, state: 'gone', do: 'use' })).toContain('not broken any more');
    await archive.desk.review({ storyId, who: 'maija', at: clock.now(), state: 'approved' });

    expect(await said(editor, { ...fields, do: 'use' })).toContain('was decided on meanwhile');
    expect((await archive.publishable({ mode: 'auto', limit: 5 }))[0]).toMatchObject({ url: URL_ONE });
  });

  it('are left as they are where an editor says so', async () => {
    const { editor, fields, storyId } = await deskWithLink({ state: 'gone' });

    expect(await said(editor, { ...fields, do: 'dismiss' })).toContain('not shown any more');

    expect(await editor.text(`/desk/stories/${storyId}`)).not.toContain('link gone');
  });

  it('cannot be given the address of another outlet’s article', async () => {
    const { archive, editor, storyId, clock } = await deskWithLink({ state: 'ok' });
    const other = article('https://two.example/a');
    await read(archive, other, { at: hours(1), mention: mentionOf(other, { grouping: joins(storyId) }) });
    const due = await archive.linksToCheck({ now: daysBefore(clock.now(), -900), limit: 5, perHost: 5 });
    const link = due.find(({ url }) => url === 'https://two.example/a');
    if (link === undefined) throw new Error('the other link is not due');
    const at = clock.now();
    const check = { checkedAt: at, nextCheckAt: at, misses: 0, validators: {} };
    const moved = { state: 'moved', found: 'moved', movedTo: 'https://two.example/b' } as const;
    await archive.recordLinkCheck({ link, check: { ...check, ...moved } });

    expect(await editor.text('/desk/links')).not.toContain('Use the new address');
    const fields = { article: String(link.articleId), seen: '0', state: 'moved', do: 'use' };
    expect(await said(editor, fields)).toContain('nothing was changed');
    expect((await archive.publishable({ mode: 'auto', limit: 5 }))[0]).toMatchObject({ url: URL_ONE });
  });

  it('can be given any address on the page of the story', async () => {
    const { archive, editor, storyId } = await deskWithLink({ state: 'gone' });
    const path = `/desk/stories/${storyId}`;

    const refused = await editor.send(path, { to: 'same', seen: '0', url: 'javascript:alert(1)' });
    expect(refused.status).toBe(409);

    await editor.send(path, { to: 'approved', seen: '0', url: 'https://library.example/one' });
    expect((await archive.publishable({ mode: 'auto', limit: 5 }))[0]).toMatchObject({
      ...{ url: 'https://library.example/one' },
    });
  });

  it('show a viewer what broke, without buttons', async () => {
    const desk = await deskWithLink({ state: 'gone' });

    const page = await (await (await desk.visitor('viewer')).get('/desk/links')).text();

    expect(page).toContain('link gone');
    expect(page).not.toContain('name="do"');
  });
});

describe('the copy of a page', () => {
  const path = (page: string) => /href="(\/desk\/copies\/\d+)"/.exec(page)?.[1] ?? '';

  it('is text to be saved, which no browser takes for a page', async () => {
    const { editor, storyId } = await deskWithLink({ state: 'gone' });
    const where = path(await (await editor.get(`/desk/stories/${storyId}`)).text());

    const response = await editor.get(where);

    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="copy-\d+-[\d-]+\.txt"$/,
    );
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await response.text()).toContain(PAGE);
  });

  it('is for staff only', async () => {
    const { stranger } = await deskWithLink({ state: 'gone' });

    expect((await stranger().get('/desk/copies/1')).status).toBe(303);
  });

  it.each([
    ['it was never made', '/desk/copies/77', { copies }],
    ['its number is none', '/desk/copies/x', { copies }],
    ['none are kept here', '/desk/copies/1', {}],
  ])('is not there where %s', async (_, where, ports) => {
    const { editor } = await deskWithLink({ state: 'gone' }, ports);

    expect((await editor.get(where)).status).toBe(404);
  });

  it.each([
    ['gone', 'was removed or lost its end'],
    ['damaged', 'something else stands in its place'],
  ] as const)('says that it is lost, and where it may still be: %s', async (problem, said) => {
    const ports = { copies: { ...copies, read: async () => failed(problem) } };
    const { editor } = await deskWithLink({ state: 'gone' }, ports);

    const response = await editor.get('/desk/copies/1');

    expect(response.status).toBe(404);
    const text = await response.text();
    expect(text).toContain(said);
    expect(text).toContain('The file of that name in a backup may still hold it.');
  });
});

/** What the desk answers to the form. */
async function said(
  editor: Awaited<ReturnType<Awaited<ReturnType<typeof testDesk>>['visitor']>>,
  fields: Readonly<Record<string, string>>,
): Promise<string> {
  await editor.send('/desk/links', fields);
  return editor.text('/desk/links');
}
