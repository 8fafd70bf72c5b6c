import type Database from 'better-sqlite3';
import type { AlsoIn, DigestItem } from '../../../domain/digest.ts';
import type { Verdict } from '../../../domain/match.ts';
import type { Instant, PublicationDate } from '../../../domain/time.ts';
import { ARTICLE_COLUMNS, type ArticleRow, articleFrom, imageFrom } from '../articles/article-rows.ts';
import { quotation } from '../articles/quotation.ts';
import { fromJson, known } from '../columns.ts';
import { EDITORS_COLUMNS, type EditorsRow } from '../decisions/reviews.ts';
import { printedInstant } from '../grouping/standing.ts';

const STORY_COLUMNS = `
  s.id, s.guid, s.updated_at AS updatedAt, s.released_at AS releasedAt, s.sort_at AS standsAt,
  s.representative_id AS representativeId,
  v.state, ${EDITORS_COLUMNS}, t.name AS theme, o.rank`;

/** An approved story, as `digestItems` takes it. */
export const APPROVED = `
  SELECT ${STORY_COLUMNS}
  FROM story s CROSS JOIN review v ON v.story_id = s.id LEFT JOIN theme t ON t.id = v.theme_id
  LEFT JOIN digest_order o ON o.story_id = s.id
  WHERE s.decided = 1 AND s.state = 'approved'`;

const NEWEST_FIRST = 'ORDER BY s.sort_at DESC, s.guid LIMIT ?';

/** What scores as accepted and was new when it was found, unless staff rejected it; and what staff approved. */
const AUTO = `
  SELECT ${STORY_COLUMNS}
  FROM story s LEFT JOIN review v ON v.story_id = s.id LEFT JOIN theme t ON t.id = v.theme_id
  LEFT JOIN digest_order o ON o.story_id = s.id
  WHERE v.state = 'approved' OR (s.standing = 'ready' AND coalesce(v.state, 'waiting') = 'waiting')
  ${NEWEST_FIRST}`;

const REVIEWED = `${APPROVED} ${NEWEST_FIRST}`;

const MEMBERS = `
  SELECT m.article_id AS articleId, m.band, m.withdrawn, m.verdict, ${ARTICLE_COLUMNS}
  FROM mention m JOIN article a ON a.id = m.article_id JOIN revision r ON r.id = a.revision_id
  WHERE m.story_id = +? ORDER BY a.outlet, a.canonical_url`;

export interface StoryRow extends EditorsRow {
  readonly id: number;
  readonly guid: string;
  readonly updatedAt: Instant;
  readonly releasedAt: Instant;
  readonly standsAt: Instant;
  readonly representativeId: number;
  readonly state: 'waiting' | 'approved' | 'rejected' | null;
  readonly theme: string | null;
  readonly rank: number | null;
}

interface MemberRow extends ArticleRow {
  readonly articleId: number;
  readonly band: 'accept' | 'review';
  readonly withdrawn: 0 | 1;
  readonly verdict: string;
}

export type PublishableStories = ReturnType<typeof publishableStories>;

export function publishableStories(database: Database.Database) {
  const auto = database.prepare<[number], StoryRow>(AUTO);
  const reviewed = database.prepare<[number], StoryRow>(REVIEWED);
  const items = digestItems(database);

  const read = database.transaction((mode: 'reviewed' | 'auto', limit: number): readonly DigestItem[] => {
    return items((mode === 'auto' ? auto : reviewed).all(limit));
  });
  return (mode: 'reviewed' | 'auto', limit: number): readonly DigestItem[] => read.deferred(mode, limit);
}

/** Stories with what their articles say, as readers see them. */
export function digestItems(database: Database.Database) {
  const members = database.prepare<[number], MemberRow>(MEMBERS);
  return (rows: readonly StoryRow[]): readonly DigestItem[] =>
    rows.map((row) => digestItem(row, members.all(row.id)));
}

function digestItem(row: StoryRow, members: readonly MemberRow[]): DigestItem {
  const chosen = members.find((member) => member.articleId === row.representativeId);
  if (chosen === undefined) throw new Error(`story ${row.id} is to be put out, but no article stands for it`);
  const article = articleFrom(chosen);
  const { language, paywalled } = article;
  const publishedAt = editorsDate(row.date, article.publishedAt) ?? article.publishedAt;
  const image = imageFrom(row) ?? article.image;
  const { languageNote, theme, rank } = known({
    ...{ languageNote: row.languageNote, theme: row.theme, rank: row.rank },
  });
  const approved = row.state === 'approved';
  return {
    ...{ guid: row.guid, storyId: row.id },
    headline: row.headline ?? article.title,
    headlineFrom: row.headline === null ? 'publisher' : 'editor',
    url: row.url ?? article.canonicalUrl,
    outlet: row.outlet ?? article.outlet,
    ...(publishedAt && { publishedAt }),
    ...{ standsAt: row.standsAt, releasedAt: row.releasedAt },
    updatedAt: row.updatedAt > row.releasedAt ? row.updatedAt : row.releasedAt,
    ...summaryOf(row.summary, article.lead),
    ...(language !== undefined && { language }),
    ...(languageNote !== undefined && { languageNote }),
    topics: topicsOf(members, approved),
    ...(theme !== undefined && { theme }),
    ...(rank !== undefined && { rank }),
    ...(image && { image }),
    paywalled,
    alsoIn: alsoIn(members, chosen, approved),
  };
}

/** Staff print days only. What came from their list goes on being no news, whichever day they put right in it. */
export function editorsDate(
  date: string | null,
  found: PublicationDate | undefined,
): PublicationDate | undefined {
  const at = printedInstant(date);
  return at && { at, precision: 'day', from: found?.from === 'import' ? 'import' : 'editor' };
}

function summaryOf(
  editors: string | null,
  lead: string | undefined,
): Pick<DigestItem, 'summary' | 'summaryFrom'> {
  if (editors !== null && editors !== '') return { summary: editors, summaryFrom: 'editor' };
  const quoted = quotation(lead ?? '');
  return quoted === '' ? {} : { summary: quoted, summaryFrom: 'publisher' };
}

/** Topics that accept a mention of the story; where staff approved what none accepts, those that sent it to them. */
function topicsOf(members: readonly MemberRow[], approved: boolean): readonly string[] {
  const current = members.filter((member) => member.withdrawn === 0);
  const eligible = approved && current.length === 0 ? members : current;
  const found = eligible.flatMap((member) => fromJson<Verdict>(member.verdict).topics);
  const accepted = found.filter((topic) => topic.verdict === 'accept');
  const sentToStaff = approved ? found.filter((topic) => topic.verdict === 'review') : [];
  const ids = (accepted.length > 0 ? accepted : sentToStaff).map((topic) => topic.id);
  return [...new Set(ids)].sort();
}

/** The other outlets. What only staff could let through is named where they did. */
function alsoIn(members: readonly MemberRow[], chosen: MemberRow, approved: boolean): readonly AlsoIn[] {
  const seen = new Set([chosen.canonicalUrl]);
  const others: AlsoIn[] = [];
  for (const member of members) {
    const shown = member.withdrawn === 0 && (approved || member.band === 'accept');
    if (!shown || seen.has(member.canonicalUrl)) continue;
    seen.add(member.canonicalUrl);
    const { outlet, canonicalUrl: url, title, language } = member;
    others.push({ outlet, url, title, ...(language !== null && { language }) });
  }
  return others;
}
