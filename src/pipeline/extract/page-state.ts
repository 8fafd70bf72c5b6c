/**
 * The article in a page's own state, where a site's profile says where it is. Nothing outside the profile's path is
 * looked at: such states hold site configuration and, elsewhere, texts that a reader has not paid for.
 */
import type { PageState } from '../../domain/source.ts';
import { foldedText, type PageElement } from './html-tree.ts';
import { selected } from './selector.ts';

export interface StateArticle {
  readonly title?: string;
  readonly lead?: string;
  readonly published?: string;
  readonly modified?: string;
  readonly language?: string;
  readonly url?: string;
  readonly imageUrl?: string;
  readonly authors: readonly string[];
  /** Paragraphs; empty where the profile names no blocks. */
  readonly paragraphs: readonly string[];
}

/** Undefined where the page has no such state. */
export function stateArticle(elements: readonly PageElement[], profile: PageState): StateArticle | undefined {
  for (const script of scriptsOf(elements, profile.selector)) {
    const article = valuesAt(parsed(script.children.join('')), profile.path)[0];
    if (typeof article === 'object' && article !== null) return read(article, profile);
  }
  return undefined;
}

/** Those that the selector finds; on older pages of the same site the same assignment without its id. */
function scriptsOf(elements: readonly PageElement[], selector: string): readonly PageElement[] {
  const chosen = selected(elements, selector);
  if (chosen.length > 0) return chosen;
  const assigned = /^\s*window\.[\w$]*state[\w$]*\s*=\s*\{/i;
  return elements.filter(
    ({ name, children }) =>
      name === 'script' && typeof children[0] === 'string' && assigned.test(children[0].slice(0, 100)),
  );
}

function parsed(script: string): unknown {
  const start = script.indexOf('{');
  const end = script.lastIndexOf('}');
  if (start < 0 || end < start) return undefined;
  try {
    return JSON.parse(script.slice(start, end + 1));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The values at a dotted path; `[]` after a step goes through a list. */
function valuesAt(value: unknown, path: string): readonly unknown[] {
  let values: readonly unknown[] = [value];
  for (const step of path.split('.')) {
    const name = step.replace(/\[\]$/, '');
    values = values.flatMap((each) => ownField(each, name)).filter((each) => each !== undefined);
    if (step.endsWith('[]')) values = values.flat();
  }
  return values;
}

function ownField(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}

function read(article: object, profile: PageState): StateArticle {
  const text = (path: string | undefined): string | undefined => textsAt(article, path)[0];
  const found = {
    title: text(profile.title),
    lead: withoutMarkup(text(profile.lead) ?? '') || undefined,
    published: text(profile.published),
    modified: text(profile.modified),
    language: text(profile.language),
    url: text(profile.url),
    imageUrl: text(profile.image),
  };
  const known = Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
  return { ...known, authors: textsAt(article, profile.authors), paragraphs: paragraphsOf(article, profile) };
}

function textsAt(article: object, path: string | undefined): readonly string[] {
  if (path === undefined) return [];
  return valuesAt(article, path)
    .filter((value) => typeof value === 'string')
    .map(foldedText)
    .filter((text) => text !== '');
}

function paragraphsOf(article: object, { blocks }: PageState): readonly string[] {
  if (blocks === undefined) return [];
  return valuesAt(article, blocks.path)
    .flat()
    .filter((block) => blocks.types.includes(String(ownField(block, 'type'))))
    .flatMap((block) => (typeof block === 'object' && block !== null ? textsAt(block, blocks.field) : []))
    .map(withoutMarkup)
    .filter((text) => text !== '');
}

/** Blocks hold light Markdown: `[text](address)`, `**text**`, `*text*` at word ends, and marks before a line. */
function withoutMarkup(text: string): string {
  return text
    .replace(/!?\[((?:[^[\]]|\[[^[\]]*\])*)\]\((?:[^()]|\([^()]*\))*\)/g, '$1')
    .replace(/(\*\*|__)(?=\S)(.+?)\1/gs, '$2')
    .replace(/\*\*/g, '')
    .replace(/(?<![\p{L}\p{N}*])[*_](?=\S)(.{1,500}?)(?<=\S)[*_](?![\p{L}\p{N}*])/gu, '$1')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/^(?:#{1,6}|>|[*+-])\s+/gm, '')
    .trim();
}
