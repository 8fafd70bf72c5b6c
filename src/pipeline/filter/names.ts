/**
 * Names inflect in the language around them: `Umicoren`, `Umicore:n`, `Northvolts`, `Keliber's`,
 * `BATCircle-hankkeen`. They need a capital letter somewhere, so that `metso` stays a bird.
 */
import { finnishStems } from './finnish.ts';
import { endingsOf } from './finnish-endings.ts';
import type { Orthography, Stem } from './stem.ts';

const GENITIVES: ReadonlySet<string> = new Set(['s', "'s", "'", ':s']);

/** After a colon any case ending may follow, whatever the word sounds like: `BASF:lle`, `Nokia:n`. */
export const COLON_ENDING =
  /^:(?:n|t|a|ä|ta|tä|na|nä|ksi|ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|tta|ttä|[aeiouyäö]n|h[aeiouyäö]n|iin|seen|een|ien|jen|iden|ita|itä|ia|iä|ja|jä|issa|issä|ista|istä|illa|illä|ille|kin|s|en|et|er|erna|arna)(?:kin|kaan|kään|ko|kö)?$/;

export function nameStems(name: string): readonly Stem[] {
  return [...finnishStems(name, true), { text: name, role: 'word', endings: GENITIVES }];
}

/** Parts of names are joined by hyphens and nothing else; numbers may be written on (`BATCircle2.0`). */
export const NAME_ORTHOGRAPHY: Orthography = {
  beginsPart: (token, at) => token[at - 1] === '-',
  isRestOfCompound: (token, at) =>
    token[at] === '-' ||
    COLON_ENDING.test(token.slice(at)) ||
    /^\d+(?:\.\d+)*(?:$|[-:'])/.test(token.slice(at)),
  isTooShortInside: () => false,
};

/** `LUTin`, `VTT:llä`, `BASFs`, `IPCEI-hanke`: what may follow an acronym written exactly as staff wrote it. */
export function isAcronymTail(tail: string): boolean {
  if (tail === '' || tail === 's' || tail === "'s" || tail.startsWith('-')) return true;
  const colon = tail.indexOf('-');
  const ending = colon < 0 ? tail : tail.slice(0, colon);
  if (COLON_ENDING.test(ending) || /^\d+(?:\.\d+)*$/.test(ending)) return true;
  if (!ending.startsWith('i')) return false;
  const rest = ending.slice(1);
  return endingsOf('strong', 'both', 'i').has(rest) || endingsOf('weak', 'both', 'i').has(rest);
}
