/**
 * Some forms of a Swedish word as a person would write them. Articles are read with the endings of both genders and
 * all declensions; which of them a word has is guessed here from its end, to be shown.
 */

/** Definite, plural, definite plural: what is put on after `cut` letters are taken off. */
interface Declension {
  readonly fits: RegExp;
  readonly cut: number;
  readonly endings: readonly [definite: string, plural: string, definitePlural: string];
}

/** The first that fits. */
const DECLENSIONS: readonly Declension[] = [
  { fits: /a$/, cut: 1, endings: ['an', 'or', 'orna'] },
  { fits: /are$/, cut: 1, endings: ['en', 'e', 'na'] },
  {
    fits: /(?:[ae]nde|ämne|bälte|arbete|läge|bygge|område|hälle|döme|möte|märke|yrke|rike|syfte|löfte)$/,
    cut: 0,
    endings: ['t', 'n', 'na'],
  },
  { fits: /(?:else|linje|age|serie)$/, cut: 0, endings: ['n', 'r', 'rna'] },
  { fits: /e$/, cut: 1, endings: ['en', 'ar', 'arna'] },
  { fits: /eri$/, cut: 0, endings: ['et', 'er', 'erna'] },
  { fits: /i$/, cut: 0, endings: ['n', 'er', 'erna'] },
  {
    fits: /(?:ing|dom|väg|bil|stol|del|dag|gång|stig|storm|båt|skog|ugn|älv|sten)$/,
    cut: 0,
    endings: ['en', 'ar', 'arna'],
  },
  { fits: /(?:ö|bro)$/, cut: 0, endings: ['n', 'ar', 'arna'] },
  { fits: /iker$/, cut: 0, endings: ['n', '', 'na'] },
  { fits: /(?:kluster|register|mönster|filter)$/, cut: 2, endings: ['ret', 'er', 'ren'] },
  { fits: /lager$/, cut: 2, endings: ['ret', 'er', 'ren'] },
  { fits: /er$/, cut: 2, endings: ['ern', 'rar', 'rarna'] },
  { fits: /medel$/, cut: 2, endings: ['let', 'el', 'len'] },
  { fits: /[^aeiouyåäö]el$/, cut: 2, endings: ['eln', 'lar', 'larna'] },
  { fits: /tten$/, cut: 2, endings: ['net', 'en', 'nen'] },
  { fits: /land$/, cut: 3, endings: ['andet', 'änder', 'änderna'] },
  { fits: /stad$/, cut: 2, endings: ['aden', 'äder', 'äderna'] },
  { fits: /program$/, cut: 0, endings: ['met', '', 'men'] },
  // Neuter, and the plural like the singular.
  {
    fits: /(?:lag|tag|drag|slag|verk|jekt|prov|system|tal|material|mineral|paket|stål|salt|krav|ljus|år|nät|skal|hus|mål|stöd|skap|kol|berg|sätt|råd|ord|liv|djur|slam|kort|brott|bud|skydd|val|fall|tryck|språk|försök|förbund|tillägg|distrikt|bevis|verktyg|fenomen|villkor|arv)$/,
    cut: 0,
    endings: ['et', '', 'en'],
  },
  {
    fits: /(?:(?:sulf|nitr|karbon|fosf|resul|koncentr|substr|aggreg)at|ment|tek|ium)$/,
    cut: 0,
    endings: ['et', '', 'en'],
  },
  { fits: /[aeouyåäö]$/, cut: 0, endings: ['n', 'r', 'rna'] },
];

/** `fabrik, fabriken, fabriker`. */
const MOST: Omit<Declension, 'fits'> = { cut: 0, endings: ['en', 'er', 'erna'] };

/** Of a base form in small letters: it, definite, plural, definite plural, and the genitives of these. */
export function swedishForms(word: string): readonly string[] {
  const { cut, endings } = DECLENSIONS.find(({ fits }) => fits.test(word)) ?? MOST;
  const stem = word.slice(0, word.length - cut);
  const forms = [word, ...endings.map((ending) => stem + ending)];
  return [...forms, ...forms.map((form) => (/[sxz]$/.test(form) ? form : `${form}s`))];
}

/** What stands before a noun agrees with it where it is an adjective: `kritisk råvara`, `kritiska råvaran`. */
export function swedishFormsBefore(word: string): readonly string[] {
  if (!/(?:isk|ig|ell|iv|är|al)t?$/.test(word)) return Array.from({ length: 8 }, () => word);
  const definite = `${word.replace(/t$/, '')}a`;
  const forms = [word, definite, definite, definite];
  return [...forms, ...forms];
}
