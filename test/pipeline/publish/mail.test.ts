import fc from 'fast-check';
import { parseDocument } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../../src/domain/time.ts';
import { digestMail } from '../../../src/pipeline/publish/mail.ts';
import { anyItem } from './any-item.ts';
import { SAMPLE } from './sample-digest.ts';

const PARTS = { title: 'Mill in the media', at: parseInstant('2024-04-29T05:00:00Z'), themes: SAMPLE.themes };

describe('the mail', () => {
  it('says the same as text and as HTML', () => {
    const { text, html } = digestMail({ ...PARTS, items: SAMPLE.items });
    const words = (part: string) => new Set(part.match(/[\p{L}\p{N}]{3,}/gu));
    const shown = words(
      html
        .replace(/<[^>]*>/g, ' ')
        .replaceAll('&#39;', "'")
        .replaceAll('&quot;', '"'),
    );

    const missing = [...words(text.replace(/https?:\S+/g, ''))].filter((word) => !shown.has(word));
    expect(missing).toEqual([]);
  });

  it('keeps any text inert, in subject, text and HTML', () => {
    fc.assert(
      fc.property(fc.array(anyItem, { maxLength: 4 }), fc.string({ unit: 'binary' }), (items, title) => {
        const mail = digestMail({ ...PARTS, title, items });
        expect(mail.subject).not.toMatch(/[\r\n]/u);
        expect(elementsOf(mail.html)).toSatisfy((names: readonly string[]) =>
          names.every((name) => KNOWN.has(name)),
        );
        expect(mail.html).not.toMatch(/href="(?!https?:)/iu);
      }),
      { numRuns: 200 },
    );
  });
});

const KNOWN = new Set('html head meta title body div h1 h2 h3 p a'.split(' '));

function elementsOf(html: string): readonly string[] {
  const names: string[] = [];
  const walk = (nodes: readonly { readonly type: string }[]): void => {
    for (const node of nodes) {
      if ('name' in node && typeof node.name === 'string' && node.type !== 'directive') names.push(node.name);
      if ('children' in node && Array.isArray(node.children)) walk(node.children);
    }
  };
  walk(parseDocument(html).children);
  return names;
}
