import type { Candidate } from '../domain/candidate.ts';
import type { Page } from '../domain/page.ts';
import { type Failure, failed, ok, type Result } from '../domain/result.ts';
import type { SiteProfile } from '../domain/source.ts';
import type { PageReader, ReadPage } from '../ports.ts';
import type { Filter } from './filter/index.ts';
import { later } from './later.ts';

const extracting = later(() => import('./extract/index.ts'));

interface Rules {
  readonly profiles: readonly SiteProfile[];
  readonly filter: () => Promise<Filter>;
}

/** Reads pages in the thread that asks for it. */
export function pageReader(rules: Rules): PageReader {
  return {
    read: (page, candidate) => readPage(page, candidate, rules),
    expect: () => undefined,
    close: async () => undefined,
  };
}

async function readPage(page: Page, candidate: Candidate, rules: Rules): Promise<Result<ReadPage, Failure>> {
  const { extract } = await extracting();
  const filter = await rules.filter();
  const { profiles } = rules;
  const { outlet, sourceLanguage } = candidate;
  const context = { announced: candidate, outlet, ...(sourceLanguage && { sourceLanguage }), profiles };
  try {
    const extracted = extract(page, context);
    if (!extracted.ok) return extracted;
    return ok({ article: extracted.value, verdict: filter.match(extracted.value) });
  } catch (error) {
    // A fault of ours that one page brings to light must not keep the others from being read.
    const message = `${page.url} could not be read, which is a fault of this program: ${error}`;
    return failed({ reason: 'not-understood', message, retry: 'later' });
  }
}
