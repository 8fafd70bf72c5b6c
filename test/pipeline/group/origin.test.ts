import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/domain/article.ts';
import { originOf } from '../../../src/pipeline/group/index.ts';
import { articleWith } from './sample-articles.ts';

const BODY =
  'Tehdas avattiin tiistaina. Yhtiö kertoo, että ensimmäiset toimitukset lähtevät syksyllä ja että väkeä palkataan lisää ensi vuoden alussa, kun toinen linja valmistuu rannan puolelle.';

describe('originOf', () => {
  it.each<[string, Partial<Article>, string]>([
    ['an agency as the author', { authors: ['STT'] }, 'STT'],
    ['an agency beside an author', { authors: ['Maija Meikäläinen / Lännen Media'] }, 'Lännen Media'],
    ['a dateline', { text: `HELSINKI, May 12 (Reuters) - ${BODY}` }, 'Reuters'],
    ['an agency in brackets before the text', { text: `(STT) ${BODY}` }, 'STT'],
    ['an agency and a dash before the text', { text: `STT – ${BODY}` }, 'STT'],
    ['a dateline in the lead', { lead: `STOCKHOLM (TT) ${BODY}`, text: '' }, 'TT'],
    ['a signature', { text: `${BODY}\n\n(TT)` }, 'TT'],
    ['a signature of two', { text: `${BODY}\nSTT–AFP` }, 'STT'],
    ['the agency’s Swedish service', { text: `${BODY} /FNB` }, 'STT'],
    ['a source in Finnish', { text: `${BODY}\nLähde: Kymen Katodi Oy` }, 'Kymen Katodi Oy'],
    ['a source in Swedish', { text: `${BODY}\nKälla: TT` }, 'TT'],
    ['a source in English', { text: `${BODY}\nSource: Bloomberg` }, 'Bloomberg'],
    [
      'a release wire in its dateline',
      { text: `TORONTO, May 12, 2026 /PRNewswire/ -- ${BODY}` },
      'PR Newswire',
    ],
    ['another release wire', { text: `ESPOO, Finland--(BUSINESS WIRE)--${BODY}` }, 'Business Wire'],
    ['a third', { text: `May 12, 2026 (GLOBE NEWSWIRE) -- ${BODY}` }, 'GlobeNewswire'],
    ['the site of a wire', { canonicalUrl: 'https://news.cision.com/kymen-katodi/r/avajaiset,c1' }, 'Cision'],
  ])('reads %s', (_, parts, origin) => {
    expect(originOf(articleWith({ text: BODY, ...parts }))).toBe(origin);
  });

  it('names the outlet where it puts out its own news', () => {
    const release = articleWith({
      outlet: 'Kymen Katodi',
      canonicalUrl: 'https://www.kymenkatodi.example/uutiset/1',
      text: `${BODY}\nLisätietoja:\nAino Harju, toimitusjohtaja, aino.harju@kymenkatodi.example`,
    });

    expect(originOf(release)).toBe('Kymen Katodi');
    expect(
      originOf({ ...release, canonicalUrl: 'https://lehti.example/1', outlet: 'Lehti' }),
    ).toBeUndefined();
  });

  it.each([
    ['Reuters kertoi aiemmin, että tehdas myydään. Yhtiö ei kommentoi.'],
    ['According to Bloomberg, the plant is for sale. The company declined to comment.'],
    ['Kilpailijat reagoivat nopeasti, sanoi analyytikko. Lähde kertoi asiasta nimettömänä.'],
    ['Vd:n svarar inte på frågan om vad som händer. Alla är nöjda med det nya avtalet'],
  ])('does not take a quotation for an origin: %s', (text) => {
    expect(originOf(articleWith({ text }))).toBeUndefined();
  });
});
