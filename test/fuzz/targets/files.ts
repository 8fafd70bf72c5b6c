/** What staff write or hand over: both YAML files, the list kept by hand, and lines of JSON. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { filterJsonLines } from '../../../src/cli/json-lines.ts';
import { createTerminal } from '../../../src/cli/terminal.ts';
import { readSources } from '../../../src/config/sources.ts';
import { readTopics } from '../../../src/config/topics.ts';
import { readOpml } from '../../../src/pipeline/discover/opml.ts';
import { compileFilter } from '../../../src/pipeline/filter/index.ts';
import { readCsvList } from '../../../src/pipeline/publish/csv-reader.ts';
import { readHouseStyle } from '../../../src/pipeline/publish/house-style-reader.ts';
import { insist, insistUnpolluted, type Target, textOf } from '../target.ts';

const SOURCES = `version: 1
network: { contact: "mailto:a@b.example", gap: 2s, allow: [127.0.0.1] }
publish: { mode: auto, title: Digest, baseUrl: "https://b.example/" }
schedule: { crawl: "*/10 * * * *" }
profiles:
  - { id: p, hosts: [b.example], title: h1, articleId: "/(\\\\d+)$" }
sources:
  - { id: a, outlet: A, language: fi, kind: feed, url: "https://a.example/rss", every: 30m, only: ["^https"] }
  - id: b
    outlet: B
    kind: listing
    url: https://b.example/
    select: { item: article, title: h2, url: "a@href" }
`;
const TOPICS = `version: 1
topics:
  - id: batteries
    name: { en: Batteries, fi: Akut }
    groups:
      core: { weight: 4, fi: [akkutehdas, akkumateriaali], en: [battery plant], any: [pCAM] }
      metals: { weight: 1, needs: [core], fi: [nikkeli, koboltti] }
    near:
      - { a: [nikkeli], b: [akku], points: 2 }
    exclude: { fi: [akkuporakone] }
`;
const HAND = `<h2>Media</h2><p>Theme: Recycling</p><p><a href="https://yle.example/1">YLE 24.4.2024 | Headline of it (external link)</a></p><p>One sentence. Article in Finnish.</p><ul><li>HS 6.5.21 | Toinen otsikko</li></ul>`;
const MARKDOWN = `## Theme: Metals\n\n[YLE 24.4.2024 | Headline](https://yle.example/1) (external link)\n\nOne sentence. Article in Swedish.\n`;

const own = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../../${name}`, import.meta.url)), 'utf8');

/** Nobody attacks with a file of their own; size is not what it is tried with. In bytes. */
const MOST_OWN = 100_000;

const SILENT = { write: () => true };

export const FILE_TARGETS: readonly Target[] = [
  {
    name: 'sources.yaml',
    seeds: [SOURCES, own('sources.yaml').slice(0, 6_000)],
    tokens: [
      'kind: feed',
      'only: ["(a+)+$"]',
      '&a [*a]',
      '? ',
      '!!binary x',
      '---\n',
      'every: 1e9d',
      'hosts: []',
    ],
    run: (input) => {
      const read = readSources(textOf(input.subarray(0, MOST_OWN)), 'sources.yaml');
      insistUnpolluted();
      if (read.ok) return;
      insist(read.problem.length > 0, 'what is refused is refused for a reason');
      for (const { message } of read.problem) insist(message !== '', 'a problem is told');
    },
  },
  {
    name: 'topics.yaml',
    seeds: [TOPICS, own('topics.yaml').slice(0, 6_000)],
    tokens: ['weight: -1', 'needs: [core]', 'near:', 'fi: [', '&a [*a]', '"*"', 'any: [', 'exclude:'],
    run: (input) => {
      const read = readTopics(textOf(input.subarray(0, MOST_OWN)), 'topics.yaml');
      insistUnpolluted();
      if (!read.ok) return insist(read.problem.length > 0, 'what is refused is refused for a reason');
      const filter = compileFilter(read.value);
      const verdict = filter.match({ title: 'Akkutehdas ja nikkeli', text: 'Akkumateriaalin valmistus.' });
      insist(Number.isFinite(verdict.score), 'a score is a number');
    },
  },
  {
    name: 'house-style',
    seeds: [HAND, MARKDOWN, 'YLE 24.4.2024 | Headline (external link)\nOne sentence. Article in Finnish.\n'],
    tokens: [
      'YLE 24.4.2024 | ',
      ' | ',
      '(external link)',
      'Theme: ',
      'Article in Finnish.',
      '](',
      '<li>',
      '<h2>',
      '<p>',
    ],
    run: (input) => {
      const text = textOf(input);
      const { items } = readHouseStyle(text);
      for (const { url, headline, outlet } of items) {
        insist(url === undefined || /^https?:/.test(url), 'an item has an http or https address');
        insist(headline !== '' && outlet !== '', 'an item has a headline and an outlet');
      }
      insist(
        JSON.stringify(readHouseStyle(text).items) === JSON.stringify(items),
        'the same list reads the same',
      );
    },
  },
  {
    name: 'list-csv',
    seeds: [
      'date,outlet,headline,url,summary\n24.4.2024,YLE,Headline,https://yle.example/1,"One, ""two"""\n',
      'Päiväys;Julkaisu;Otsikko\n2024-04-24;YLE;Otsikko\n',
    ],
    tokens: ['"', '""', ',', ';', '\t', '\n', '24.4.2024', 'date', 'outlet', 'headline', '\ufeff', "'="],
    run: (input) => {
      for (const { url, headline, outlet } of readCsvList(textOf(input)).items) {
        insist(url === undefined || /^https?:/.test(url), 'an item has an http or https address');
        insist(headline !== '' && outlet !== '', 'an item has a headline and an outlet');
      }
    },
  },
  {
    name: 'opml',
    seeds: [
      '<opml version="2.0"><body><outline text="A"><outline type="rss" text="B" xmlUrl="https://b.example/rss" language="fi"/></outline></body></opml>',
    ],
    tokens: [
      '<outline ',
      'xmlUrl="',
      '</outline>',
      '<!DOCTYPE x [<!ENTITY a "b">]>',
      '&a;',
      'feed:',
      '<body>',
    ],
    run: (input) => {
      for (const { url, title } of readOpml(textOf(input))?.feeds ?? []) {
        insist(/^https?:/.test(url), 'a feed has an http or https address');
        insist(!/[\r\n]/.test(title), 'a title is one line');
      }
    },
  },
  {
    name: 'json-lines',
    seeds: ['{"url":"https://a.example/","title":"x"}\n{"title":"y"}\n', '{"a":[1,2,{"b":null}]}'],
    tokens: ['{', '"__proto__":{"polluted":1}', '\n', '[', '\\ud800'],
    run: async (input) => {
      const text = textOf(input);
      let lines = 0;
      const streams = {
        stdout: {
          write: (said: string) => {
            lines += said.split('\n').length - 1;
          },
        },
        stderr: SILENT,
        stdin: (async function* () {
          yield text;
        })(),
      };
      const terminal = createTerminal(streams, {}, new AbortController().signal);
      await filterJsonLines(terminal, async (object) => ({ kept: Object.keys(object).length }));
      insistUnpolluted();
      insist(
        lines === text.split('\n').filter((line) => line.trim() !== '').length,
        'a line out for each line in',
      );
    },
  },
];
