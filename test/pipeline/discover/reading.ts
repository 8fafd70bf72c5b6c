import type { Discovery } from '../../../src/domain/candidate.ts';
import type { Page } from '../../../src/domain/page.ts';
import type { Failure, Result } from '../../../src/domain/result.ts';
import { parseInstant } from '../../../src/domain/time.ts';
import type { SourceRules } from '../../../src/pipeline/discover/contract.ts';
import { discover } from '../../../src/pipeline/discover/index.ts';

export function pageOf(body: string | Uint8Array, url = 'https://example.fi/feed'): Page {
  return {
    url,
    status: 200,
    headers: {},
    body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
    fetchedAt: parseInstant('2024-06-10T09:00:00Z'),
  };
}

export function read(
  body: string | Uint8Array,
  rules: Partial<SourceRules> = {},
  url?: string,
): Promise<Result<Discovery, Failure>> {
  return discover(pageOf(body, url), { kind: 'feed', only: [], maxPages: 3, ...rules });
}

export async function understood(...input: Parameters<typeof read>): Promise<Discovery> {
  const found = await read(...input);
  if (!found.ok) throw new Error(`not understood: ${found.problem.message}`);
  return found.value;
}

export async function refusal(...input: Parameters<typeof read>): Promise<string> {
  const found = await read(...input);
  if (found.ok) throw new Error('understood, although it should not be');
  return found.problem.message;
}
