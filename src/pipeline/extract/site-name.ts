/** The name of the site, which pages append to their titles or put before them. */
import { type Metadata, metaOf } from './metadata.ts';
import { lettersOf } from './title-words.ts';

export interface SiteHints {
  readonly metadata: Metadata;
  readonly outlet: string;
  readonly host: string;
}

/** Folded to their letters. */
export type SiteNames = ReadonlySet<string>;

const SEPARATOR = /(?<!\s)\s+[|–—\-·•»:]+\s+|(?<!\s)\s*[|│»]\s*/;
const SIGNS = '[\\s|│–—\\-·•»:]';

/** The title without those parts at its ends that are the site's name. */
export function withoutSite(title: string, names: SiteNames): string {
  let rest = title;
  for (let round = 0; round < 4; round++) {
    const parts = rest.split(SEPARATOR);
    const [start = '', last = ''] = [parts[0], parts.at(-1)];
    if (parts.length < 2) return rest;
    if (isSiteName(last, names) || isPartOfName(last, names)) rest = cutEnd(rest, last);
    else if (isSiteName(start, names) && !DASH.test(rest.slice(start.length))) rest = cutStart(rest, start);
    else return rest;
  }
  return rest;
}

/** Behind a name that a headline begins with, a dash is punctuation. */
const DASH = /^\s*[–—]/;

function cutEnd(title: string, last: string): string {
  return title.slice(0, title.length - last.length).replace(new RegExp(`(?<!${SIGNS})${SIGNS}+$`), '');
}

function cutStart(title: string, start: string): string {
  return title.slice(start.length).replace(new RegExp(`^${SIGNS}+`), '');
}

/** What sites add to their name or leave out. */
const GENERIC =
  /\b(?:the|www|com|fi|se|no|de|org|net|co|uk|news|uutiset|nyheter|nachrichten|online|verkkolehti|verkossa|lehti|blog|blogi|archives?|archiv|arkisto|magazine|homepage|etusivu)\b/giu;

/** As the page, the source and the host have it; `signs` are what leads to the front page. */
export function siteNames({ metadata, outlet, host }: SiteHints, signs: readonly string[]): SiteNames {
  const named = [
    'og:site_name',
    'application-name',
    'al:ios:app_name',
    'twitter:site',
    'apple-mobile-web-app-title',
  ];
  const labels = host.replace(/^www\./, '').split('.');
  const written = [
    ...named.map((name) => metaOf(metadata, [name]) ?? ''),
    outlet,
    ...signs,
    ...labels.filter((label) => label.length > 3),
    labels.slice(-2).join('.'),
    labels.join('.'),
  ];
  return new Set(written.flatMap(nameForms).filter((name) => name.length > 1));
}

function nameForms(name: string): readonly string[] {
  return [lettersOf(name), lettersOf(name.replace(GENERIC, ' '))];
}

/** That it is the name, not that it holds it: a headline may begin with the company whose site it stands on. */
function isSiteName(part: string, names: SiteNames): boolean {
  const forms = nameForms(part);
  // Nothing but words such as `Blog Archive`.
  return forms.includes('') || forms.some((form) => names.has(form));
}

/** Most of a longer name (`Business Insider` of `Business Insider Deutschland`), or the name with a word added. */
function isPartOfName(part: string, names: SiteNames): boolean {
  const letters = lettersOf(part);
  if (letters.length < 5) return false;
  for (const name of names) {
    const [short, long] = name.length < letters.length ? [name, letters] : [letters, name];
    if (
      short.length > 4 &&
      short.length >= long.length * NEARLY &&
      (long.startsWith(short) || long.endsWith(short))
    )
      return true;
  }
  return false;
}

const NEARLY = 0.6;
