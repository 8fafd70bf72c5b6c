import type Database from 'better-sqlite3';
import type { AlsoIn } from '../../../domain/digest.ts';
import type { Match, Verdict } from '../../../domain/match.ts';
import type { ReviewState } from '../../../domain/review.ts';
import type { DateOrigin, Instant, PublicationDate } from '../../../domain/time.ts';
import type { InboxItem } from '../../../ports.ts';
import { quotation } from '../articles/quotation.ts';
import { dateFrom, fromJson, known, type Paywalled, paywalledFrom } from '../columns.ts';
import type { Suggestions } from '../grouping/suggestions.ts';
import { editorsDate } from '../readers/digest.ts';
import { LINK_COLUMNS, type LinkRow, linkView } from './link-view.ts';

const STORY = `
  SELECT s.id AS storyId, s.guid, s.updated_at AS updatedAt, s.representative_id AS representativeId, s.opened_at AS openedAt,
         coalesce(v.state, 'waiting') AS state, v.snoozed_until AS snoozedUntil, v.headline, v.outlet, v.url,
         v.date, v.reason,
         t.name AS theme, s.decision_id AS decisionId
  FROM story s LEFT JOIN review v ON v.story_id = s.id LEFT JOIN theme t ON t.id = v.theme_id
  WHERE s.id = +?`;

const MEMBERS = `
  SELECT m.article_id AS articleId, m.band, m.score, m.verdict, m.staff_only AS staffOnly, m.withdrawn,
         a.canonical_url AS canonicalUrl, a.outlet, a.language, a.paywalled, a.first_seen_at AS firstSeenAt,
         a.published_at AS publishedAt, a.published_precision AS publishedPrecision,
         a.published_from AS publishedFrom, r.title, r.lead, ${LINK_COLUMNS},
         (SELECT count(DISTINCT o.title) FROM revision o WHERE o.article_id = a.id) AS titles
  FROM mention m JOIN article a ON a.id = m.article_id JOIN revision r ON r.id = a.revision_id
  LEFT JOIN link_check c ON c.article_id = a.id
  WHERE m.story_id = +? ORDER BY a.outlet, a.canonical_url`;

interface StoryRow {
  readonly storyId: number;
  readonly guid: string;
  readonly updatedAt: Instant;
  readonly representativeId: number | null;
  readonly openedAt: Instant;
  readonly state: ReviewState;
  readonly snoozedUntil: Instant | null;
  readonly headline: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
  readonly date: string | null;
  readonly reason: string | null;
  readonly theme: string | null;
  readonly decisionId: number;
}

interface MemberRow extends LinkRow {
  readonly articleId: number;
  readonly band: 'accept' | 'review';
  readonly score: number;
  readonly verdict: string;
  readonly staffOnly: 0 | 1;
  readonly withdrawn: 0 | 1;
  readonly canonicalUrl: string;
  readonly outlet: string;
  readonly language: string | null;
  readonly paywalled: Paywalled;
  readonly firstSeenAt: Instant;
  readonly publishedAt: Instant | null;
  readonly publishedPrecision: PublicationDate['precision'] | null;
  readonly publishedFrom: DateOrigin | null;
  readonly title: string;
  readonly lead: string | null;
  readonly titles: number;
}

export type Items = ReturnType<typeof inboxItems>;

/** A story as a line of the inbox. */
export function inboxItems(database: Database.Database, suggestions: Pick<Suggestions, 'of'>) {
  const storyRow = database.prepare<[number], StoryRow>(STORY);
  const memberRows = database.prepare<[number], MemberRow>(MEMBERS);
  return (storyId: number, now: Instant): InboxItem | undefined => {
    const row = storyRow.get(storyId);
    if (row === undefined) return undefined;
    const members = memberRows.all(storyId);
    const chosen = members.find((member) => member.articleId === row.representativeId) ?? members[0];
    return chosen && { ...itemOf(row, members, chosen, now), suggestions: suggestions.of(storyId).length };
  };
}

