import type { Candidate } from '../../domain/candidate.ts';
import type { Page } from '../../domain/page.ts';
import type { Failure, Result } from '../../domain/result.ts';
import type { ReadPage } from '../../ports.ts';

/** A page for the thread to read. */
export interface Asked {
  readonly page: Page;
  readonly candidate: Candidate;
}

/** What the thread says: first that it is ready, then an answer to each page, in the order in which they were sent. */
export type Told = { readonly ready: true } | { readonly answer: Result<ReadPage, Failure> };
