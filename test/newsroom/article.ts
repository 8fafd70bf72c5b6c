import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

/** An article of the invented press, as its outlet wrote it; how it looks on a page is the outlet's affair. */
export interface NewsArticle {
  readonly id: string;
  readonly outlet: string;
  /** On the outlet's site, beginning with a slash. */
  readonly path: string;
  readonly title: string;
  /** Also the teaser in feeds and listings. */
  readonly lead: string;
  readonly paragraphs: readonly string[];
  /** ISO 8601; undefined where the outlet says nowhere when it was. */
  readonly published?: string;
  readonly author?: string;
  /** Stands at its address on that day of the newsroom only. */
  readonly day?: number;
  /** Announced, but its page answers 404 for good. */
  readonly gone?: boolean;
  /** Its page answers 503 the first time, where the newsroom is started with `stumbles`. */
  readonly stumbles?: boolean;
}

export interface Desk {
  readonly outlet: string;
  /** As printed. */
  readonly name: string;
  readonly language: 'fi' | 'sv' | 'en';
  readonly articles: readonly NewsArticle[];
}

const written = z.strictObject({
  id: z.string(),
  path: z.string().startsWith('/'),
  title: z.string(),
  lead: z.string(),
  text: z.string(),
  published: z.iso.datetime().optional(),
  author: z.string().optional(),
  day: z.number().optional(),
  gone: z.boolean().optional(),
  stumbles: z.boolean().optional(),
});

const file = z.strictObject({
  outlet: z.string(),
  name: z.string(),
  language: z.enum(['fi', 'sv', 'en']),
  articles: z.array(written),
});

const FOLDER = join(import.meta.dirname, 'articles');

/** What every outlet has written, by outlet id: one file of articles/ each. */
export const DESKS: ReadonlyMap<string, Desk> = new Map(
  readdirSync(FOLDER)
    .sort()
    .map((name) => readDesk(readFileSync(join(FOLDER, name), 'utf8')))
    .map((desk) => [desk.outlet, desk]),
);

export const ARTICLES: readonly NewsArticle[] = [...DESKS.values()].flatMap((desk) => desk.articles);

function readDesk(yaml: string): Desk {
  const { articles, ...desk } = file.parse(parse(yaml));
  return { ...desk, articles: articles.map((article) => articleOf(article, desk.outlet)) };
}

function articleOf(article: z.infer<typeof written>, outlet: string): NewsArticle {
  const { text, ...rest } = article;
  const paragraphs = text
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.replace(/\s*\n\s*/g, ' '));
  const known = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const { id, path, title, lead } = rest;
  return { ...known, id, path, title, lead, outlet, paragraphs };
}

export function deskOf(outlet: string): Desk {
  const desk = DESKS.get(outlet);
  if (desk === undefined) throw new Error(`no outlet "${outlet}" in test/newsroom/articles`);
  return desk;
}

/** As first written; the newsroom's own additions are not among them. */
export function articleNamed(id: string): NewsArticle {
  const article = ARTICLES.find((each) => each.id === id);
  if (article === undefined) throw new Error(`no article "${id}" in test/newsroom/articles`);
  return article;
}
