import type { Run } from '../domain/run.ts';
import { daysBefore } from '../domain/time.ts';
import type { Store } from '../ports.ts';
import { compareConditions } from './conditions.ts';
import { later } from './later.ts';
import type { Plan, World } from './plan.ts';
import { pollSources } from './poll.ts';
import { readCandidates } from './read.ts';
import { recheckLinks } from './recheck.ts';
import { Tally } from './summarize.ts';

const publishing = later(() => import('./publish/index.ts'));

/**
 * One pass.
 *
 *     sources that are due │ fetch │ discover                   → candidates, stored
 *     candidates unread    │ fetch │ extract │ filter │ group   → one transaction an article
 *     links put out, due   │ fetch │ compare                    → one transaction a link
 *     stories to put out   │ publish                            → files, whole or not at all
 *     sources              │ compare with the pass before       → who broke, fell silent, recovered
 *
 * Killed anywhere, the next pass goes on from there: every answer is recorded in the transaction that it belongs to.
 * With `stopped` the fetcher was told to stop; what is in hand is finished and the digest rendered.
 */
export async function run(world: World, plan: Plan, stopped: AbortSignal): Promise<Run> {
  const tally = new Tally(plan.sources, world.clock.now());

  await world.store.freezeFeatureWeights();
  await pollSources(world, plan, tally);
  if (!stopped.aborted) await readCandidates(world, plan, tally);
  await world.reader.close();
  const links = plan.recheck && !stopped.aborted ? await recheckLinks(world, plan) : undefined;
  const { stories: published } = await publishDigest(world, plan);
  await forgetOld(world, plan);

  const counts = await world.store.counts();
  const run = tally.run({
    finishedAt: world.clock.now(),
    stopped: stopped.aborted,
    totals: world.fetcher.totals(),
    waiting: plan.publish.mode === 'auto' ? counts.heldBack : counts.waiting,
    published,
    ...(links && links.checked > 0 && { links }),
  });
  await world.store.recordRun(run);
  const changes = await compareConditions(world, plan.sources, run.finishedAt);
  const done = changes.length === 0 ? run : { ...run, changes };
  await world.files.writeReceipt(run.id, { run: done, requests: world.fetcher.receipts() });
  return done;
}

async function forgetOld({ store, copies, clock }: World, { retention }: Plan): Promise<void> {
  const now = clock.now();
  await store.forget(daysBefore(now, retention.unmatchedDays));
  if (copies === undefined || retention.copyDays === undefined) return;
  await store.forgetCopies(await copies.forget(daysBefore(now, retention.copyDays)));
}

/** Renders the digest from what the store holds; answers how many stories it has, and how many files changed. */
export async function publishDigest(
  world: { readonly store: Pick<Store, 'publishable' | 'themes'>; readonly files: World['files'] },
  plan: Pick<Plan, 'publish' | 'topics' | 'contact'>,
): Promise<{ readonly stories: number; readonly files: number }> {
  const { mode, items: limit, title, description, baseUrl } = plan.publish;
  const items = await world.store.publishable({ mode, limit, putOut: true });
  const themes = await world.store.themes();
  const digest = {
    title,
    description,
    items,
    themes,
    topics: plan.topics,
    ...(baseUrl && { baseUrl }),
    ...(plan.contact && { contact: plan.contact }),
  };
  const { publish } = await publishing();
  const files = await world.files.writePublic(publish(digest));
  return { stories: items.length, files };
}
