import type { Announced, Candidate } from '../../../domain/candidate.ts';
import type { Language } from '../../../domain/source.ts';
import type { DateOrigin, Instant, PublicationDate } from '../../../domain/time.ts';
import { dateColumns, dateFrom, fromJson, known } from '../columns.ts';

export const CANDIDATE_COLUMNS = `
  id, canonical_url AS canonicalUrl, url, source_id AS sourceId, outlet, source_language AS sourceLanguage,
  guid, title, summary, published_at AS publishedAt, published_precision AS publishedPrecision,
  published_from AS publishedFrom, language, authors, categories, image_url AS imageUrl,
  failure_points AS failurePoints, times_gone AS timesGone`;

export interface CandidateRow {
  readonly id: number;
  readonly canonicalUrl: string;
  readonly url: string;
  readonly sourceId: string;
  readonly outlet: string;
  readonly sourceLanguage: Language | null;
  readonly guid: string | null;
  readonly title: string;
  readonly summary: string | null;
  readonly publishedAt: Instant | null;
  readonly publishedPrecision: PublicationDate['precision'] | null;
  readonly publishedFrom: DateOrigin | null;
  readonly language: string | null;
  readonly authors: string;
  readonly categories: string;
  readonly imageUrl: string | null;
  readonly failurePoints: number;
  readonly timesGone: number;
}

export function candidateFrom(row: CandidateRow): Candidate {
  const { publishedAt, publishedPrecision, publishedFrom, authors, categories, ...rest } = row;
  const date = dateFrom(publishedAt, publishedPrecision, publishedFrom);
  return {
    ...known(rest),
    ...(date && { publishedAt: date }),
    authors: fromJson<readonly string[]>(authors),
    categories: fromJson<readonly string[]>(categories),
  };
}

/** What an announcement says, as the columns of a candidate. */
export function announcedColumns(item: Announced) {
  const [publishedAt, publishedPrecision, publishedFrom] = dateColumns(item.publishedAt);
  return {
    url: item.url,
    host: URL.parse(item.url)?.host ?? '',
    guid: item.guid ?? null,
    title: item.title,
    summary: item.summary ?? null,
    publishedAt,
    publishedPrecision,
    publishedFrom,
    language: item.language ?? null,
    authors: JSON.stringify(item.authors),
    categories: JSON.stringify(item.categories),
    imageUrl: item.imageUrl ?? null,
  };
}
