import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../../src/domain/match.ts';
import { compileFilter } from '../../../src/pipeline/filter/index.ts';
import { group, name, near, SETTINGS, topic, topics, word } from './terms.ts';

const core = group('core', 4, [word('akkutehdas', 'fi'), word('akkumateriaali', 'fi')], { cap: 10 });
const battery = group('battery', 0.5, [word('akku', 'fi', { position: 'simple' })]);
const industry = group('industry', 0, [word('tuotanto', 'fi')]);
const metal = group('metal', 1, [word('nikkeli', 'fi')], { needs: ['core', 'battery'] });
const consumer = group('consumer', -1.5, [word('puhelin', 'fi'), word('laturi', 'fi')], { cap: -4 });

const filter = compileFilter(
  topics(
    topic([core, battery, industry, metal, consumer], {
      near: [near([['battery'], ['industry']], 4, 2)],
      exclude: [word('ladata akku', 'fi')],
    }),
  ),
);

function match(title: string, text = '', lead = ''): Verdict {
  return filter.match({ title, text, lead, language: 'fi' });
}

function points(verdict: Verdict, term: string): number | undefined {
  return verdict.topics[0]?.matches.find((each) => each.term === term)?.points;
}

describe('score', () => {
  it('counts a word of the headline twice and one of the lead 1.4 times', () => {
    expect(points(match('Akkutehdas nousee'), 'akkutehdas')).toBe(8);
    expect(points(match('Uutinen', '', 'Akkutehdas nousee'), 'akkutehdas')).toBe(5.6);
    expect(points(match('Uutinen', 'Akkutehdas nousee'), 'akkutehdas')).toBe(4);
  });

  it('adds a half for the second place, a quarter for the third, and nothing after that', () => {
    const sentence = 'Akkutehdas nousee. ';
    const worth = [1, 2, 3, 4, 9].map((times) =>
      points(match('Uutinen', sentence.repeat(times)), 'akkutehdas'),
    );

    expect(worth).toEqual([4, 6, 7, 7, 7]);
  });

  it('lets a group count no more than its cap, and says so', () => {
    const verdict = match('Akkutehdas ja akkumateriaali');

    expect(verdict.score).toBe(10);
    expect(verdict.topics[0]?.matches[0]?.note).toBe('core counts 10 at most');
  });

  it('caps what speaks against, too', () => {
    expect(match('Puhelin ja laturi, akkutehdas').score).toBe(4);
  });

  it('counts a group with needs only beside a needed word, and names what is missing', () => {
    const alone = match('Nikkeli kallistuu');
    const together = match('Nikkeli kallistuu', 'Sitä tarvitaan akkuihin.');

    expect(alone.topics[0]?.matches[0]).toMatchObject({ points: 0, note: 'needs: no word of core, battery' });
    expect(points(together, 'nikkeli')).toBe(2);
  });

  it('adds points where words meet in a sentence', () => {
    const rule = 'battery near industry';

    expect(points(match('Akkujen tuotanto alkaa'), rule)).toBe(4);
    expect(points(match('Akkujen kotimainen ja jo kauan suunniteltu tuotanto alkaa'), rule)).toBeUndefined();
    expect(points(match('Akkujen aika. Tuotanto alkaa.'), rule)).toBeUndefined();
  });

  it('keeps context words without weight out of the evidence', () => {
    expect(match('Tuotanto alkaa akkujen maassa').topics[0]?.matches.map(({ term }) => term)).not.toContain(
      'tuotanto',
    );
  });

  it('does not see what an exclude phrase covers', () => {
    expect(points(match('Lataa akut lomalla: ladata akkua'), 'akku')).toBe(1);
  });

  it('sends weak words in the body text to review, however many they are', () => {
    const weak = compileFilter(
      topics(
        topic([
          group(
            'weak',
            2.9,
            'nikkeli koboltti litium'.split(' ').map((text) => word(text, 'fi')),
          ),
        ]),
      ),
    );
    const text = 'Nikkeli, koboltti ja litium. Nikkeliä, kobolttia ja litiumia.';

    expect(weak.match({ title: 'Uutinen', text, language: 'fi' })).toMatchObject({
      verdict: 'review',
      topics: [{ note: 'only weak words, and none of them in headline or lead' }],
    });
    expect(weak.match({ title: 'Nikkeliä', text, language: 'fi' }).verdict).toBe('accept');
    expect(match('Uutinen', 'Akkutehdas ja akkumateriaali.').verdict).toBe('accept');
  });

  it('gives the verdict of the best topic and lists the topics best first', () => {
    const several = compileFilter(
      topics(
        topic([group('mining', 1, [word('kaivos', 'fi')])], { id: 'mining' }),
        topic([group('core', 4, [word('akkutehdas', 'fi')])], { id: 'batteries' }),
      ),
    );
    const verdict = several.match({ title: 'Kaivos ja akkutehdas', language: 'fi' });

    expect(verdict).toMatchObject({ verdict: 'accept', score: 8 });
    expect(verdict.topics.map(({ id, score }) => [id, score])).toEqual([
      ['batteries', 8],
      ['mining', 2],
    ]);
  });

  it('counts the names of one thing as one', () => {
    const aliases = ['Suomen Malmijalostus', 'Finnish Minerals Group'].map((text) =>
      name(text, { tag: 'SMJ' }),
    );
    const members = compileFilter(topics(topic([group('member', 2, aliases)])));
    const verdict = members.match({
      title: 'Suomen Malmijalostus eli Finnish Minerals Group',
      language: 'fi',
    });

    expect(verdict.topics[0]?.matches).toMatchObject([
      { term: 'SMJ', points: 6, places: [{ start: 0 }, { start: 25 }] },
    ]);
  });
});

