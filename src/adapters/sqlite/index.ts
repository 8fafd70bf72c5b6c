import type Database from 'better-sqlite3';
import { instant } from '../../domain/time.ts';
import type { Archive, Clock, Poll, Store } from '../../ports.ts';
import { announcements } from './articles/announcements.ts';
import { articles } from './articles/articles.ts';
import { candidates } from './articles/candidates.ts';
import { imports } from './articles/imports.ts';
import { mentions } from './articles/mentions.ts';
import { readings } from './articles/readings.ts';
import { unreadCandidates } from './articles/unread.ts';
import { backup } from './backup.ts';
import { decidedArticles } from './decisions/decided.ts';
import { decisionDesk } from './decisions/decision-desk.ts';
import { reviews } from './decisions/reviews.ts';
import { accountsOn } from './desk/accounts.ts';
import { linkDesk } from './desk/links.ts';
import { readingDesk } from './desk/reading-desk.ts';
import { recall } from './desk/recall.ts';
import { mentionTags } from './desk/tags.ts';
import { bands } from './grouping/bands.ts';
import { bridges } from './grouping/bridges.ts';
import { features } from './grouping/features.ts';
import { keptNeighbours } from './grouping/kept-neighbours.ts';
import { neighbours } from './grouping/neighbours.ts';
import { places } from './grouping/places.ts';
import { postings } from './grouping/postings.ts';
import { stories } from './grouping/stories.ts';
import { suggestions } from './grouping/suggestions.ts';
import { ties } from './grouping/ties.ts';
import { healthOf } from './health.ts';
import { durable, openDatabase } from './open.ts';
import { composer } from './readers/composer.ts';
import { publishableStories } from './readers/digest.ts';
import { links } from './readers/links.ts';
import { listOrder } from './readers/list-order.ts';
import { mailings } from './readers/mailings.ts';
import { retention } from './retention.ts';
import { hostMemory } from './sources/hosts.ts';
import { runs } from './sources/runs.ts';
import { sourceDesk } from './sources/source-desk.ts';
import { type PageKind, sourceRecords } from './sources/source-records.ts';
import { sourceTables } from './sources/sources.ts';
import { explained } from './trouble.ts';

const SYSTEM_CLOCK: Clock = { now: () => instant(Date.now()) };

/** Opens the archive, making or migrating it where needed. `file` may be `:memory:`. */
export function openStore(options: {
  readonly file: string;
  /** Where the file is copied to before its schema changes. */
  readonly backupFolder: string;
  /** For the records of migrations only: every other moment comes with what is recorded. */
  readonly clock?: Clock;
}): Archive {
  const database = openDatabase({ ...options, clock: options.clock ?? SYSTEM_CLOCK });
  return storeOn(database);
}

