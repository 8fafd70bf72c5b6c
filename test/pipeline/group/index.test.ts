import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/domain/article.ts';
import { fingerprintOf, group, guidOf } from '../../../src/pipeline/group/index.ts';
import { ABOUT, articleWith, MINE, neighbourOf, RELEASE } from './sample-articles.ts';

const sentences = RELEASE.split('\n');

function relationOf(one: Article, other: Article): string | undefined {
  const grouping = group(other, fingerprintOf(other), [neighbourOf(one, { storyId: 7, articleId: 3 })]);
  return grouping.kind === 'joins' ? grouping.relation : undefined;
}

function elsewhere(parts: Parameters<typeof articleWith>[0]): Article {
  return articleWith({
    url: 'https://elsewhere.example/uutinen/9',
    outlet: 'Kymen Lehti',
    title: 'Akkumateriaalia aletaan valmistaa satamakaupungissa',
    ...parts,
  });
}

describe('copies of one release', () => {
  const lead =
    'Lehti kertoi hankkeesta ensimmäisen kerran jo kaksi vuotta sitten, jolloin päätöstä odotettiin.';
  const background = `${lead}\nSatamassa on aiemmin toiminut paperitehdas, joka suljettiin kymmenen vuotta sitten kannattamattomana ja purettiin.`;
  const table: readonly [string, string, string][] = [
    ['whole, under another headline', RELEASE, 'same-text'],
    ['with the outlet’s own opening', `${lead}\n${RELEASE}`, 'same-text'],
    ['lengthened by background', `${background}\n${RELEASE}\n${background}`, 'near-text'],
    ['cut to its first half', sentences.slice(0, 4).join('\n'), 'near-text'],
    ['with the sentences in another order', [...sentences].reverse().join('\n'), 'same-text'],
    ['in capitals and without commas', RELEASE.toUpperCase().replaceAll(',', ''), 'same-text'],
  ];
  for (const [how, text, relation] of table) {
    it(`joins the release ${how}`, () => {
      expect(relationOf(articleWith({}), elsewhere({ text }))).toMatch(
        relation === 'same-text' ? /^(same|near)-text$/ : relation,
      );
    });
  }

  it('joins a teaser that is the same to the letter', () => {
    const text = sentences.slice(0, 2).join(' ');

    expect(relationOf(articleWith({ text }), elsewhere({ text }))).toBe('same-text');
  });

  it('does not join two releases of one company because both say who it is', () => {
    const release = articleWith({ text: `${RELEASE}\n${ABOUT}`, outlet: 'STT Info' });
    const other = elsewhere({ text: `${MINE}\n${ABOUT}`, title: 'Kaivoshankkeen arviointi valmistui' });

    expect(relationOf(release, other)).toBeUndefined();
  });

  it('does not join a round-up that holds the release among much else', () => {
    const roundUp = Array.from({ length: 6 }, (_, index) =>
      MINE.replaceAll(/(\p{L}{5,})/gu, `$1${'abcdef'[index]}`),
    );

    expect(
      relationOf(
        articleWith({}),
        elsewhere({ text: [RELEASE, ...roundUp].join('\n'), title: 'Viikon aiheet' }),
      ),
    ).toBeUndefined();
  });

  it('does not join a near text that is published weeks later', () => {
    const text = sentences.slice(0, 4).join('\n');

    expect(relationOf(articleWith({}), elsewhere({ text, on: '2024-05-20T06:00:00Z' }))).toBeUndefined();
  });

  it('does not join what one outlet writes anew into the same form on another day', () => {
    const text = [...sentences.slice(0, 6), MINE.split('\n')[0]].join('\n');
    const next = articleWith({
      url: 'https://outlet.example/a/2',
      title: 'Porin akkutehdas sai ympäristöluvan rakentamiselle',
      text,
      on: '2024-04-26T06:00:00Z',
    });

    expect(relationOf(articleWith({}), next)).toBeUndefined();
  });
});