describe('evidence', () => {
  it('slices back to the word as it stands, soft hyphens and all', () => {
    const text = 'Ensin muuta.\nUusi akku\u00adtehdas – ja nikkeli‑akkutehtaan johto.';
    const places =
      match('Uutinen', text).topics[0]?.matches.find(({ term }) => term === 'akkutehdas')?.places ?? [];

    expect(places.map(({ found }) => found)).toEqual(['akku\u00adtehdas', 'nikkeli‑akkutehtaan']);
    for (const { start, end, found } of places) expect(text.slice(start, end)).toBe(found);
  });

  it('shows the sentence of the best place', () => {
    const verdict = match('Uutinen', 'Ennen oli toisin. Nyt akkutehdas nousee Kotkaan! Sitten ei mitään.');

    expect(verdict.topics[0]?.matches[0]?.sentence).toBe('Nyt akkutehdas nousee Kotkaan!');
  });

  it('cuts a long sentence around the word', () => {
    const verdict = match(
      'Uutinen',
      `${'ja niin edelleen '.repeat(40)}akkutehdas ${'ja vielä lisää '.repeat(40)}`,
    );
    const sentence = verdict.topics[0]?.matches[0]?.sentence ?? '';

    expect(sentence.length).toBeLessThanOrEqual(300);
    expect(sentence).toMatch(/^….*akkutehdas.*…$/);
  });
});

describe('languages', () => {
  const threefold = compileFilter(
    topics(
      topic([
        group('core', 4, [
          word('akkutehdas', 'fi'),
          word('batterifabrik', 'sv'),
          word('battery plant', 'en'),
          name('Keliber'),
        ]),
      ]),
    ),
  );

  it('reads an article by the rules of its own language', () => {
    expect(threefold.match({ title: 'Batterifabriken byggs', language: 'sv' }).score).toBe(8);
    expect(threefold.match({ title: 'Batterifabriken byggs', language: 'fi' }).score).toBe(0);
  });

  it('finds the language out where nobody says it', () => {
    const verdict = threefold.match({ title: 'The battery plant will open in the spring, says the company' });

    expect(verdict).toMatchObject({ language: 'en', score: 8 });
  });

  it('tries all rules on a language that it has none for', () => {
    expect(threefold.match({ title: 'Keliber baut eine Raffinerie', language: 'de' }).score).toBe(8);
    expect(threefold.match({ title: 'Batterifabriken bygges', language: 'no' }).score).toBe(8);
  });
});

describe('hints', () => {
  it('has one where headline and teaser reach the threshold', () => {
    expect(filter.hasHint({ title: 'Akku on täällä', language: 'fi' })).toBe(true);
    expect(filter.hasHint({ title: 'Kissa on täällä', language: 'fi' })).toBe(false);
  });

  it('does not wait for what the text may still say', () => {
    expect(filter.hasHint({ title: 'Nikkeli kallistuu', language: 'fi' })).toBe(true);
    expect(filter.hasHint({ title: 'Puhelimen akku, puhelimen laturi', language: 'fi' })).toBe(true);
  });

  it('does not lose a headline in another language than its source usually writes', () => {
    expect(filter.hasHint({ title: 'Akkutehdas Vaasaan', language: 'sv' })).toBe(true);
  });
});

describe('hash', () => {
  it('follows the rules and nothing else', () => {
    const one = topics(topic([core]));
    const renamed = topics(topic([core], { name: { fi: 'Toinen' } }));
    const heavier = topics(topic([{ ...core, weight: 5 }], { settings: SETTINGS }));

    expect(compileFilter(renamed).hash).toBe(compileFilter(one).hash);
    expect(compileFilter(heavier).hash).not.toBe(compileFilter(one).hash);
    expect(compileFilter(one).match({ title: '' }).lexicon).toBe(compileFilter(one).hash);
  });
});
