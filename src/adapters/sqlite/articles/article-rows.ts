import type { Article, ArticleImage } from '../../../domain/article.ts';
import type { DateOrigin, Instant, PublicationDate } from '../../../domain/time.ts';
import {
  dateColumns,
  dateFrom,
  fromJson,
  known,
  type Paywalled,
  paywalledColumn,
  paywalledFrom,
} from '../columns.ts';

/** An article as last read, with the words of its current revision: `article AS a JOIN revision AS r`. */
export const ARTICLE_COLUMNS = `
  a.identity, a.url, a.canonical_url AS canonicalUrl, a.outlet, r.title, r.lead, r.text,
  a.published_at AS publishedAt, a.published_precision AS publishedPrecision, a.published_from AS publishedFrom,
  a.modified_at AS modifiedAt, a.modified_precision AS modifiedPrecision, a.modified_from AS modifiedFrom,
  a.authors, a.section, a.language, a.image_url AS imageUrl, a.image_alt AS imageAlt, a.paywalled`;

export interface ArticleRow {
  readonly identity: string;
  readonly url: string;
  readonly canonicalUrl: string;
  readonly outlet: string;
  readonly title: string;
  readonly lead: string | null;
  readonly text: string;
  readonly publishedAt: Instant | null;
  readonly publishedPrecision: PublicationDate['precision'] | null;
  readonly publishedFrom: DateOrigin | null;
  readonly modifiedAt: Instant | null;
  readonly modifiedPrecision: PublicationDate['precision'] | null;
  readonly modifiedFrom: DateOrigin | null;
  readonly authors: string;
  readonly section: string | null;
  readonly language: string | null;
  readonly imageUrl: string | null;
  readonly imageAlt: string | null;
  readonly paywalled: Paywalled;
}

export function articleFrom(row: ArticleRow): Article {
  const { identity, url, canonicalUrl, outlet, title, text } = row;
  const { lead, section, language } = known({ lead: row.lead, section: row.section, language: row.language });
  const publishedAt = dateFrom(row.publishedAt, row.publishedPrecision, row.publishedFrom);
  const modifiedAt = dateFrom(row.modifiedAt, row.modifiedPrecision, row.modifiedFrom);
  const image = imageFrom(row);
  return {
    ...{ identity, url, canonicalUrl, outlet, title, text },
    ...(lead !== undefined && { lead }),
    ...(publishedAt && { publishedAt }),
    ...(modifiedAt && { modifiedAt }),
    authors: fromJson<readonly string[]>(row.authors),
    ...(section !== undefined && { section }),
    ...(language !== undefined && { language }),
    ...(image && { image }),
    paywalled: paywalledFrom(row.paywalled),
  };
}

export function imageFrom(row: Pick<ArticleRow, 'imageUrl' | 'imageAlt'>): ArticleImage | undefined {
  if (row.imageUrl === null) return undefined;
  return { url: row.imageUrl, ...(row.imageAlt !== null && { alt: row.imageAlt }) };
}

/** The facts of an article as columns; its words are a revision's. */
export function articleColumns(article: Article) {
  const [publishedAt, publishedPrecision, publishedFrom] = dateColumns(article.publishedAt);
  const [modifiedAt, modifiedPrecision, modifiedFrom] = dateColumns(article.modifiedAt);
  return {
    url: article.url,
    canonicalUrl: article.canonicalUrl,
    outlet: article.outlet,
    ...{ publishedAt, publishedPrecision, publishedFrom, modifiedAt, modifiedPrecision, modifiedFrom },
    authors: JSON.stringify(article.authors),
    section: article.section ?? null,
    language: article.language ?? null,
    imageUrl: article.image?.url ?? null,
    imageAlt: article.image?.alt ?? null,
    paywalled: paywalledColumn(article.paywalled),
  };
}
