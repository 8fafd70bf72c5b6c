import type { Article } from '../domain/article.ts';
import type { Candidate, Settlement } from '../domain/candidate.ts';
import { type Failure, failurePoints, GIVEN_UP_POINTS } from '../domain/result.ts';
import type { Source } from '../domain/source.ts';
import { isPlaceOnPage } from '../domain/url.ts';
import type { Fetched, FetchRequest, Reading } from '../ports.ts';
import { articleFromAnnouncement, extract } from './extract/index.ts';
import { judge } from './judge.ts';
import type { Plan, World } from './plan.ts';
import type { Tally } from './summarize.ts';

/** Reads what was announced and not read yet: fetch, extract, filter, group, and one transaction for each article. */
export async function readCandidates(world: World, plan: Plan, tally: Tally): Promise<void> {
  const sources = new Map(plan.sources.map((source) => [source.id, source]));
  const record = async (reading: Reading): Promise<void> => {
    await world.store.recordReading(reading);
    tally.recorded(reading);
    done += 1;
    plan.onProgress({ phase: 'read', done, mentions: tally.mentions });
  };
  let done = 0;

  /** Settles on the way what need not be fetched. */
  async function* toFetch(): AsyncGenerator<FetchRequest<Candidate>> {
    const now = world.clock.now();
    const only = plan.onlySources;
    for await (const candidate of world.store.unread({ now, ...(only && { sourceIds: only }) })) {
      const next = nextStep(candidate, sources.get(candidate.sourceId), plan);
      if (next === 'fetch') yield { url: candidate.url, purpose: 'article', about: candidate };
      else if (next === 'judge-announcement')
        await record(await readAnnouncement(candidate, 'read', world, plan));
      else await record({ kind: 'settled', candidate, at: world.clock.now(), settlement: 'no-hint' });
    }
  }

  for await (const fetched of world.fetcher.fetchAll(toFetch())) {
    await record(await readPage(fetched, world, plan));
  }
}

/** The first of two passes: headline and teaser decide whether the article's page is asked for. */
function nextStep(
  candidate: Candidate,
  source: Source | undefined,
  plan: Plan,
): 'fetch' | 'judge-announcement' | 'no-hint' {
  const fullText = source?.fullText ?? 'onHint';
  if (fullText === 'never' || isPlaceOnPage(candidate.canonicalUrl)) return 'judge-announcement';
  // A sitemap without headlines gives nothing to judge by, so the page itself has to be asked.
  if (fullText === 'always' || candidate.title === '') return 'fetch';
  const { title, summary, language, sourceLanguage } = candidate;
  const spoken = language ?? sourceLanguage;
  const hint = plan.filter.hasHint({
    title,
    ...(summary && { lead: summary }),
    ...(spoken && { language: spoken }),
  });
  return hint ? 'fetch' : 'no-hint';
}

/** The second: the page, or what its absence leaves us with. */
async function readPage(fetched: Fetched<Candidate>, world: World, plan: Plan): Promise<Reading> {
  const candidate = fetched.request.about;
  const at = world.clock.now();
  if (fetched.outcome === 'not-modified') {
    throw new Error(
      `${fetched.request.url} was answered "not modified" although it was asked without validators`,
    );
  }
  const context = {
    announced: candidate,
    outlet: candidate.outlet,
    ...(candidate.sourceLanguage && { sourceLanguage: candidate.sourceLanguage }),
    profiles: plan.profiles,
  };
  const extracted =
    fetched.outcome === 'page'
      ? extract(fetched.page, context)
      : ({ ok: false, problem: fetched.failure } as const);
  if (extracted.ok) return judged(candidate, extracted.value, 'read', world, plan);
  const failure = extracted.problem;
  if (!leavesOnlyTheAnnouncement(failure, candidate)) return { kind: 'failed', candidate, at, failure };
  // No mention is lost because a page is closed to us: the headline and teaser that its own feed gives away are judged.
  const reading = await readAnnouncement(candidate, 'refused', world, plan);
  return reading.kind === 'read' && reading.mention !== undefined
    ? reading
    : { kind: 'failed', candidate, at, failure };
}

function leavesOnlyTheAnnouncement(failure: Failure, candidate: Candidate): boolean {
  const closed =
    failure.retry !== 'next-run' && ['refused-by-site', 'robots', 'not-understood'].includes(failure.reason);
  return closed || candidate.failurePoints + failurePoints(failure) >= GIVEN_UP_POINTS;
}

async function readAnnouncement(
  candidate: Candidate,
  settlement: Settlement,
  world: World,
  plan: Plan,
): Promise<Reading> {
  const article = articleFromAnnouncement(candidate, candidate.outlet, candidate.sourceLanguage);
  return judged(candidate, article, settlement, world, plan);
}

async function judged(
  candidate: Candidate,
  article: Article,
  settlement: Settlement,
  world: World,
  plan: Plan,
): Promise<Reading> {
  const at = world.clock.now();
  const context = { filter: plan.filter, store: world.store, now: at, publish: plan.publish };
  return { kind: 'read', candidate, at, article, settlement, ...(await judge(article, context)) };
}
