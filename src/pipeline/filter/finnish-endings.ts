/**
 * What may follow a Finnish stem. `A` stands for a or ä and `O` for o or ö, by vowel harmony; `V` for the last
 * vowel of the stem (`tehdas/tehtaa-`: a). Which endings a stem takes depends on its class.
 */

/** Kinds of stem, named by what they are the stem of; examples from akku, tehdas and kaivos. */
export type StemClass =
  /** `akku`, `tehdas`: nothing follows but particles. */
  | 'nominative'
  /** `akku-`, `tehtaa-`: essive, partitive, illative, possessives. */
  | 'strong'
  /** `aku-`, `tehtaa-`: genitive and the local cases. */
  | 'weak'
  /** `akku-`, `tehta-`, before the plural i: `akkuja`, `tehtaita`. */
  | 'pluralStrong'
  /** `aku-`, before the plural i: `akuissa`. */
  | 'pluralWeak'
  /** `tehdas-`, `kaivos-`: `tehdasta`, `kaivosten`. */
  | 'consonant'
  /** `malm-`: `malmien`. */
  | 'pluralGenitive';

/** Which vowels the endings have: `-ssa`, `-ssä`, or either. */
export type Harmonies = 'back' | 'front' | 'both';

const POSSESSIVES = ['ni', 'si', 'nsA', 'mme', 'nne'];
/** Particles, each after any form: `akkukin`, `akuissakaan`, `akkuko`, `akkupa`. */
const PARTICLES = ['', 'kin', 'kAAn', 'kO', 'hAn', 'pA', 'kOhAn', 'kOs', 'kinkO', 'kinhAn'];

/** Endings that a possessive may follow: `akussa`, `akussani`, `akussaan`. */
const OWNABLE: Readonly<Record<StemClass, readonly string[]>> = {
  nominative: [],
  strong: ['A', 'tA', 'nA'],
  weak: ['ssA', 'stA', 'llA', 'ltA', 'ttA', 'lle'],
  pluralStrong: ['jA', 'iA', 'itA', 'inA'],
  pluralWeak: ['issA', 'istA', 'illA', 'iltA', 'ittA', 'ille'],
  consonant: ['tA', 'nA'],
  pluralGenitive: [],
};

/** Endings whose last n gives way to a possessive: `akkujen`, `akkujensa`; `akkuun`, `akkuunsa`. */
const GIVING_WAY: Readonly<Record<StemClass, readonly string[]>> = {
  nominative: [],
  strong: ['Vn', 'hVn', 'seen'],
  weak: [],
  pluralStrong: ['jen', 'ien', 'iden', 'itten', 'ihin', 'iin', 'isiin', 'in'],
  pluralWeak: [],
  consonant: ['ten'],
  pluralGenitive: ['ien', 'in'],
};

/** Endings that nothing but a particle follows. */
const CLOSED: Readonly<Record<StemClass, readonly string[]>> = {
  nominative: [''],
  strong: POSSESSIVES,
  weak: ['n', 't', 'ksi', 'ks', 'kseen', ...POSSESSIVES.map((possessive) => `kse${possessive}`)],
  pluralStrong: ['ine', 'ineen', ...POSSESSIVES.map((possessive) => `ine${possessive}`)],
  pluralWeak: ['in', 'iksi', 'iks', 'is', 'ikseen', ...POSSESSIVES.map((possessive) => `ikse${possessive}`)],
  consonant: [],
  pluralGenitive: [],
};

/** `akullinen`, `akuton`: having it or not, inflected in their turn. */
const DERIVED: Readonly<Partial<Record<StemClass, readonly string[]>>> = {
  weak: ['llinen', 'llisen', 'llista', 'lliset', 'llisiA', 'llisten', 'llisessA', 'llisestA', 'lliseen'],
};

const made = new Map<string, ReadonlySet<string>>();

/** Every ending of the class, ready to be looked up; `vowel` is the last vowel of the stem. */
export function endingsOf(stemClass: StemClass, harmonies: Harmonies, vowel: string): ReadonlySet<string> {
  const followsVowel = stemClass === 'strong' ? vowel : '';
  const key = `${stemClass} ${harmonies} ${followsVowel}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const endings = new Set<string>();
  const templates = withoutParticles(stemClass).map((ending) => ending.replaceAll('V', followsVowel));
  for (const harmony of harmonies === 'both' ? (['back', 'front'] as const) : [harmonies]) {
    const particles = PARTICLES.map((particle) => inHarmony(particle, harmony));
    for (const template of templates) {
      const ending = inHarmony(template, harmony);
      for (const particle of particles) endings.add(ending + particle);
    }
  }
  made.set(key, endings);
  return endings;
}

function inHarmony(template: string, harmony: 'back' | 'front'): string {
  const [a, o] = harmony === 'back' ? ['a', 'o'] : ['ä', 'ö'];
  return template.replaceAll('A', a).replaceAll('O', o);
}

function withoutParticles(stemClass: StemClass): readonly string[] {
  return [
    ...CLOSED[stemClass],
    ...(DERIVED[stemClass] ?? []),
    ...OWNABLE[stemClass].flatMap((ending) => [
      ending,
      ...POSSESSIVES.map((possessive) => ending + possessive),
      // `akussaan`, `akulleen`: the third person repeats the vowel.
      ending.endsWith('e') ? `${ending}en` : `${ending}An`,
    ]),
    ...GIVING_WAY[stemClass].flatMap((ending) => [
      ending,
      ...POSSESSIVES.map((possessive) => ending.slice(0, -1) + possessive),
    ]),
  ];
}