describe('the same article', () => {
  it.each([
    ['http://outlet.example/a/1'],
    ['https://www.outlet.example/a/1/'],
    ['https://m.outlet.example/a/1/amp'],
  ])('is recognised at %s', (url) => {
    expect(relationOf(articleWith({}), articleWith({ url, identity: url }))).toBe('same-url');
  });

  it('stays the same when headline and text are edited', () => {
    const edited = articleWith({
      title: 'Lupa tehtaalle Kotkassa: töihin syksyllä',
      text: `${RELEASE}\n${MINE}`,
    });

    const grouping = group(edited, fingerprintOf(edited), [
      neighbourOf(articleWith({}), { storyId: 7, articleId: 3 }),
    ]);

    expect(grouping).toMatchObject({ kind: 'joins', storyId: 7, relation: 'same-url' });
    expect(grouping.kind === 'joins' && grouping.reasons.join()).toContain('the headline has changed');
  });

  it('is another one where the page is written anew every day', () => {
    const monday = articleWith({ title: 'Selkouutiset | maanantai 22.4.2024', on: '2024-04-22T12:00:00Z' });
    const tuesday = articleWith({
      title: 'Selkouutiset | tiistai 23.4.2024',
      on: '2024-04-23T12:00:00Z',
      text: MINE,
    });

    expect(relationOf(monday, tuesday)).toBeUndefined();
    expect(guidOf(monday)).not.toBe(guidOf(tuesday));
  });

  it('is another one where headlines share no word and neither text nor date can tell', () => {
    const { publishedAt: _, ...undated } = articleWith({ text: '' });

    expect(relationOf(undated, { ...undated, title: 'Kuparikaivoksen selostus valmistui' })).toBeUndefined();
    expect(relationOf(undated, { ...undated, title: 'Kotkan tehdas sai luvan' })).toBe('same-url');
  });

  it('gets another GUID even on the day on which the page was written anew', () => {
    const first = articleWith({ title: 'Aamun uutiset' });
    const second = articleWith({ title: 'Illan uutiset', text: MINE });

    const grouping = group(second, fingerprintOf(second), [neighbourOf(first, { storyId: 7, articleId: 3 })]);

    expect(grouping.kind === 'new-story' && grouping.guid).not.toBe(guidOf(first));
  });
});

describe('the same headline', () => {
  const title = 'Kotkan akkutehdas sai ympäristöluvan rakentamiselle';

  it('joins two outlets within three days', () => {
    expect(relationOf(articleWith({ text: '' }), elsewhere({ title, text: '' }))).toBe('same-story');
  });

  it('does not join them after a month', () => {
    expect(
      relationOf(articleWith({}), elsewhere({ title, text: MINE, on: '2024-05-24T06:00:00Z' })),
    ).toBeUndefined();
  });

  it('does not join where no date is known and the texts differ', () => {
    const { publishedAt: _, ...undated } = elsewhere({ title, text: MINE });

    expect(relationOf(articleWith({}), undated)).toBeUndefined();
  });

  it.each([
    'Kolumni',
    'Pääkirjoitus',
    'TV | Selkouutiset',
    'Uutiset lyhyesti 24.4.2024',
    'Ledare',
    'Delårsrapport Q1 2024',
  ])('tells nothing where it is "%s"', (empty) => {
    expect(
      relationOf(articleWith({ title: empty }), elsewhere({ title: empty, text: MINE })),
    ).toBeUndefined();
  });

  it('does not join the results of two quarters written into one form', () => {
    const first = articleWith({ title: 'Kymen Katodi: osavuosikatsaus Q1 2024' });
    const text = RELEASE.replace('kuusikymmentätuhatta', 'seitsemänkymmentätuhatta');

    expect(
      relationOf(first, elsewhere({ title: 'Kymen Katodi: osavuosikatsaus Q2 2024', text })),
    ).toBeUndefined();
  });
});

it('never joins articles in different languages', () => {
  const swedish = elsewhere({ language: 'sv', title: articleWith({}).title, text: MINE });

  expect(relationOf(articleWith({}), swedish)).toBeUndefined();
});

it('gives a name of the form urn:uuid that neither headline nor text changes', () => {
  const guid = guidOf(articleWith({}));

  expect(guid).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(guidOf(articleWith({ title: 'Toinen otsikko', text: MINE }))).toBe(guid);
});

it('gives one answer whatever the order of the neighbours', () => {
  const neighbours = [
    neighbourOf(elsewhere({ text: MINE, title: articleWith({}).title }), { storyId: 1, articleId: 1 }),
    neighbourOf(elsewhere({ text: sentences.slice(0, 5).join('\n') }), { storyId: 2, articleId: 2 }),
    neighbourOf(elsewhere({ url: 'https://third.example/3' }), { storyId: 3, articleId: 3 }),
    neighbourOf(elsewhere({ url: 'https://fourth.example/4' }), { storyId: 4, articleId: 4 }),
    neighbourOf(elsewhere({ url: 'https://fifth.example/5', text: MINE }), { storyId: 5, articleId: 5 }),
  ];
  const article = articleWith({});

  fc.assert(
    fc.property(fc.shuffledSubarray(neighbours, { minLength: 5 }), (shuffled) => {
      expect(group(article, fingerprintOf(article), shuffled)).toMatchObject({
        storyId: 3,
        relation: 'same-text',
      });
    }),
  );
});