function itemOf(
  row: StoryRow,
  members: readonly MemberRow[],
  chosen: MemberRow,
  now: Instant,
): Omit<InboxItem, 'suggestions'> {
  const current = members.filter((member) => member.withdrawn === 0);
  const shown = current.length > 0 ? current : members;
  const best = shown.toSorted((one, other) => other.score - one.score)[0] ?? chosen;
  const snoozed = row.state === 'waiting' && row.snoozedUntil !== null && row.snoozedUntil > now;
  const found = dateFrom(chosen.publishedAt, chosen.publishedPrecision, chosen.publishedFrom);
  const publishedAt = editorsDate(row.date, found) ?? found;
  const verdicts = shown.map((member) => fromJson<Verdict>(member.verdict));
  const chosenVerdict = verdicts[shown.indexOf(chosen)] ?? fromJson<Verdict>(chosen.verdict);
  const hit = hitOf([chosenVerdict, ...verdicts], chosen.title);
  const link = linkView(chosen, row.url);
  const lead = quotation(chosen.lead ?? '');
  const { language } = known({ language: chosen.language });
  const { theme, reason, snoozedUntil } = known({
    ...{ theme: row.theme, reason: row.reason, snoozedUntil: snoozed ? row.snoozedUntil : null },
  });
  return {
    ...{ storyId: row.storyId, guid: row.guid, decisionId: row.decisionId },
    state: snoozed ? 'snoozed' : row.state,
    ...(snoozedUntil !== undefined && { snoozedUntil }),
    headline: row.headline ?? chosen.title,
    headlineFrom: row.headline === null ? 'publisher' : 'editor',
    headlineChanged: chosen.titles > 1,
    url: row.url ?? chosen.canonicalUrl,
    ...(link && { link }),
    outlet: row.outlet ?? chosen.outlet,
    ...(publishedAt && { publishedAt }),
    updatedAt: row.updatedAt,
    ...(lead !== '' && { lead }),
    firstSeenAt: shown.map((member) => member.firstSeenAt).sort()[0] ?? row.openedAt,
    ...(language !== undefined && { language }),
    ...{ score: best.score, band: shown.some(({ band }) => band === 'accept') ? 'accept' : 'review' },
    topics: topicsOf(verdicts),
    members: membersOf(verdicts),
    ...(hit && { hit }),
    alsoIn: alsoIn(shown, chosen),
    paywalled: paywalledFrom(chosen.paywalled),
    staffOnly: shown.every((member) => member.staffOnly === 1),
    ...(theme !== undefined && { theme }),
    ...(reason !== undefined && { reason }),
  };
}

function topicsOf(verdicts: readonly Verdict[]): readonly string[] {
  const topics = verdicts.flatMap((verdict) => verdict.topics);
  const of = (band: string) => topics.filter((topic) => topic.verdict === band).map((topic) => topic.id);
  return [...new Set([...of('accept'), ...of('review')])];
}

/** Groups of topics.yaml that hold organisations staff count; `mention_tag` is filled from the same ones. */
const MEMBER_GROUPS = ['member', 'members'];

function membersOf(verdicts: readonly Verdict[]): readonly string[] {
  const found = matchesOf(verdicts).filter((match) => MEMBER_GROUPS.includes(match.group));
  return [...new Set(found.map((match) => match.term))].sort();
}

function matchesOf(verdicts: readonly Verdict[]): readonly Match[] {
  return verdicts.flatMap((verdict) => verdict.topics.flatMap((topic) => topic.matches));
}

/** The sentence of the strongest evidence that the headline does not say already, with all words found in it. */
function hitOf(verdicts: readonly Verdict[], title: string): InboxItem['hit'] {
  const matches = matchesOf(verdicts).filter((match) => match.sentence !== undefined);
  const strongest = matches.toSorted((one, other) => other.points - one.points);
  const sentence = (strongest.find((match) => match.sentence !== title) ?? strongest[0])?.sentence;
  if (sentence === undefined) return undefined;
  const found = matches
    .filter((match) => match.points > 0)
    .flatMap((match) => match.places.map((place) => place.found));
  return { sentence, words: [...new Set(found.filter((word) => sentence.includes(word)))] };
}

function alsoIn(members: readonly MemberRow[], chosen: MemberRow): readonly AlsoIn[] {
  return members
    .filter((member) => member !== chosen && member.canonicalUrl !== chosen.canonicalUrl)
    .map(({ outlet, canonicalUrl, title, language }) => ({
      ...{ outlet, url: canonicalUrl, title },
      ...(language !== null && { language }),
    }));
}
