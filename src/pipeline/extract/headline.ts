/** Which of the headings that a page prints is its article's headline, given what its head states. */
import { type PageElement, textIn } from './html-tree.ts';
import { lettersOf, sharedWords } from './title-words.ts';

export interface Headings {
  /** Those of the first level, in their order; without those of the page's frame. */
  readonly main: readonly PageElement[];
  /** Those of the second and third. */
  readonly lower: readonly PageElement[];
  /** Whether it is the site's name. */
  readonly isName: (heading: string) => boolean;
}

/** What the head states, without the site's name. */
export interface Stated {
  /** All of it, the best witness first. */
  readonly titles: readonly string[];
  /** Empty where it has none. */
  readonly jsonLd: string;
  /** For those who share the page; empty where it has none. */
  readonly shared: string;
}

/** A page with more of a kind is a list or an attack; the headline stands above the rest. */
const MOST_HEADINGS = 100;
/** How deep in a heading its headline may stand. */
const MOST_DEPTH = 4;

/** Undefined where none can be told to be the headline. */
export function headlineAmong(headings: Headings, { titles, jsonLd, shared }: Stated): string | undefined {
  const { isName } = headings;
  const [main, lower] = [headings.main.slice(0, MOST_HEADINGS), headings.lower.slice(0, MOST_HEADINGS)];
  if ([...main, ...lower].some((heading) => hasPart(heading, shared))) return shared;
  const texts = main.map(textIn);
  return (
    texts.find((heading) => titles.some((title) => alike(title, heading))) ??
    texts.find(
      (heading) => titles.some((title) => addsKicker(title, heading)) && !addsKicker(jsonLd, heading),
    ) ??
    texts.find((heading) => titles.some((title) => isRendering(title, heading))) ??
    main
      .filter(opensArticle)
      .map(textIn)
      .find((heading) => !isName(heading) && !titles.some((title) => isAtAnEnd(title, heading))) ??
    (texts.some((heading) => titles.some((title) => isPart(title, heading)))
      ? undefined
      : among(lower, titles))
  );
}

/** Whether a part of the heading, beside a kicker, is all of the title; a heading that is a link leads elsewhere. */
function hasPart({ children }: PageElement, title: string, depth = 0): boolean {
  const letters = lettersOf(title);
  if (letters.length < LONG_ENOUGH || depth >= MOST_DEPTH) return false;
  return children.some(
    (child) =>
      typeof child !== 'string' &&
      child.name !== 'a' &&
      (lettersOf(textIn(child)) === letters || hasPart(child, title, depth + 1)),
  );
}

/**
 * Where nothing on the first level fits: a title that is printed whole, as the head has it, since a lower heading may
 * hold a kicker without its colon; or a heading that is all that stands between two of a title's dashes.
 */
function among(lower: readonly PageElement[], titles: readonly string[]): string | undefined {
  const printed = lower.map(textIn).filter((heading) => lettersOf(heading).length >= LONG_ENOUGH);
  const letters = new Set(printed.map(lettersOf));
  const parts = new Set(titles.flatMap((title) => title.split(DASHES)).map(lettersOf));
  return (
    titles.find((title) => letters.has(lettersOf(title))) ??
    printed.find((heading) => parts.has(lettersOf(heading)))
  );
}

const DASHES = /(?<!\s)\s+[|–—\-·•»]\s+/;

/** In letters; shorter ones are alike by chance. */
const LONG_ENOUGH = 9;

function alike(title: string, heading: string): boolean {
  const [left, right] = [lettersOf(title), lettersOf(heading)];
  if (left === right) return left !== '';
  if (left.length < LONG_ENOUGH || right.length < LONG_ENOUGH) return false;
  return left.startsWith(right) || right.startsWith(left);
}

/** `Kotka: Akkutehdas sai tilaa` over `Akkutehdas sai tilaa`. Where JSON-LD has the kicker too, it is the headline's. */
function addsKicker(title: string, heading: string): boolean {
  return (
    heading.length >= LONG_ENOUGH && title.endsWith(heading) && /:\s+$/.test(title.slice(0, -heading.length))
  );
}

/** Share of the shorter one's words. */
const ENOUGH_SHARED = 0.6;

/** The same headline in other words; where one holds the other whole, the head only adds or leaves out a kicker. */
function isRendering(title: string, heading: string): boolean {
  return !isPart(title, heading) && sharedWords(title, heading) >= ENOUGH_SHARED;
}

function isPart(title: string, heading: string): boolean {
  const [left, right] = [lettersOf(title), lettersOf(heading)];
  return left.includes(right) || right.includes(left);
}

/** One goes on before or behind the other. */
function isAtAnEnd(title: string, heading: string): boolean {
  const [left, right] = [lettersOf(title), lettersOf(heading)];
  const [long, short] = left.length > right.length ? [left, right] : [right, left];
  return long.startsWith(short) || long.endsWith(short);
}

const TITLE_NAMES =
  /(?:^|[\s_-])(?:entry|post|article|story|artikkeli|artikel)[_-]*(?:title|heading|headline|otsikko)(?=$|[\s_-])/i;
const OPENING = /(?:^|[\s_-])header(?=$|[\s_-])/i;

/** A heading marked as the article's own, or one in the opening of what is marked as the article. */
function opensArticle(heading: PageElement): boolean {
  const { attributes, parent } = heading;
  if (TITLE_NAMES.test(attributes['class'] ?? '') || attributes['itemprop'] === 'headline') return true;
  if (parent === undefined || !(parent.name === 'header' || OPENING.test(parent.attributes['class'] ?? '')))
    return false;
  for (let at: PageElement | undefined = parent; at !== undefined; at = at.parent)
    if (at.name === 'article' || at.name === 'main') return true;
  return false;
}
