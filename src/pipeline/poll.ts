import { isDue, nextDueAt } from '../domain/due.ts';
import type { Page } from '../domain/page.ts';
import { cacheMinutes } from '../domain/polling-pace.ts';
import type { Failure } from '../domain/result.ts';
import type { RequestReceipt } from '../domain/run.ts';
import type { Source, SourceState } from '../domain/source.ts';
import type { Fetched, FetchRequest, Poll } from '../ports.ts';
import { later } from './later.ts';
import type { Plan, World } from './plan.ts';
import { RequestQueue } from './request-queue.ts';
import type { Tally } from './summarize.ts';

const discovering = later(() => import('./discover/index.ts'));

/** Which source a document belongs to, and how many of its documents were asked for before. */
interface About {
  readonly source: Source;
}

/** Asks the sources that are due what they announce, and records each answer in one transaction. */
export async function pollSources(world: World, plan: Plan, tally: Tally): Promise<void> {
  const states = new Map((await world.store.sourceStates()).map((state) => [state.sourceId, state]));
  const due = plan.sources.filter((source) => isAsked(source, states.get(source.id), world, plan));
  const queue = new RequestQueue<FetchRequest<About>>();
  const asked = new Map<string, Set<string>>();
  let open = 0;
  const ask = async (source: Source, url: string): Promise<void> => {
    const urls = asked.get(source.id) ?? new Set();
    if (urls.has(url) || urls.size >= documentLimit(source)) return;
    asked.set(source.id, urls.add(url));
    open += 1;
    const validators = await world.store.validators(url);
    queue.push({ url, purpose: 'source', about: { source }, ...(validators && { validators }) });
  };

  for (const source of due) await ask(source, source.url);
  if (open === 0) queue.close();
  let done = 0;
  for await (const fetched of world.fetcher.fetchAll(queue)) {
    const { source } = fetched.request.about;
    const more = await recordAnswer(fetched, states.get(source.id), { world, plan, tally });
    for (const url of more) await ask(source, url);
    open -= 1;
    done += 1;
    plan.onProgress({ phase: 'poll', done, of: done + open, mentions: 0 });
    if (open === 0) queue.close();
  }
}

/** An index of sitemaps is a document too, beside those that it names. */
export function documentLimit(source: Source): number {
  return source.kind === 'sitemap' ? source.maxPages + 1 : source.maxPages;
}

function isAsked(source: Source, state: SourceState | undefined, world: World, plan: Plan): boolean {
  if (plan.onlySources !== undefined) return plan.onlySources.includes(source.id);
  if (state?.paused !== undefined) return false;
  return plan.evenIfNotDue || isDue(state, world.clock.now());
}

/** Answers with further documents of the same source. */
async function recordAnswer(
  fetched: Fetched<About>,
  state: SourceState | undefined,
  { world, plan, tally }: { readonly world: World; readonly plan: Plan; readonly tally: Tally },
): Promise<readonly string[]> {
  const { source } = fetched.request.about;
  const record = (answer: Poll['answer'], failure?: Failure, page?: Page) => {
    const at = world.clock.now();
    const refreshMinutes = page && refreshOf(answer, page);
    const poll = {
      source,
      url: fetched.request.url,
      at,
      answer,
      nextDueAt: nextDueAt(source, state, at, failure),
      ...(page && { page }),
      ...(plan.polling && {
        pacing: { settings: plan.polling, ...(refreshMinutes !== undefined && { refreshMinutes }) },
      }),
    };
    return world.store.recordPoll(poll);
  };
  const fail = async (failure: Failure, page?: Page) => {
    // Our own stop is no fault of the source and must not put it off.
    if (failure.reason === 'stopped') return [];
    tally.pollFailed(source.id, await record({ outcome: 'failed', failure }, failure, page), failure);
    return [];
  };

  if (fetched.outcome === 'failed') return fail(fetched.failure);
  if (fetched.outcome === 'not-modified') {
    tally.polled(source.id, await record({ outcome: 'not-modified' }));
    return [];
  }
  const { discover } = await discovering();
  const discovered = await discover(fetched.page, source);
  if (!discovered.ok) return fail(discovered.problem, fetched.page);
  const discovery = discovered.value;
  // Only what was understood to its end may be vouched for by its validators.
  const validators = discovery.dropped['cut off'] === undefined ? fetched.validators : {};
  const receipt = await record({ outcome: 'understood', discovery, validators }, undefined, fetched.page);
  tally.polled(source.id, receipt, discovery);
  // Of other sources headline and teaser decide, and few of their pages are asked for.
  if (source.fullText === 'always') world.reader.expect(receipt.fresh);
  if (hasMovedForGood(fetched, world.fetcher.receipts())) tally.moved(source.id, fetched.page.url);
  return discovery.more;
}

/** How long feed or server say that this holds. */
function refreshOf(answer: Poll['answer'], { headers }: Page): number | undefined {
  if (answer.outcome !== 'understood') return undefined;
  const said = [answer.discovery.refreshMinutes, cacheMinutes(headers['cache-control'])];
  const known = said.filter((minutes) => minutes !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}

/** Whoever is told so should write it down: no redirect is kept for ever. */
function hasMovedForGood(
  { request, page }: Extract<Fetched<About>, { outcome: 'page' }>,
  receipts: readonly RequestReceipt[],
): boolean {
  const { source } = request.about;
  if (request.url !== source.url || page.url === request.url) return false;
  const first = receipts.findLast(({ url, outcome }) => url === request.url && outcome === 'redirect');
  return first?.status === 301 || first?.status === 308;
}
