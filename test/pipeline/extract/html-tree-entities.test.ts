import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { joined, ourTree, type Plain } from '../../fakes/parser-tree.ts';

/** As the parser has it when it decodes entities itself. */
function parsed(text: string): Plain {
  const root: [string, object, (string | Plain)[]] = ['', {}, []];
  const open = [root];
  const parser = new Parser({
    onopentag(name, attributes) {
      const element: [string, object, (string | Plain)[]] = [name, attributes, []];
      open.at(-1)?.[2].push(element);
      open.push(element);
    },
    onclosetag: () => void open.pop(),
    ontext: (words) => void open.at(-1)?.[2].push(words),
  });
  parser.end(text);
  return joined(root);
}

const ENTITIES = [
  '&amp;',
  '&auml;',
  '&#228;',
  '&#xe4;',
  '&amp',
  '&notit;',
  '&',
  '&lt',
  '&nbsp',
  '&#',
  '&copy=1',
];
const TAGS = [
  '<p>',
  '</p>',
  '<br>',
  '<title>',
  '</title>',
  '<textarea>',
  '</textarea>',
  '<script>',
  '</script>',
];
// No `<` right before an entity: within a title the parser leaves that entity alone, browsers do not.
const PARTS = [
  ...ENTITIES,
  ...TAGS,
  ...['<a href="?a=1&copy=2&amp;b">', '</a>', "<i title='&lt;&ouml'>", '<b x=&gt y>', '<!-- &amp; -->'],
  ...[
    '<style>',
    '</style>',
    '<iframe>',
    '</iframe>',
    '<div>',
    '</div>',
    'Päivä ',
    ';',
    'x',
    '< ',
    '<form a=1>',
  ],
];

describe('entities', () => {
  it('are what the parser makes of them, wherever the page is cut in pieces', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...PARTS), { maxLength: 30 }).map((parts) => parts.join('')),
        fc.array(fc.nat(200), { maxLength: 4 }),
        (text, places) => {
          const cuts = [
            0,
            ...places.map((place) => Math.min(place, text.length)).sort((a, b) => a - b),
            text.length,
          ];
          const pieces = cuts.slice(1).map((cut, index) => text.slice(cuts[index], cut));

          expect(ourTree(pieces)).toEqual(parsed(text));
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each([
    ['<p>Lintil&auml; &amp; K&ouml;&ouml;p</p>', 'Lintilä & Kööp'],
    ['<title>a &amp; b</title>', 'a & b'],
    ['<script>if (a &amp;& b)</script>', 'if (a &amp;& b)'],
  ])('in %s are read as %s', (text, words) => {
    expect(ourTree([text])[2][0]).toMatchObject({ 2: [words] });
  });
});
