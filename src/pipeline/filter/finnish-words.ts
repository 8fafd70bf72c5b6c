/**
 * Closed lists: the old words whose stem cannot be seen from their base form. A word counts as one of them when
 * it ends in one, since compounds inflect as their last part does: `kuukausi` as `kausi`.
 */

/** `kivi, kiven, kiviä`: the i of the base form is an e elsewhere. */
export const E_STEMS: readonly string[] = listed(`
  arki arpi hanki happi hauki helmi henki hetki hiili hiki hirvi huuli jousi joki jälki järki järvi
  kaari kaihi kaikki kanki kampi kaski keski kieli kiiski kivi koipi korpi koski kuori kuusi kylki
  käki kärki lahti lampi lehti leski lohi lovi lumi luomi meri mieli moni mäki niemi nimi noki nuoli
  nuori nurmi nummi onki onni ovi parvi pieli pieni pilvi polvi poski povi puoli reki retki riihi rupi
  ruuhi saari saarni salmi sampi sarvi savi seimi sieni siipi sormi suoli suomi suoni suuri syli
  sääski sääri talvi tammi tiili toimi torvi tuki tuli tuohi tuomi tuoni tuuli tyvi tähti uni vuohi
  vuoksi vuori vyyhti väki ääni
`);

/** `vesi, veden, vettä, vesiä`. */
export const SI_STEMS: readonly string[] = listed(`
  hirsi hiisi jälsi kansi karsi kausi kuusi kynsi käsi köysi liesi länsi mesi niisi orsi paasi ponsi
  pursi reisi susi sysi tosi täysi uusi varsi vesi viisi virsi vuosi
`);

/** `lapsi, lapsen, lasta`: base form, vowel stem, consonant stem. */
export const IRREGULAR: readonly (readonly [
  base: string,
  vowelStem: string,
  consonantStem: string,
  plural: string,
])[] = [
  ['lapsi', 'lapse', 'las', 'laps'],
  ['kaksi', 'kahte', 'kaht', 'kaks'],
  ['yksi', 'yhte', 'yht', 'yks'],
  ['haaksi', 'haahte', 'haaht', 'haaks'],
  ['suksi', 'sukse', 'suks', 'suks'],
  ['veitsi', 'veitse', 'veis', 'veits'],
  ['mies', 'miehe', 'mies', 'mieh'],
  ['kevät', 'kevää', 'kevät', 'kevä'],
  ['veli', 'velje', 'velj', 'velj'],
  ['tytär', 'tyttäre', 'tytär', 'tyttär'],
  ['lämmin', 'lämpimä', 'lämmin', 'lämpim'],
  ['tuhat', 'tuhante', 'tuhat', 'tuhans'],
  ['meri', 'mere', 'mer', 'mer'],
  ['veri', 'vere', 'ver', 'ver'],
  ['sydän', 'sydäme', 'sydän', 'sydäm'],
  ['hapan', 'happama', 'hapan', 'happam'],
];

/** Begin like a keyword and are other words: `akkusatiivi` is grammar, no kind of battery. */
export const LOOK_ALIKES: readonly string[] = ['akkusatiiv'];

/** What a Finnish word may begin with before its first vowel; single consonants always. */
export const ONSETS: ReadonlySet<string> = new Set(
  listed(`
  bl br dr fl fr gl gr kl kn kr kv pl pr ps sk skr sl sm sn sp spr st str sv ts tr tv sh šo th ch vr
  sch kh ph
`),
);

function listed(words: string): readonly string[] {
  return words.trim().split(/\s+/);
}
