import type { Candidate, Settlement } from '../domain/candidate.ts';
import { type Failure, failurePoints, GIVEN_UP_POINTS, type Result } from '../domain/result.ts';
import type { Source } from '../domain/source.ts';
import { isPlaceOnPage } from '../domain/url.ts';
import type { Fetched, FetchRequest, PageReader, Reading, ReadPage } from '../ports.ts';
import { inOrder } from './in-order.ts';
import { later } from './later.ts';
import type { Plan, World } from './plan.ts';
import type { Tally } from './summarize.ts';

const extracting = later(() => import('./extract/index.ts'));
const judging = later(() => import('./judge.ts'));

/** Pages that are read at a time or wait to be recorded: more than a second thread can have in hand. */
const AT_A_TIME = 12;

/** Reads what was announced and not read yet: fetch, extract, filter, group, and one transaction for each article. */
export async function readCandidates(world: World, plan: Plan, tally: Tally): Promise<void> {
  const sources = new Map(plan.sources.map((source) => [source.id, source]));
  const record = async (reading: Reading): Promise<void> => {
    await world.store.recordReading(reading);
    tally.recorded(reading);
    done += 1;
    plan.onProgress({ phase: 'read', done, mentions: tally.mentions });
  };
  // Two articles of one story that are placed at the same time would not see each other.
  const inTurn = oneAtATime();
  let done = 0;

  /** Settles on the way what need not be fetched. */
  async function* toFetch(): AsyncGenerator<FetchRequest<Candidate>> {
    const now = world.clock.now();
    const only = plan.onlySources;
    for await (const candidate of world.store.unread({ now, ...(only && { sourceIds: only }) })) {
      const next = await nextStep(candidate, sources.get(candidate.sourceId), plan);
      if (next === 'fetch') yield { url: candidate.url, purpose: 'article', about: candidate };
      else if (next === 'judge-announcement')
        await inTurn(async () => record(await readAnnouncement(candidate, 'read', world, plan)));
      else await record({ kind: 'settled', candidate, at: world.clock.now(), settlement: 'no-hint' });
    }
  }

  const fetched = world.fetcher.fetchAll(toFetch());
  for await (const answer of inOrder(fetched, (one) => readAnswer(one, world.reader), AT_A_TIME)) {
    await inTurn(async () => record(await readingOf(answer, world, plan)));
  }
}

/** Runs what it is given one after the other. */
function oneAtATime(): (work: () => Promise<void>) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return (work) => {
    last = last.then(work);
    return last;
  };
}

/** The first of two passes: headline and teaser decide whether the article's page is asked for. */
async function nextStep(
  candidate: Candidate,
  source: Source | undefined,
  plan: Plan,
): Promise<'fetch' | 'judge-announcement' | 'no-hint'> {
  const fullText = source?.fullText ?? 'onHint';
  if (fullText === 'never' || isPlaceOnPage(candidate.canonicalUrl)) return 'judge-announcement';
  // A sitemap without headlines gives nothing to judge by, so the page itself has to be asked.
  if (fullText === 'always' || candidate.title === '') return 'fetch';
  const { title, summary, language, sourceLanguage } = candidate;
  const spoken = language ?? sourceLanguage;
  const { hasHint } = await plan.filter();
  const hint = hasHint({
    title,
    ...(summary && { lead: summary }),
    ...(spoken && { language: spoken }),
  });
  return hint ? 'fetch' : 'no-hint';
}

/** What came of fetching and reading a page. */
interface Answer {
  readonly candidate: Candidate;
  readonly read: Result<ReadPage, Failure>;
}

/** The second: the page is fetched and read … */
async function readAnswer(fetched: Fetched<Candidate>, reader: PageReader): Promise<Answer> {
  const candidate = fetched.request.about;
  if (fetched.outcome === 'not-modified') {
    throw new Error(
      `${fetched.request.url} was answered "not modified" although it was asked without validators`,
    );
  }
  if (fetched.outcome === 'failed') return { candidate, read: { ok: false, problem: fetched.failure } };
  return { candidate, read: await reader.read(fetched.page, candidate) };
}

/** … and joins the others, or what its absence leaves us with. */
async function readingOf({ candidate, read }: Answer, world: World, plan: Plan): Promise<Reading> {
  const at = world.clock.now();
  if (read.ok) return recorded(candidate, read.value, 'read', world, plan);
  const failure = read.problem;
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
  const { articleFromAnnouncement } = await extracting();
  const article = articleFromAnnouncement(candidate, candidate.outlet, candidate.sourceLanguage);
  const { match } = await plan.filter();
  const verdict = match(article);
  return recorded(candidate, { article, verdict }, settlement, world, plan);
}

async function recorded(
  candidate: Candidate,
  { article, verdict }: ReadPage,
  settlement: Settlement,
  world: World,
  plan: Plan,
): Promise<Reading> {
  const at = world.clock.now();
  const { placed } = await judging();
  const context = { store: world.store, now: at, publish: plan.publish };
  return { kind: 'read', candidate, at, article, settlement, ...(await placed(article, verdict, context)) };
}
