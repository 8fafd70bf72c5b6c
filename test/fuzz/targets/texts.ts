/** What is done with texts once they are read: matching and grouping. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readTopics } from '../../../src/config/topics.ts';
import { urlKey } from '../../../src/domain/url.ts';
import { compileFilter, type Filter } from '../../../src/pipeline/filter/index.ts';
import { createStoryIndex, fingerprintOf } from '../../../src/pipeline/group/index.ts';
import { insist, type Target, textOf } from '../target.ts';

const SEEDS = [
  'Akkutehdas avataan Kotkaan\nTehdas valmistaa akkumateriaaleja, pCAMia ja CAMia. Nikkeliä ja kobolttia tulee Suomesta.',
  'Batterifabriken i Vasa\nFabriken gör katodmaterial av nickel- och koboltsulfat, säger bolaget på måndagen.',
  'Battery plant opens\nThe cathode-active material plant will recycle lithium-ion batteries (black mass), BATCircle says.',
];

let compiled: Filter | undefined;

function filter(): Filter {
  if (compiled === undefined) {
    const file = fileURLToPath(new URL('../../../topics.yaml', import.meta.url));
    const topics = readTopics(readFileSync(file, 'utf8'), 'topics.yaml');
    if (!topics.ok) throw new Error('topics.yaml does not read');
    compiled = compileFilter(topics.value);
  }
  return compiled;
}

function inTwo(input: Buffer): { readonly title: string; readonly text: string } {
  const whole = textOf(input);
  const cut = whole.indexOf('\n');
  return { title: whole.slice(0, Math.max(cut, 0)), text: whole.slice(cut + 1) };
}

export const TEXT_TARGETS: readonly Target[] = [
  {
    name: 'filter',
    seeds: SEEDS,
    tokens: [
      'akku',
      '-',
      'nikkeli',
      '\u00AD',
      'batteri',
      'BATCircle',
      'tehdas- ja ',
      ' . ',
      'ÄÖ',
      '’s',
      ':n',
    ],
    run: (input) => {
      const article = inTwo(input);
      const verdict = filter().match(article);
      filter().hasHint(article);
      insist(Number.isFinite(verdict.score), 'a score is a number');
      for (const { matches } of verdict.topics)
        for (const { places } of matches)
          for (const { field, start, end, found } of places) {
            const text = field === 'title' ? article.title : article.text;
            insist(text.slice(start, end) === found, 'what was found stands where it is said to stand');
          }
    },
  },
  {
    name: 'group',
    seeds: SEEDS.map((seed) => `${seed} ${seed.repeat(3)}`),
    tokens: ['Kolumni', 'Yhteystiedot:', 'About the company', '1.1.2026', '. ', '\n\n'],
    run: (input) => {
      const { title, text } = inTwo(input);
      const url = 'https://lehti.example/a';
      const article = {
        identity: urlKey(url),
        url,
        canonicalUrl: url,
        outlet: 'Lehti',
        title,
        text,
        authors: [],
      };
      const complete = { ...article, paywalled: 'unknown' as const };
      const print = fingerprintOf(complete);
      insist(
        JSON.stringify(fingerprintOf(complete)) === JSON.stringify(print),
        'the same text has the same fingerprint',
      );
      insist(print.keys.length <= 40, 'a fingerprint has a bounded number of keys');
      const index = createStoryIndex();
      const first = index.add('1', complete);
      const again = index.add('2', complete);
      insist(first.storyId === again.storyId, 'an article joins itself');
    },
  },
];
