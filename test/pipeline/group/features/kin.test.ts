import { expect, it } from 'vitest';
import { concepts } from '../../../../src/pipeline/group/features/concepts.ts';
import { areKin } from '../../../../src/pipeline/group/features/kin.ts';

function eventsIn(headline: string): ReadonlySet<string> {
  const meanings = [...concepts.meaningsIn(headline.toLowerCase())];
  return new Set(meanings.filter((one) => one.startsWith('event:')).map((one) => one.slice('event:'.length)));
}

it.each([
  ['yhtiö myydään norjaan', 'rival makes all-share offer for explorer'],
  ['oikeus kumosi luvan', 'sjön stoppar fabriken'],
  ['varustamo tilaa lautan', 'rederi köper färja'],
  ['liekit nousivat katosta', 'brandkåren ryckte ut i natt'],
  ['sähköt poikki koko kylästä', 'tusentals utan ström'],
  ['tietomurto kaivosyhtiöön', 'hackers steal data from miner in ransomware attack'],
  ['pato murtui', 'dam breach'],
  ['merkintäoikeusanti', 'rights offering'],
])('one event has many names: "%s", "%s"', (one, other) => {
  expect(areKin(eventsIn(one), eventsIn(other))).toBe(true);
});

it.each([
  ['tehdas palaa', 'yhtiö nimitti johtajan'],
  ['lakko alkaa', 'bolaget får miljötillstånd'],
])('two events are two: "%s", "%s"', (one, other) => {
  expect(areKin(eventsIn(one), eventsIn(other))).toBe(false);
});
