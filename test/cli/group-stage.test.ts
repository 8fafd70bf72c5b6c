import { expect, it } from 'vitest';
import { groupStage } from '../../src/cli/stages.ts';

const OPENING = {
  title: 'Merenkurkun Litium avasi jalostamonsa Kokkolassa',
  text: 'Merenkurkun Litium vihki tiistaina litiumjalostamonsa Kokkolan satamassa. Investoinnin arvo on 540 miljoonaa euroa, kertoo toimitusjohtaja Elina Rautakorpi.',
  language: 'fi',
  publishedAt: '2026-05-12T08:00:00Z',
};
const APPEAL = {
  title: 'Merenkurkun Litiumin jalostamosta Kokkolassa valitettiin',
  text: 'Luonnonsuojelupiiri on valittanut jalostamon luvasta. Merenkurkun Litium avasi tällä viikolla jalostamon, jonka hinta oli 540 miljoonaa euroa.',
  language: 'fi',
  publishedAt: '2026-05-13T08:00:00Z',
};

it('answers with the story, what an article is like, and why', async () => {
  const stage = groupStage();
  await stage({ id: 'fi', url: 'https://a.example/1', outlet: 'A', ...OPENING });

  const answer = await stage({
    id: 'en',
    url: 'https://b.example/2',
    outlet: 'B',
    title: 'Lithium refinery opens in Kokkola',
    lead: 'Merenkurkun Litium has opened its 540 million euro refinery, said chief executive Elina Rautakorpi.',
    language: 'en',
    publishedAt: '2026-05-12T10:00:00Z',
  });

  expect(answer).toMatchObject({ id: 'en', story: 'fi', duplicateOf: 'fi', relation: 'same-story' });
  expect(JSON.stringify(answer)).toContain('540 million euros');
});

it('names a story that may be the same, for staff', async () => {
  const stage = groupStage();
  await stage({ id: 'opening', url: 'https://a.example/1', outlet: 'A', ...OPENING });

  const answer = await stage({ id: 'appeal', url: 'https://b.example/2', outlet: 'B', ...APPEAL });

  expect(answer).toMatchObject({ story: 'appeal', suggestions: [{ like: 'opening', story: 'opening' }] });
});
