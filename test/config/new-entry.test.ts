import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { entryLines, type NewEntry, withEntry } from '../../src/config/new-entry.ts';

const ENTRY: NewEntry = {
  id: 'new',
  outlet: 'New',
  kind: 'feed',
  url: 'https://new.example/rss',
  every: '1h',
  enabled: true,
};
const HEAD = 'version: 1\nnetwork: { contact: "mailto:a@example.org" }\n';
const FIRST = 'id: old\n    outlet: Old\n    kind: feed\n    url: https://old.example/rss';

function written(text: string, entry: NewEntry = ENTRY): string {
  const result = withEntry(text, entryLines(entry, ['tested']), 'sources.yaml');
  if (!result.ok) throw new Error(result.problem);
  return result.value;
}

describe('a new entry', () => {
  it('stands after the last one, indented like it, and nothing else changes', () => {
    const text = `${HEAD}sources:\n  - ${FIRST}   # ours\n\n# the end\n`;

    expect(written(text)).toBe(
      `${HEAD}sources:\n  - ${FIRST}   # ours\n\n  # tested\n  - id: new\n    outlet: New\n    kind: feed\n    url: https://new.example/rss\n    every: 1h\n    enabled: true\n\n# the end\n`,
    );
  });

  it.each([
    ['a list that is not indented', `${HEAD}sources:\n- ${FIRST}\n`.replaceAll('\n    ', '\n  ')],
    ['a file without a line break at its end', `${HEAD}sources:\n  - ${FIRST}`],
    [
      'settings that come after the list',
      `version: 1\nsources:\n  - ${FIRST}\nnetwork: { contact: "mailto:a@example.org" }\n`,
    ],
    ['the line breaks of Windows', `${HEAD}sources:\n  - ${FIRST}\n`.replaceAll('\n', '\r\n')],
  ])('goes with %s', (_what, text) => {
    const after = written(text);

    expect(parse(after)).toMatchObject({
      version: 1,
      sources: [{ id: 'old' }, { id: 'new', outlet: 'New' }],
    });
    expect(after.includes('\r\n')).toBe(text.includes('\r\n'));
    expect(/(?<!\r)\n/.test(after)).toBe(!text.includes('\r\n'));
  });

  it.each(['true', 'a: b # c', '- x', '"', "L'Écho", '@home', 'line\nbreak', '\u2028x', '%'])(
    'keeps the name %j as text',
    (outlet) => {
      const { sources } = parse(written(`${HEAD}sources:\n  - ${FIRST}\n`, { ...ENTRY, outlet }));

      expect(sources[1].outlet).toBe(outlet.replace(/[\n\u2028]/, ' ').trim());
    },
  );

  it('keeps selectors with quotes, commas and braces as they are', () => {
    const select = { item: 'li[data-x="{1,2}"], div > a', title: 'true', url: 'a@href' };
    const entry: NewEntry = { ...ENTRY, kind: 'listing', select };

    expect(parse(written(`${HEAD}sources:\n  - ${FIRST}\n`, entry)).sources[1].select).toEqual(select);
  });

  it.each([
    [
      'the list is written in braces',
      `${HEAD}sources: [{ id: old, outlet: Old, kind: feed, url: "https://old.example" }]\n`,
      'by hand',
    ],
    [
      'the id is taken',
      `${HEAD}sources:\n  - ${FIRST}\n`.replace('id: old', 'id: new'),
      'stands on line 4 already',
    ],
    ['the file has no list', `${HEAD}`, 'by hand'],
  ])('is refused where %s', (_what, text, reason) => {
    const result = withEntry(text, entryLines(ENTRY, []), 'sources.yaml');

    expect(result.ok ? '' : result.problem).toContain(reason);
  });
});
