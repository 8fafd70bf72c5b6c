import { checkAfter, type LinkAnswer, type LinkCheck } from '../domain/link-check.ts';
import type { Page } from '../domain/page.ts';
import { reread } from '../domain/reread.ts';
import type { LinksReport } from '../domain/run.ts';
import { canonicalUrl, urlKey } from '../domain/url.ts';
import type { Fetched, FetchRequest, LinkReport, PublishedLink } from '../ports.ts';
import { later } from './later.ts';
import type { Plan, World } from './plan.ts';

const extracting = later(() => import('./extract/index.ts'));
const judging = later(() => import('./judge.ts'));

/**
 * Links that readers were given are looked at again: a day after the page was read, then weekly, and monthly once they
 * are a year old. A pass takes a few of those that have waited longest, so that the looks spread over the week by
 * themselves; whatever is left over is first in the next pass.
 */
const LINKS_A_PASS = 30;
const LINKS_A_HOST = 3;

type Counts = { -readonly [Name in keyof LinksReport]: LinksReport[Name] };

/** Asks for some of the links that are due, and records what was found of each in one transaction. */
export async function recheckLinks(world: World, plan: Plan): Promise<LinksReport> {
  const counts: Counts = { checked: 0, gone: 0, moved: 0, paywalled: 0, changed: 0, copied: 0 };
  const due = await world.store.linksToCheck({
    now: world.clock.now(),
    limit: LINKS_A_PASS,
    perHost: LINKS_A_HOST,
  });
  const silent: LinkReport[] = [];
  for await (const fetched of world.fetcher.fetchAll(requestsFor(due))) {
    const report = await reportOn(fetched, world, plan);
    if (report?.check.found === 'unreachable') silent.push(report);
    else if (report !== undefined) await record(report, world, counts);
  }
  // Where nobody at all answered it is our own network that is down.
  if (counts.checked > 0 || world.fetcher.receipts().some(({ status }) => status !== undefined))
    for (const report of silent) await record(report, world, counts);
  return counts;
}

async function* requestsFor(due: readonly PublishedLink[]): AsyncGenerator<FetchRequest<PublishedLink>> {
  for (const link of due) {
    const validators = link.before?.validators;
    yield { url: link.url, purpose: 'article', about: link, validators: validators ?? {} };
  }
}

async function record(report: LinkReport, world: World, counts: Counts): Promise<void> {
  await world.store.recordLinkCheck(report);
  const { check, link, reading, copy } = report;
  const isNew = check.state !== (link.before?.state ?? 'ok');
  counts.checked += 1;
  if (isNew && check.misses > 0) counts.gone += 1;
  if (isNew && check.state === 'moved') counts.moved += 1;
  if (isNew && check.state === 'paywalled') counts.paywalled += 1;
  if (reading !== undefined && reading.article.title !== link.article.title) counts.changed += 1;
  if (copy !== undefined) counts.copied += 1;
}

/** Undefined where we were not let out, which says nothing of the link. */
async function reportOn(
  fetched: Fetched<PublishedLink>,
  world: World,
  plan: Plan,
): Promise<LinkReport | undefined> {
  const link = fetched.request.about;
  const at = world.clock.now();
  const datedAt = link.article.publishedAt?.at ?? link.firstSeenAt;
  const checked = (answer: LinkAnswer): LinkCheck | undefined =>
    checkAfter(link.before, answer, { at, datedAt });
  if (fetched.outcome !== 'page') {
    const check = checked(
      fetched.outcome === 'failed' ? fetched : { ...movedOf(fetched), outcome: 'not-modified' },
    );
    return check && { link, check };
  }
  const read = await readAgain(fetched.page, link, plan);
  if (!read.ok) {
    const check = checked({ outcome: 'failed', failure: read.problem });
    return check && { link, check };
  }
  const { kind } = read.value;
  const found = kind === 'withdrawn' ? kind : isNewlyPaid(read.value.pay, link) ? 'paywalled' : 'ok';
  const check = checked({ outcome: 'page', found, validators: fetched.validators, ...movedOf(fetched) });
  if (check === undefined || kind === 'withdrawn') return check && { link, check };
  const { article, pay } = read.value;
  const reading = article && { article, ...(await judgedAnew(article, link, world, plan)) };
  const isWorthACopy = pay === 'free' && (!link.isCopied || reading !== undefined);
  return {
    ...{ link, check },
    ...(reading && { reading }),
    ...(isWorthACopy && (await copyOf(fetched.page, world))),
  };
}

async function readAgain(page: Page, link: PublishedLink, plan: Plan) {
  const { article } = link;
  // Not its date: that the page is of another day tells that it is another article.
  const { url, canonicalUrl, title, lead, authors, language } = article;
  const announced = {
    ...{ url, canonicalUrl, title, authors, categories: [] },
    ...(lead !== undefined && { summary: lead }),
    ...(language !== undefined && { language }),
  };
  const context = { announced, outlet: article.outlet, profiles: plan.profiles };
  const { extract } = await extracting();
  const extracted = extract(page, {
    ...context,
    ...(language !== undefined && { sourceLanguage: language }),
  });
  if (!extracted.ok) return extracted;
  return { ok: true, value: reread(article, { ...extracted.value, url: page.url }) } as const;
}

function isNewlyPaid(pay: 'free' | 'paid' | 'now-paid', { before }: PublishedLink): boolean {
  return pay === 'now-paid' || (pay === 'paid' && before?.state === 'paywalled');
}

/** Only another address, not another spelling of it, is news. */
function movedOf(fetched: Extract<Fetched<PublishedLink>, { outcome: 'page' | 'not-modified' }>): {
  readonly movedTo?: string;
} {
  const to = fetched.movedTo === undefined ? undefined : canonicalUrl(fetched.movedTo);
  return to === undefined || urlKey(to) === urlKey(fetched.request.url) ? {} : { movedTo: to };
}

/** As if it were the day on which it was found: it does not become old news by being looked at again. */
async function judgedAnew(article: LinkedArticle, link: PublishedLink, world: World, plan: Plan) {
  const { judge } = await judging();
  const filter = await plan.filter();
  const { publish } = plan;
  return judge(article, { filter, publish, store: world.store, now: link.firstSeenAt });
}

type LinkedArticle = PublishedLink['article'];

/** A copy is for staff's convenience: a disk that is full must not stop the pass. */
async function copyOf(page: Page, { copies, log }: World): Promise<Pick<LinkReport, 'copy'>> {
  if (copies === undefined) return {};
  try {
    return { copy: { url: page.url, at: page.fetchedAt, place: await copies.keep(page) } };
  } catch (error) {
    log.warn('the copy of a page could not be kept; the pass goes on', { url: page.url, error });
    return {};
  }
}
