import { nameKey } from './name-key.ts';
import { placeNamed } from './places.ts';
import type { Token } from './tokens.ts';

/** Parts of names that many share, and words that are written with a capital without being names. */
const GENERIC = new Set(
  `oy oyj ab abp ltd plc inc corp corporation company gmbh ag as asa co llc sa group konserni koncernen holding oy:n
  nordisk nordiska nordiskt pohjoismainen pohjoismaiset pohjoismaisen pohjoismaista pohjoismaiselta pohjoismaiselle pohjoismaisella
  pohjoismaiseen pohjoismaiden scandinavian norra södra östra västra mellersta pohjois etelä länsi keski rahasto fonden fund
  nordic nordics pohjoismaat norden pohjola suomi suomen suomessa suomalainen finland finlands finnish finnish finska euroopan eurooppa europa europas europe european eu eu:n
  eus unionin unionen union asia aasia aasian asien nato
  minerals mineral metals metal mining mines resources materials chemicals battery batteries energy power lithium nickel cobalt copper gold recycling technologies technology solutions industries industry international global
  university yliopisto universitet universitetet college city kaupunki kaupungin staden ministry ministeriö ministeriet minister centre center institute instituutti institutet park north south east west northern southern eastern western
  new the a an and of in on at for to by from with as this that these those it its he she they we our his her their there here when while after before under over according however but if no not yes one two three four five six seven eight nine ten first second last next what who why how where monday tuesday wednesday thursday friday saturday sunday
  january february march april may june july august september october november december
  eur usd sek gbp board directors project chief executive officer ceo cfo director manager managing head president chairman chair professor dr mr ms mrs
  se hän ne he me te tämä nämä tuo sen sitä siitä siinä tätä tässä joka jotka mutta ja tai kun jos koska myös lisäksi kuitenkin nyt vielä jo ei että kaikki uusi uuden moni osa näin silti samalla viime ensi vuonna
  yhtiö yhtiön tehdas toimitusjohtaja professori johtaja hanke
  första förra senaste nästa andra mkr mån ti ons to fre
  den det de han hon vi ni jag en ett och men om när efter före enligt också dessutom nu under över för från till på i av som detta denna dessa här där bolaget företaget vd professor direktör
  maanantaina tiistaina keskiviikkona torstaina perjantaina lauantaina sunnuntaina
  business tukes stt tt yle news uutiset nyheter reuters cision`.split(/\s+/),
);

export interface Names {
  /** Written with a capital only where a sentence opens: names where another text says so. */
  readonly perhaps: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
  readonly places: ReadonlySet<string>;
}

/**
 * Names by their capital. At the beginning of a sentence a capital says nothing, so a word counts there only when it is
 * written with a capital elsewhere too, is an abbreviation, or a name or a form of enterprise follows. Headlines that
 * Capitalise Every Word say nothing either.
 */
export function namesIn(tokens: readonly Token[], known: ReadonlySet<string>): Names {
  const names = new Set<string>();
  const places = new Set<string>();
  const perhaps = new Set<string>();
  for (const [at, token] of tokens.entries()) {
    const home = homeIn(token);
    if (home !== undefined) addHome(home, { places, perhaps });
    if (!isCapital(token) || isGeneric(token.lower)) continue;
    const key = nameKey(token.text);
    const place = placeNamed(token.text);
    if (place !== undefined) {
      if (!token.opens || known.has(key) || token.lower.length > 5) places.add(place);
    } else if (key.length > 1) {
      const isName = !token.opens || known.has(key) || isSure(tokens, at);
      if (isName) names.add(key);
      else if (key.length > 3) perhaps.add(key);
    }
  }
  return { names, places, perhaps };
}

const FINNISH_HOME = /^(\p{L}{4,20})l[aä]i(?:nen|s)/u;
const SWEDISH_HOME = /^(\p{L}{3,20}?)(?:bo|bor|borna|bolag|företag)(?:ets?|ens?|s)?$/u;

/** Where somebody is from by a word that is no name of its own: `torttilalaiset`, `Oululaisyhtiö`, `Vasaborna`, `Åboföretaget`. */
function homeIn({ lower, kind }: Token): string | undefined {
  if (kind !== 'word' || lower.length < 6) return undefined;
  if (lower.includes('lai') || lower.includes('läi')) return FINNISH_HOME.exec(lower)?.[1];
  const home = lower.includes('bo') || lower.includes('företag') ? SWEDISH_HOME.exec(lower)?.[1] : undefined;
  return home !== undefined && placeNamed(home) !== undefined ? home : undefined;
}

function addHome(
  home: string,
  { places, perhaps }: { readonly places: Set<string>; readonly perhaps: Set<string> },
): void {
  const [place, key] = [placeNamed(home), nameKey(home)];
  if (place !== undefined) places.add(place);
  else if (key.length > 3) perhaps.add(key);
}

/** Keys of what is written with a capital within a sentence. */
export function capitalKeys(tokens: readonly Token[]): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const token of tokens)
    if (isCapital(token) && !token.opens && !isGeneric(token.lower)) keys.add(nameKey(token.text));
  return keys;
}

/** Whether most of the long words have a capital, as English headlines do. */
export function isTitleCase(tokens: readonly Token[]): boolean {
  const long = tokens.filter((token) => token.kind === 'word' && token.lower.length > 3);
  return long.length > 3 && long.filter(isCapital).length > long.length * 0.7;
}

export function isCapital(token: Token): boolean {
  return token.kind === 'word' && token.text.charAt(0) !== token.lower.charAt(0);
}

function isGeneric(lower: string): boolean {
  return GENERIC.has(lower) || GENERIC.has(lower.replace(/[:'’].*/su, ''));
}

/** What people are called before their names. */
const TITLE =
  /(?:johtaja|tutkija|tohtori|professori|ministeri|päällikkö|insinööri|direktör|chef|forskare|minister|director|manager|officer|researcher|analyst|mies|edustaja|tuoja|importer|importör|analyytikko|förtroendeman|projekt(?:et|i)?|hanke|konsorti\p{L}*|bolag(?:et)?|företag(?:et)?|yhtiö|firma|batteri\p{L}*)$/iu;
const FORM = /^(?:oyj?|abp?|ltd|plc|inc|asa?|gmbh|group)(?::\p{L}+)?$/u;

/** An abbreviation, letters and digits mixed, or followed by another name or a form of enterprise. */
function isSure(tokens: readonly Token[], at: number): boolean {
  const bare = (tokens[at]?.text ?? '').replace(/[:'’].*/su, '');
  if (bare.length > 1 && /^.+[\p{Lu}\d]/u.test(bare)) return true;
  const next = tokens[at + 1];
  if (next === undefined || next.opens || TITLE.test(bare)) return false;
  return FORM.test(next.lower) || (isCapital(next) && placeNamed(next.text) === undefined);
}
