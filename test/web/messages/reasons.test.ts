import { describe, expect, it } from 'vitest';
import { OBJECTED, SAID } from '../../../src/pipeline/group/reasons.ts';
import { MESSAGES } from '../../../src/web/messages/index.ts';

const said = (kept: string) => MESSAGES.fi.reasons.said(kept);

describe('a reason of the machine, in Finnish', () => {
  it.each([
    ['the same address or article number', 'sama osoite tai artikkelin numero'],
    ['published 3 days apart', 'julkaistu 3 päivän välein'],
    ['87 % of the text is the same', '87 % tekstistä on samaa'],
    ['87 % of the two texts is common to both', '87 % teksteistä on yhteistä'],
    ['100 % of the shorter text is in the longer', '100 % lyhyemmästä tekstistä on pidemmässä'],
    ['like “Plant $1 in Kotka” in Yle', 'kuin ”Plant $1 in Kotka” (Yle)'],
    ['perhaps what “Plant” in Kymen Lehti tells', 'ehkä samasta kuin ”Plant” (Kymen Lehti)'],
    ['both name Mill', 'molemmat mainitsevat: Mill'],
    ['both name Mill, Mine and Port', 'molemmat mainitsevat: Mill, Mine ja Port'],
    ['needs: no word of metals, members', 'vaatii muuta: ei yhtään sanaa ryhmästä metals, members'],
    ['weak counts 3 at most', 'ryhmästä weak enintään 3 pistettä'],
    ['as the first part of a compound', 'yhdyssanan alkuosana'],
  ])('"%s" is "%s"', (kept, expected) => {
    expect(said(kept)).toBe(expected);
    expect(MESSAGES.en.reasons.said(kept)).toBe(kept);
  });

  it.each([...Object.values(SAID).map((start) => `${start} 5 MW`), ...Object.values(OBJECTED)])(
    'is there for "%s"',
    (kept) => {
      expect(said(kept)).not.toBe(kept);
      expect(said(kept)).not.toMatch(/\b(?:both|but|the|one|differ)\b/);
    },
  );

  it('stays as it was kept where it is not known', () => {
    expect(said('by a rule of another time')).toBe('by a rule of another time');
  });
});
