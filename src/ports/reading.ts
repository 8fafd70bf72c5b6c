import type { Article } from '../domain/article.ts';
import type { Candidate } from '../domain/candidate.ts';
import type { Verdict } from '../domain/match.ts';
import type { Page } from '../domain/page.ts';
import type { Failure, Result } from '../domain/result.ts';
import type { SiteProfile } from '../domain/source.ts';
import type { Topics } from '../domain/topic.ts';

/** What reading goes by: all of it plain data, so that another thread can be given it. */
export interface ReadingSettings {
  readonly profiles: readonly SiteProfile[];
  readonly topics: Topics;
}

/** What a page says, and what the topics say of it. */
export interface ReadPage {
  readonly article: Article;
  readonly verdict: Verdict;
}

/** Pages → articles with their verdicts. The same page gives the same answer, wherever it is read. */
export interface PageReader {
  /** Never rejects because of a page, whose body may be gone afterwards. */
  read(page: Page, candidate: Candidate): Promise<Result<ReadPage, Failure>>;
  /** So many more pages are likely to come: what reading many of them takes can be got ready. */
  expect(pages: number): void;
  /** Gives back what reading took. Pages may still be read; it is taken anew. */
  close(): Promise<void>;
}
