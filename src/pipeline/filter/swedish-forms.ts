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
  { fits: /[ae]nde$|ämne$|bälte$|arbete$|läge$|bygge$|område$/, cut: 0, endings: ['t', 'n', 'na'] },
  { fits: /else$/, cut: 0, endings: ['n', 'r', 'rna'] },
  { fits: /e$/, cut: 1, endings: ['en', 'ar', 'arna'] },
  { fits: /eri$/, cut: 0, endings: ['et', 'er', 'erna'] },
  { fits: /i$/, cut: 0, endings: ['n', 'er', 'erna'] },
  { fits: /ing$|dom$|väg$|bil$|stol$|del$|fond$/, cut: 0, endings: ['en', 'ar', 'arna'] },
  { fits: /ster$/, cut: 2, endings: ['ret', 'er', 'ren'] },
  { fits: /[^aeiouyåäö]el$/, cut: 2, endings: ['eln', 'lar', 'larna'] },
  {
    fits: /(?:bolag|tag|verk|projekt|prov|system|avtal|material|mineral|paket|stål|salt|slag|krav|ljus|år|land|nät|lager|skal)$/,
    cut: 0,
    endings: ['et', '', 'en'],
  },
  { fits: /program$/, cut: 0, endings: ['met', '', 'men'] },
  { fits: /(?:[fr]at|[^e]ment|tek|ium)$/, cut: 0, endings: ['et', '', 'en'] },
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
