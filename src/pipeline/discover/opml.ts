import { absoluteUrl, canonicalUrl, urlKey } from '../../domain/url.ts';
import { childNamed, elementsOf, type XmlElement, xmlTree } from './xml-tree.ts';

/** A feed that somebody's list of subscriptions names. */
export interface OpmlFeed {
  readonly url: string;
  /** Empty where the list gives none. */
  readonly title: string;
  readonly language?: string;
  /** Folders that it stands in, outermost first. */
  readonly folders: readonly string[];
}

export interface OpmlList {
  readonly feeds: readonly OpmlFeed[];
  /** A sentence for each that cannot be used. */
  readonly problems: readonly string[];
}

/** Lists of people are shorter; a longer one is an attack or a directory, and nobody reviews it. */
export const MOST_FEEDS = 500;
/** In UTF-16 code units. */
const MOST_TEXT = 5_000_000;
const MOST_TITLE = 200;

/** OPML 1.0 and 2.0, as feed readers export it: outlines with `xmlUrl`, in folders or not. Undefined: it is no OPML. */
export function readOpml(text: string): OpmlList | undefined {
  if (text.length > MOST_TEXT) return undefined;
  const opml = childNamed(xmlTree(text), 'opml');
  const body = opml && childNamed(opml, 'body');
  if (body === undefined) return undefined;
  const feeds = new Map<string, OpmlFeed>();
  const problems: string[] = [];
  const look = (outlines: readonly XmlElement[], folders: readonly string[]): void => {
    for (const outline of outlines) {
      if (outline.name !== 'outline') continue;
      const title = titleOf(outline);
      const written = outline.attributes.get('xmlurl');
      if (written !== undefined) take(written, { title, folders }, outline);
      look(elementsOf(outline), written === undefined && title !== '' ? [...folders, title] : folders);
    }
  };
  const take = (written: string, named: Pick<OpmlFeed, 'title' | 'folders'>, outline: XmlElement): void => {
    // Some readers write feed: before the scheme or in its place.
    const asked = written
      .trim()
      .replace(/^feed:(?=https?:)/i, '')
      .replace(/^feed:/i, 'http:');
    const url = absoluteUrl(asked);
    const called = named.title === '' ? 'an outline without a title' : `"${named.title}"`;
    if (url === undefined) {
      problems.push(`${called} has no address that may be asked: "${written.trim().slice(0, MOST_TITLE)}"`);
      return;
    }
    const key = urlKey(canonicalUrl(url) ?? url);
    if (feeds.has(key)) return;
    if (feeds.size >= MOST_FEEDS) {
      if (problems.at(-1) !== TOO_MANY) problems.push(TOO_MANY);
      return;
    }
    const language = outline.attributes.get('language')?.slice(0, 2).toLowerCase();
    feeds.set(key, { url, ...named, ...(language !== undefined && { language }) });
  };
  look(elementsOf(body), []);
  return { feeds: [...feeds.values()], problems };
}

const TOO_MANY = `there are more than ${MOST_FEEDS} feeds; the others were left out`;

function titleOf({ attributes }: XmlElement): string {
  const written = attributes.get('title') ?? attributes.get('text') ?? '';
  return written.replace(/\s+/g, ' ').trim().slice(0, MOST_TITLE);
}
