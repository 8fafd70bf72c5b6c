import { describe, expect, it } from 'vitest';
import type { Announced } from '../../src/domain/candidate.ts';
import type { FailureReason } from '../../src/domain/result.ts';
import type { RequestReceipt } from '../../src/domain/run.ts';
import { parseInstant } from '../../src/domain/time.ts';
import { checkOf } from '../../src/pipeline/advice.ts';
import type { Look } from '../../src/pipeline/look.ts';
import { aSource } from '../fakes/plan.ts';

const NOW = parseInstant('2024-05-10T09:00:00Z');
const SOURCE = aSource();
const SELECT = { item: 'li', date: '.pvm' };

function item(change: Partial<Announced> = {}): Announced {
  const url = 'https://sanomat.example/1';
  return {
    url,
    canonicalUrl: url,
    title: 'Otsikko',
    summary: 'Ingressi',
    publishedAt: { at: NOW, precision: 'time', from: 'feed' },
    authors: [],
    categories: [],
    ...change,
  };
}

function aLook(change: Partial<Look> = {}): Look {
  return {
    source: SOURCE,
    url: SOURCE.url,
    documents: 1,
    items: [item()],
    dropped: {},
    selectors: [],
    feeds: [],
    ...change,
  };
}

function failing(reason: FailureReason, change: Partial<Look> = {}): Look {
  return aLook({ items: [], failure: { reason, message: 'so it is', retry: 'later' }, ...change });
}

function receipt(change: Partial<RequestReceipt>): RequestReceipt {
  return {
    url: SOURCE.url,
    purpose: 'source',
    startedAt: NOW,
    robots: 'allowed',
    waitedMs: 0,
    tookMs: 1,
    outcome: 'page',
    bytes: 1,
    ...change,
  };
}

function without(field: 'summary' | 'publishedAt'): Announced {
  const { [field]: _left, ...rest } = item();
  return rest;
}

const listing = aSource({ kind: 'listing', select: SELECT });
const old = item({
  publishedAt: { at: parseInstant('2024-03-01T00:00:00Z'), precision: 'day', from: 'feed' },
});
const comments = { url: 'https://sanomat.example/comments', isComments: true };

const ADVICE: readonly (readonly [what: string, look: Look, expected: string | undefined])[] = [
  ['nothing of a source that is well', aLook(), undefined],
  [
    'nothing of single fields that are missing',
    aLook({ items: [item(), without('summary'), without('publishedAt')] }),
    undefined,
  ],
  [
    'the new address of a page that is gone',
    failing('gone'),
    'mediawatch source add https://sanomat.example/ --dry-run',
  ],
  [
    'the feed that the page names which stands in its place',
    failing('not-understood', {
      feeds: [comments, { url: 'https://sanomat.example/feed', isComments: false }],
    }),
    'set url: https://sanomat.example/feed',
  ],
  [
    'to look what a page offers that names no feed',
    failing('not-understood', { feeds: [comments] }),
    'mediawatch source add https://sanomat.example/rss --dry-run',
  ],
  [
    'to try other selectors on a page that was rebuilt',
    failing('not-understood', { source: listing }),
    'mediawatch source test sanomat --select item=CSS',
  ],
  ['to ask the editors of a site that says no', failing('refused-by-site'), 'set enabled: false'],
  ['that robots.txt closes the address', failing('robots'), 'robots.txt closes this address'],
  ['that a host without address may be misspelt', failing('dns'), 'misspelt'],
  ['nothing where we stopped ourselves', failing('stopped'), undefined],
  ['that nothing is announced', aLook({ items: [] }), 'it announces nothing'],
  [
    'that "only" leaves out everything',
    aLook({ items: [], dropped: { 'not asked for by "only"': 7 } }),
    '"only" leaves out all 7 items',
  ],
  [
    'a date selector to a listing without dates',
    aLook({ source: aSource({ kind: 'listing', select: { item: 'li' } }), items: [without('publishedAt')] }),
    'add select.date',
  ],
  [
    'that what the date selector finds is no date',
    aLook({ source: listing, items: [without('publishedAt')] }),
    'what select.date (".pvm") finds is no date',
  ],
  ['nothing of dates that the article pages give', aLook({ items: [without('publishedAt')] }), undefined],
  [
    'that summaries are missing where they decide what is read',
    aLook({ items: [without('summary')] }),
    'fullText: always',
  ],
  [
    'that a selector finds nothing',
    aLook({ source: listing, selectors: [{ name: 'image', selector: '.kuva', finds: 0, of: 3 }] }),
    'select.image (".kuva") finds nothing',
  ],
  ['that nothing new came for long', aLook({ items: [old] }), 'nothing newer than 2024-03-01'],
];

describe('the advice on a source', () => {
  it.each(ADVICE)('says %s', (_what, look, expected) => {
    const { advice } = checkOf(look, [], NOW);

    if (expected === undefined) expect(advice).toEqual([]);
    else expect(advice.join('\n')).toContain(expected);
  });

  it('gives the new address of one that has moved for good', () => {
    const url = 'https://www.sanomat.example/feed';
    const moved = receipt({ outcome: 'redirect', status: 301 });

    expect(checkOf(aLook({ url }), [moved], NOW).advice).toEqual([`it has moved for good; set url: ${url}`]);
  });

  it('does not say that one has moved which is sent on for now', () => {
    const url = 'https://www.sanomat.example/feed';
    const [advice] = checkOf(aLook({ url }), [receipt({ outcome: 'redirect', status: 302 })], NOW).advice;

    expect(advice).toContain('if it goes on doing so');
  });

  it('counts what is missing, names the newest and tells the verdict of robots.txt', () => {
    const check = checkOf(
      aLook({ items: [old, item(), without('summary'), item({ title: '' })] }),
      [receipt({ url: 'https://other.example/', robots: 'disallowed' }), receipt({})],
      NOW,
    );

    expect(check).toMatchObject({
      state: 'ok',
      items: 4,
      newest: NOW,
      missing: { summary: 1, title: 1 },
      robots: 'allowed',
    });
  });
});
