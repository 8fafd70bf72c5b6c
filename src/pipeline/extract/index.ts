/**
 * What an article says, read from its page.
 *
 * 1. A fact is taken from the best witness: the page's own state where the site's profile says where it is, then
 *    JSON-LD, then the meta elements, then the page as printed; last what the source announced.
 * 2. The headline is printed without the site's name. The text is the article's own: no navigation, captions, related
 *    links, adverts; its paragraphs are kept, soft hyphens are not.
 * 3. Whether an article has to be paid for is what JSON-LD says; parts marked as paid are never read, and the text of
 *    a paid article comes from what the page shows, not from its state.
 * 4. Published and modified are two dates. None is made up, none lies in the future. Where the page prints another day
 *    right below the headline, and not as that of a change, the readers' day holds.
 * 5. The language is that of the text; only where the text is too short, the page or the source decides.
 * 6. A page without a headline and without text is no article, and neither is one that only says that we are not let in.
 */
import type { Article } from '../../domain/article.ts';
import type { Announced } from '../../domain/candidate.ts';
import type { Page } from '../../domain/page.ts';
import { textPiecesOf } from '../../domain/page-text.ts';
import { type Failure, failed, ok, type Result } from '../../domain/result.ts';
import type { SiteProfile } from '../../domain/source.ts';
import { absoluteUrl, hostOf, isPlaceOnPage, urlKey } from '../../domain/url.ts';
import { detectLanguage, languageTag } from '../language.ts';
import { refusalIn } from './block-page.ts';
import { bodyText } from './body.ts';
import { type DateHints, modifiedAt, publishedAt } from './dates.ts';
import { foldedText, type PageElement, pageTree, textIn } from './html-tree.ts';
import { identityOf } from './identity.ts';
import { type JsonLdArticle, jsonLdArticle } from './json-ld.ts';
import { type Metadata, metadataOf, metaOf } from './metadata.ts';
import { type StateArticle, stateArticle } from './page-state.ts';
import { selected } from './selector.ts';
import { titleOf } from './title.ts';

export interface ExtractContext {
  /** What the source said of it; missing where somebody asks for a page by itself. */
  readonly announced?: Announced;
  readonly outlet: string;
  readonly sourceLanguage?: string;
  readonly profiles: readonly SiteProfile[];
}

export function extract(page: Page, context: ExtractContext): Result<Article, Failure> {
  const { announced, outlet, sourceLanguage } = context;
  if (announced !== undefined && isPlaceOnPage(announced.canonicalUrl)) {
    return ok(articleFromAnnouncement(announced, outlet, sourceLanguage));
  }
  const reading = readingOf(page, context);
  const title = headline(reading);
  const text = articleText(reading, title);
  if (title === '' && text === '') {
    const message = `${page.url} has neither a headline nor running text.`;
    return failed({ reason: 'not-understood', message, retry: 'later' });
  }
  const refusal = refusalIn(page, { title, text, ...(announced && { announced: announced.title }) });
  if (refusal !== undefined) return failed(refusal);
  return ok({
    ...factsOf(reading, title),
    ...namesOf(reading),
    title,
    text,
    ...wordsOf(reading, title, text),
  });
}

/** Headline and teaser only, for pages that are not for us to read. */
export function articleFromAnnouncement(
  announced: Announced,
  outlet: string,
  sourceLanguage?: string,
): Article {
  const { title, summary, publishedAt: published, imageUrl } = announced;
  const language = detectLanguage(`${title}. ${summary ?? ''}`, announced.language ?? sourceLanguage);
  return {
    identity: urlKey(announced.canonicalUrl),
    url: announced.url,
    canonicalUrl: announced.canonicalUrl,
    outlet,
    title,
    ...(summary === undefined ? {} : { lead: summary }),
    text: '',
    ...(published === undefined ? {} : { publishedAt: published }),
    authors: announced.authors,
    ...(language === undefined ? {} : { language }),
    ...(imageUrl === undefined ? {} : { image: { url: imageUrl } }),
    paywalled: 'unknown',
  };
}

/** A page with everything that its witnesses say. */
interface Reading {
  readonly page: Page;
  readonly context: ExtractContext;
  readonly root: PageElement;
  readonly elements: readonly PageElement[];
  readonly metadata: Metadata;
  readonly profile: SiteProfile | undefined;
  readonly jsonLd: JsonLdArticle | undefined;
  readonly state: StateArticle | undefined;
}

function readingOf(page: Page, context: ExtractContext): Reading {
  const { root, elements } = pageTree(textPiecesOf(page));
  const metadata = metadataOf(elements);
  const host = hostOf(page.url);
  const profile = context.profiles.find(({ hosts }) =>
    hosts.some((name) => host === name || host.endsWith(`.${name}`)),
  );
  const state = profile?.state === undefined ? undefined : stateArticle(elements, profile.state);
  return { page, context, root, elements, metadata, profile, jsonLd: jsonLdArticle(metadata.jsonLd), state };
}

