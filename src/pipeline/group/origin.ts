import type { Article } from '../../domain/article.ts';
import { hostOf } from '../../domain/url.ts';

/**
 * Who wrote an article that its outlet did not: a news agency, the wire of a release, the body that issued it; or the
 * outlet itself, where that issues its own news. Only what the page says in a byline, a dateline or a credit counts:
 * "according to Reuters" within a text is a quotation, not an origin.
 */
const AGENCIES: Readonly<Record<string, string>> = {
  stt: 'STT',
  'suomen tietotoimisto': 'STT',
  'finska notisbyrån': 'STT',
  fnb: 'STT',
  'lännen media': 'Lännen Media',
  uutissuomalainen: 'Uutissuomalainen',
  spt: 'SPT',
  tt: 'TT',
  'tt nyhetsbyrån': 'TT',
  'nyhetsbyrån direkt': 'Nyhetsbyrån Direkt',
  ntb: 'NTB',
  ritzau: 'Ritzau',
  reuters: 'Reuters',
  bloomberg: 'Bloomberg',
  'bloomberg news': 'Bloomberg',
  afp: 'AFP',
  ap: 'AP',
  'associated press': 'AP',
  'the associated press': 'AP',
  dpa: 'dpa',
  xinhua: 'Xinhua',
};

const WIRES: Readonly<Record<string, string>> = {
  'sttinfo.fi': 'STT Info',
  'cision.com': 'Cision',
  'globenewswire.com': 'GlobeNewswire',
  'businesswire.com': 'Business Wire',
  'prnewswire.com': 'PR Newswire',
  'accesswire.com': 'ACCESSWIRE',
  'epressi.com': 'ePressi',
  'mynewsdesk.com': 'Mynewsdesk',
  'newsfilecorp.com': 'Newsfile',
};

const WIRE_MARKS: readonly (readonly [RegExp, string])[] = [
  [/\/(?:PR ?Newswire)(?:-\w+)*\//iu, 'PR Newswire'],
  [/\(business wire\)/iu, 'Business Wire'],
  [/\(globe ?newswire\)|\bglobenewswire by notified\b/iu, 'GlobeNewswire'],
  [/\/accesswire\//iu, 'ACCESSWIRE'],
  [/\/newsfile corp/iu, 'Newsfile'],
  [
    /\b(?:distributed|provided|publicerat|sänt|julkaissut) (?:by|via|av|av:) cision\b|\bvia cision\b/iu,
    'Cision',
  ],
  [/\bstt info(?:n)?\b.{0,40}\b(?:tiedote|välittämä|release|meddelande)/iu, 'STT Info'],
];

const AGENCY_NAMES = Object.keys(AGENCIES)
  .toSorted((one, other) => other.length - one.length)
  .join('|');
/** `(STT)`, `STT –`, `HELSINKI, 3 May (Reuters) -` before the first sentence. */
const DATELINE = new RegExp(
  `^(?:[^.!?]{0,60}\\((${AGENCY_NAMES})(?:[-–/][\\p{L} ]{2,12})?\\)|(${AGENCY_NAMES})\\s*(?:[-–—:|]{1,2}|$))`,
  'iu',
);
/** `(TT)`, `/TT`, `STT–AFP`, `© Reuters` as the last words. */
const SIGNATURE = new RegExp(
  `(?:[(/©–—]\\s*|\\n\\s*)(${AGENCY_NAMES})(?:[-–/](?:${AGENCY_NAMES}))*\\s*\\)?[.\\s]*$`,
  'iu',
);
const CREDIT =
  /(?:^|\n)[ \t]{0,9}(?:lähde|källa|source|tiedote|pressmeddelande(?: från)?|press release(?: by| from)?|julkaisija)\s*:\s*(\p{Lu}[^\n.,;()]{1,60})/iu;
const CONTACTS =
  /(?:^|\n)[ \t]{0,9}(?:lisätie(?:toja|dot)|yhteyshenkilö|ytterligare information|mer information|(?:for )?(?:further|more) information|(?:media|press) contacts?)\b/iu;
const MAIL = /(?<![\w.+-])[\w.+-]{1,64}(?:@|\(at\)|\[at\])((?:[\w-]{1,63}\.){1,5}\w{2,20})/gu;
/** Where datelines and signatures stand, in UTF-16 code units. */
const EDGE = 160;

/** Undefined where the page names nobody. */
export function originOf(article: Article): string | undefined {
  const { text, lead = '', outlet } = article;
  const found =
    bylineOf(article) ??
    agencyIn(DATELINE, lead.slice(0, EDGE)) ??
    agencyIn(DATELINE, text.slice(0, EDGE)) ??
    agencyIn(SIGNATURE, text.slice(-EDGE)) ??
    wireOf(article) ??
    credited(text);
  if (found !== undefined) return found;
  return outlet !== '' && issuesItself(article) ? outlet : undefined;
}

function bylineOf({ authors }: Article): string | undefined {
  for (const author of authors) {
    const last = author.split(/[/,|–]| - /u).map((part) => AGENCIES[part.trim().toLowerCase()]);
    const agency = last.find((name) => name !== undefined);
    if (agency !== undefined) return agency;
  }
  return undefined;
}

function agencyIn(pattern: RegExp, edge: string): string | undefined {
  const found = pattern.exec(edge.trim());
  const name = found?.[1] ?? found?.[2];
  // Short names are agencies in capitals only: `tt` and `ap` are letters of other words.
  if (name === undefined || (name.length < 4 && name !== name.toUpperCase() && name !== 'dpa'))
    return undefined;
  return AGENCIES[name.toLowerCase()];
}

function wireOf({ canonicalUrl, lead = '', text }: Article): string | undefined {
  const host = canonicalUrl === '' ? '' : hostOf(canonicalUrl);
  const wire = Object.entries(WIRES).find(([name]) => host === name || host.endsWith(`.${name}`));
  if (wire !== undefined) return wire[1];
  const edges = `${lead.slice(0, 400)}\n${text.slice(0, 400)}\n${text.slice(-400)}`;
  return WIRE_MARKS.find(([mark]) => mark.test(edges))?.[1];
}

function credited(text: string): string | undefined {
  const name = CREDIT.exec(text.slice(-600))?.[1]?.trim() ?? CREDIT.exec(text.slice(0, 200))?.[1]?.trim();
  return name === undefined ? undefined : (AGENCIES[name.toLowerCase()] ?? name);
}

/** A release on the issuer's own site: below it, people to ask, whose addresses are of that site. */
function issuesItself({ canonicalUrl, text }: Article): boolean {
  const contacts = CONTACTS.exec(text);
  if (contacts === null || canonicalUrl === '') return false;
  const site = siteOf(hostOf(canonicalUrl));
  const mails = [...text.slice(contacts.index).matchAll(MAIL)];
  return mails.some(([, host = '']) => siteOf(host.toLowerCase()) === site);
}

function siteOf(host: string): string {
  return host.split('.').slice(-2).join('.');
}