/** The store over an open database: every transaction of the archive in one place. */
export function storeOn(database: Database.Database): Archive {
  /** Every method answers with a promise, and what SQLite complains about as a sentence. */
  const talk = async <Answer>(method: () => Answer): Promise<Answer> => {
    try {
      return method();
    } catch (error) {
      // What it had written is taken back.
      near.forget();
      throw explained(error, database.name);
    }
  };

  const hosts = hostMemory(database);
  const sources = sourceTables(database);
  const announced = announcements(database);
  const unread = unreadCandidates(database);
  const place = places(database);
  const story = stories(database, place);
  const review = reviews(database);
  const tie = ties(database);
  const suggestion = suggestions(database, tie);
  const posting = postings(database);
  const feature = features(database, posting);
  const band = bands(database);
  const kept = keptNeighbours(database);
  const mention = mentions(
    database,
    { features: feature, bands: band, kept, places: place },
    mentionTags(database),
  );
  const near = neighbours(database, {
    features: feature,
    postings: posting,
    bands: band,
    kept,
    places: place,
  });
  const article = articles(database, kept);
  const reading = readings(database, {
    candidates: candidates(database),
    articles: article,
    mentions: mention,
    stories: story,
    bridges: bridges({ stories: story, ties: tie, suggestions: suggestion }),
  });
  const {
    desk: decide,
    deciding,
    decisions,
  } = decisionDesk(database, { stories: story, reviews: review, mentions: mention, ties: tie }, talk);
  const { desk: look, feeds } = readingDesk(
    database,
    { reviews: review, decisions, suggestions: suggestion },
    talk,
  );
  const order = listOrder(database);
  const imported = imports(database, {
    ...{ articles: article, readings: reading, reviews: review, deciding, order },
  });
  const publishable = publishableStories(database);
  const decided = decidedArticles(database);
  const record = sourceRecords(database);
  const run = runs(database, record.keepReports);
  const retained = retention(database);
  const mail = mailings(database);

  const recordPoll = database.transaction((poll: Poll) => {
    const items = poll.answer.outcome === 'understood' ? poll.answer.discovery.items : [];
    const fresh = announced.record(items, poll.source, poll.at);
    sources.recordValidators(poll);
    const kind = pageKind(poll);
    if (poll.page !== undefined && kind !== undefined) record.keepPage(poll, kind, poll.page);
    return { announced: items.length, fresh, state: sources.recordState(poll, fresh) };
  });
  const recordReading = database.transaction(reading.record);
  const recordVerdict = database.transaction((judged: Parameters<typeof reading.judge>[0]) => {
    article.setVerdict(judged.articleId, judged.verdict);
    reading.judge(judged);
  });
  const importItems = database.transaction((...[items, at, who]: Parameters<Store['importItems']>) => {
    const added = imported.takeList(items, at, who);
    return { added, known: items.length - added };
  });
  const takePublishable = database.transaction((mode: 'reviewed' | 'auto', limit: number) => {
    const items = publishable(mode, limit);
    story.setPutOut(items.map(({ storyId }) => storyId));
    return items;
  });
  const takeLease = database.transaction(run.takeLease);
  const recordRun = database.transaction(run.record);
  const recordStandings = database.transaction(record.writeStandings);

  return {
    accounts: accountsOn(database, talk),
    desk: { ...decide, ...look },
    composer: composer(database, { order, themes: review.themes }, talk),
    viewFeeds: feeds,
    recall: recall(database, talk),
    links: linkDesk(database, talk),
    sources: sourceDesk(database, record, talk),
    brokenDecision: () => talk(decisions.broken),

    robots: (origin) => talk(() => hosts.robots(origin)),
    rememberRobots: (origin, robots) => talk(() => hosts.rememberRobots(origin, robots)),
    requestsOn: (host, day) => talk(() => hosts.requestsOn(host, day)),
    countRequest: (host, day) => talk(() => hosts.countRequest(host, day)),
    blockedUntil: (host) => talk(() => hosts.blockedUntil(host)),
    blockUntil: (host, until) => talk(() => hosts.blockUntil(host, until)),

    sourceStates: () => talk(sources.states),
    validators: (url) => talk(() => sources.validators(url)),
    recordPoll: (poll) => talk(() => recordPoll.immediate(poll)),
    unread: ({ now, sourceIds }) => streamed(unread(now, sourceIds), database.name),
    neighbours: (query) => talk(() => near.find(query)),
    featureWeights: () => talk(feature.weights),
    freezeFeatureWeights: () => talk(feature.freeze),
    ...links(database, { articles: article, readings: reading }, talk),
    recordReading: (read) => talk(() => recordReading.immediate(read)),

    storedArticles: () => streamed(retained.stored(), database.name),
    storedArticle: (articleId) => talk(() => retained.storedOne(articleId)),
    recordVerdict: (articleId, verdict, matched, at) =>
      talk(() => recordVerdict.immediate({ articleId, verdict, mention: matched, at, wordsChanged: false })),
    reopenWithoutHint: (hasHint, dryRun) => talk(() => retained.reopenWithoutHint(hasHint, dryRun)),

    // Readers may not be shown what a power cut could still take back, so the disk is waited for first.
    publishable: ({ mode, limit, putOut }) =>
      talk(() => {
        database.pragma('wal_checkpoint(PASSIVE)');
        return putOut ? takePublishable.immediate(mode, limit) : publishable(mode, limit);
      }),
    themes: () => talk(review.themes),
    decidedArticles: () => streamed(decided(), database.name),
    importItems: (items, at, who) =>
      talk(() => durable(database, () => importItems.immediate(items, at, who))),

    lastMailing: () => talk(mail.last),
    beginMailing: (at, guids) => talk(() => durable(database, () => mail.begin(at, guids))),
    deliveries: (mailingId) => talk(() => mail.deliveries(mailingId)),
    recordDelivery: (mailingId, address, at) =>
      talk(() => durable(database, () => mail.deliver(mailingId, address, at))),
    finishMailing: (mailingId, at) => talk(() => mail.finish(mailingId, at)),
    unsubscribeToken: (address) => talk(() => mail.tokenOf(address)),
    unsubscribe: (token, at) => talk(() => durable(database, () => mail.unsubscribe(token, at))),
    unsubscribed: () => talk(mail.unsubscribed),

    takeLease: (name, holder, until, now) => talk(() => takeLease.immediate({ name, holder, until, now })),
    releaseLease: (name, holder) => talk(() => run.releaseLease(name, holder)),
    recordRun: (finished) => talk(() => recordRun.immediate(finished)),
    sourceDays: (from) => talk(() => record.days(from)),
    sourceStandings: () => talk(record.standings),
    recordStandings: (standings) => talk(() => recordStandings.immediate(standings)),
    forget: (unmatchedBefore) => talk(() => retained.forget(unmatchedBefore)),
    counts: () => talk(run.counts),
    health: () => talk(() => healthOf(database, run, decisions)),
    backup: (file) =>
      backup(database, file).catch((error: unknown) => Promise.reject(explained(error, file))),
    close: () => talk(() => void database.close()),
  };
}

/** Of a source of several documents the first is the one by which its selectors are mended. */
function pageKind({ answer, source, url }: Poll): PageKind | undefined {
  if (answer.outcome === 'failed') return 'bad';
  return answer.outcome === 'understood' && url === source.url ? 'good' : undefined;
}

async function* streamed<Item>(items: Iterable<Item>, file: string): AsyncGenerator<Item> {
  try {
    yield* items;
  } catch (error) {
    throw explained(error, file);
  }
}