function headline({ page, context, elements, metadata, profile, jsonLd, state }: Reading): string {
  const chosen = profile?.title === undefined ? undefined : selected(elements, profile.title)[0];
  const printed = chosen === undefined ? '' : textIn(chosen);
  const own = titleOf({ metadata, jsonLd: jsonLd?.title, outlet: context.outlet, host: hostOf(page.url) });
  return state?.title ?? (printed === '' ? (own ?? context.announced?.title ?? '') : printed);
}

function articleText({ root, elements, profile, jsonLd, state }: Reading, title: string): string {
  const isPaid = jsonLd?.free === false;
  if (!isPaid && state !== undefined && state.paragraphs.length > 0) return state.paragraphs.join('\n\n');
  const dropped = new Set((profile?.drop ?? []).flatMap((selector) => selected(elements, selector)));
  for (const part of isPaid ? jsonLd.paidParts : [])
    for (const element of selected(elements, part)) dropped.add(element);
  const body = profile?.body === undefined ? undefined : selected(elements, profile.body)[0];
  const text = body === undefined ? '' : bodyText(body, dropped, title);
  return text === '' ? bodyText(root, dropped, title) : text;
}

function factsOf(
  reading: Reading,
  title: string,
): Pick<Article, 'identity' | 'url' | 'canonicalUrl' | 'publishedAt' | 'modifiedAt' | 'paywalled'> {
  const { page, context, metadata, jsonLd, state, profile } = reading;
  const stated = [state?.url, jsonLd?.url, metadata.canonical, metaOf(metadata, ['og:url'])];
  const hints = dateHints(reading, title);
  const published = publishedAt(hints);
  const modified = modifiedAt(hints);
  return {
    ...identityOf({ url: page.url, profile, stated, jsonLdId: jsonLd?.id }),
    url: context.announced?.url ?? page.url,
    ...(published === undefined ? {} : { publishedAt: published }),
    ...(modified === undefined ? {} : { modifiedAt: modified }),
    paywalled: jsonLd?.free === undefined ? 'unknown' : !jsonLd.free,
  };
}

function dateHints(
  { page, context, elements, metadata, jsonLd, state, profile }: Reading,
  title: string,
): DateHints {
  const element = profile?.date === undefined ? undefined : selected(elements, profile.date)[0];
  const profileDate = element && (element.attributes['datetime'] ?? textIn(element));
  return {
    url: page.url,
    title,
    fetchedAt: page.fetchedAt,
    elements,
    metadata,
    jsonLd,
    state,
    announced: context.announced,
    profileDate,
  };
}

function namesOf({
  page,
  context,
  metadata,
  jsonLd,
  state,
}: Reading): Pick<Article, 'outlet' | 'authors' | 'section' | 'image'> {
  const section = jsonLd?.section ?? metaOf(metadata, ['article:section', 'section', 'parsely-section']);
  const picture =
    state?.imageUrl ?? metaOf(metadata, ['og:image', 'og:image:url', 'twitter:image']) ?? jsonLd?.imageUrl;
  const url = picture === undefined ? undefined : absoluteUrl(picture, page.url);
  const imageUrl = url ?? context.announced?.imageUrl;
  const alt = foldedText(metaOf(metadata, ['og:image:alt', 'twitter:image:alt']) ?? '');
  return {
    outlet: context.outlet,
    authors: authorsOf({ metadata, jsonLd, state, context }),
    ...(section === undefined ? {} : { section: foldedText(section) }),
    ...(imageUrl === undefined ? {} : { image: { url: imageUrl, ...(alt === '' ? {} : { alt }) } }),
  };
}

function authorsOf({
  metadata,
  jsonLd,
  state,
  context,
}: Pick<Reading, 'metadata' | 'jsonLd' | 'state' | 'context'>): readonly string[] {
  const witnesses = [
    state?.authors ?? [],
    jsonLd?.authors ?? [],
    metadata.metas.get('author') ?? [],
    metadata.metas.get('article:author') ?? [],
    metadata.authorLinks.map(textIn),
    context.announced?.authors ?? [],
  ];
  const names =
    witnesses.map((each) => each.map(foldedText).filter(isName)).find((each) => each.length > 0) ?? [];
  return [...new Set(names)].slice(0, 20);
}

function isName(text: string): boolean {
  return text.length > 1 && text.length < 100 && !/^https?:|^www\.|@/.test(text);
}

function wordsOf(
  { elements, metadata, context, profile, jsonLd, state }: Reading,
  title: string,
  text: string,
): Pick<Article, 'lead' | 'language'> {
  const chosen = profile?.lead === undefined ? undefined : selected(elements, profile.lead)[0];
  const lead = [
    state?.lead,
    chosen && textIn(chosen),
    metaOf(metadata, ['og:description', 'description', 'twitter:description']),
    jsonLd?.lead,
    context.announced?.summary,
  ]
    .map((each) => foldedText(each ?? ''))
    .find((each) => each !== '' && each !== title);
  const stated =
    languageTag(state?.language ?? jsonLd?.language ?? metadata.language) ?? context.sourceLanguage;
  const language = detectLanguage(`${title}. ${lead ?? ''} ${text.slice(0, 1_000)}`, stated);
  return { ...(lead === undefined ? {} : { lead }), ...(language === undefined ? {} : { language }) };
}
