import { parseDocument } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../src/domain/match.ts';
import type { Archive } from '../../src/ports.ts';
import { article, hours, joins, mentionOf, read, storyOf, verdict } from '../ports/store/samples.ts';
import { testDesk } from './desk-visitor.ts';

/** What publishers could write to run something, lead somewhere or deceive the eye; `MARK` is what has to be seen. */
const HOSTILE = [
  '<script>alert(1)</script>MARK',
  '"><img src=x onerror=alert(1) srcset="x 1x">MARK',
  "' onmouseover='alert(1)' MARK",
  '<svg/onload=alert(1)><animate onbegin=alert(1)>MARK',
  '</title></textarea></style></noscript><iframe srcdoc="<script>">MARK',
  'javascript:alert(1)//MARK',
  '[link](javascript:alert(1)) MARK',
  '&lt;script&gt;MARK&#60;b&#62;',
  'safe\u202egnp.exe\u2066MARK\u2069',
  'zero\u200bwidth\u2060MARK\u{E0041}',
  'null\u0000bell\u0007MARK\ud800',
  '<!--MARK--><![CDATA[MARK]]>',
  '{{constructor.constructor("alert(1)")()}} MARK',
  '\u0024{alert(1)} `MARK`',
];

function judged(text: string): Verdict {
  const place = { field: 'text' as const, start: 0, end: 4, found: 'MARK' };
  const match = { group: 'member', term: text, points: 5, places: [place], sentence: text, note: text };
  return {
    ...verdict('accept'),
    topics: [{ id: 'batteries', score: 9, verdict: 'accept', matches: [match], note: text }],
  };
}

async function hostileDesk() {
  const desk = await testDesk();
  const { archive } = desk;
  for (const [index, text] of HOSTILE.entries()) {
    const of = article(`https://evil.example/${index}`, {
      ...{
        title: `${text} headline`,
        lead: text,
        text,
        outlet: text,
        authors: [text],
        section: text,
        language: text,
      },
      image: { url: 'javascript:alert(1)', alt: text },
    });
    const storyId = await storyOf(archive, of, {
      mention: { ...mentionOf(of, { verdict: judged(text) }), origin: text },
    });
    const edited = { ...of, title: `${text} edited` };
    await read(archive, edited, { at: hours(1), mention: mentionOf(edited, { verdict: judged(text) }) });
    const other = article(`https://other.example/${index}`, { title: text, outlet: text });
    const reasons = { ...joins(storyId), reasons: [text] };
    await read(archive, other, { mention: mentionOf(other, { grouping: reasons, verdict: judged(text) }) });
    await archive.desk.review({
      ...{ storyId, who: text, at: hours(2), state: 'approved', reason: text, theme: text },
      words: {
        headline: text,
        summary: text,
        languageNote: text,
        outlet: text,
        image: { url: text, alt: text },
      },
    });
    await read(archive, article(`https://near.example/${index}`, { title: text, lead: text, outlet: text }), {
      mention: undefined,
    });
  }
  await breakLinks(archive);
  return desk;
}

/** Every link of theirs has moved to where a redirect may point. */
async function breakLinks(archive: Archive): Promise<void> {
  for (const [index, link] of (
    await archive.linksToCheck({ now: hours(48), limit: 99, perHost: 99 })
  ).entries()) {
    const movedTo = HOSTILE[index % HOSTILE.length] ?? '';
    const found = { state: 'moved', found: 'moved', movedTo } as const;
    const check = { ...found, checkedAt: hours(48), nextCheckAt: hours(99), misses: 0, validators: {} };
    await archive.recordLinkCheck({ link, check });
  }
}

const PAGES = [
  '/desk/inbox?state=approved&limit=200',
  '/desk/search',
  '/desk/coverage?by=outlet',
  '/desk/coverage?by=member',
  '/desk/coverage?by=theme',
  '/desk/topics',
  '/desk/decisions',
  '/desk/links',
  '/desk/digest?period=range',
];

/** What is taken away to be pasted into pages of others. */
const FILES = ['/desk/digest/as/html?period=range'];

interface Element {
  readonly name: string;
  readonly attribs: Readonly<Record<string, string>>;
}

function elementsOf(page: string): readonly Element[] {
  const found: Element[] = [];
  const walk = (nodes: readonly object[]): void => {
    for (const node of nodes) {
      if ('attribs' in node && 'name' in node) found.push(node as unknown as Element);
      if ('children' in node && Array.isArray(node.children)) walk(node.children);
    }
  };
  walk(parseDocument(page).children);
  return found;
}

/** Everything in a page that could run, load or lead somewhere it should not. */
function dangersIn(page: string): readonly string[] {
  return elementsOf(page).flatMap(({ name, attribs }) => {
    const at = Object.entries(attribs);
    const handlers = at.filter(
      ([key]) => key.startsWith('on') || key === 'style' || key.startsWith('srcdoc'),
    );
    const loads = at.filter(
      ([key, value]) => ['src', 'srcset', 'action', 'formaction'].includes(key) && !value.startsWith('/desk'),
    );
    const leads = at.filter(([key, value]) => key === 'href' && !/^(?:https?:\/\/|\/|#)/.test(value));
    const strange = /^(?:iframe|object|embed|base|animate|style|noscript|math)$/.test(name)
      ? [[name, '']]
      : [];
    const inline = name === 'script' && attribs['src'] === undefined ? [['script', 'inline']] : [];
    return [...handlers, ...loads, ...leads, ...strange, ...inline].map(
      ([key, value]) => `<${name} ${key}=${value}>`,
    );
  });
}

describe('hostile words of publishers and staff', () => {
  it('are text on every page of the desk', async () => {
    const desk = await hostileDesk();
    const admin = await desk.visitor('admin');
    const inbox = await (await admin.get('/desk/inbox?state=approved&limit=200')).text();
    const stories = [...new Set(inbox.match(/\/desk\/stories\/\d+/g))];
    expect(stories).toHaveLength(HOSTILE.length);

    for (const path of [...PAGES, ...stories]) {
      const answer = await admin.get(path);
      const page = await answer.text();
      expect(answer.status, path).toBe(200);
      expect(dangersIn(page), path).toEqual([]);
      expect(page, path).toContain('MARK');
      expect(page, path).not.toMatch(/[\u0000-\u0008\u200b\u202a-\u202e\u2060-\u2069]|\p{Surrogate}/u);
    }
  });

  it.each(FILES)('are text in %s', async (path) => {
    const desk = await hostileDesk();

    const file = await (await (await desk.visitor('viewer')).get(path)).text();

    expect(dangersIn(file)).toEqual([]);
    expect(file.match(/<h3>/g)).toHaveLength(HOSTILE.length);
  });

  it('lead nowhere else after a change', async () => {
    const desk = await hostileDesk();
    const admin = await desk.visitor('admin');

    for (const back of [
      '//evil.example',
      'https://evil.example',
      '/desk/inbox\r\nSet-Cookie: a=b',
      '/desk/../evil',
    ]) {
      const answer = await admin.send('/desk/inbox', { do: 'approve', back });
      expect(answer.headers.get('location')).toBe('/desk/inbox');
    }
  });
});
