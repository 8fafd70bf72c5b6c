import type Database from 'better-sqlite3';
import type { Article } from '../../../domain/article.ts';
import type { Verdict } from '../../../domain/match.ts';
import { civilDate, daysBetween, type Instant } from '../../../domain/time.ts';
import { urlKey } from '../../../domain/url.ts';
import { shareInCommon } from '../../../domain/words.ts';
import { folded, sha256 } from '../columns.ts';
import type { KeptNeighbours } from '../grouping/kept-neighbours.ts';
import { articleColumns } from './article-rows.ts';

/**
 * Articles are known by their identity. A page that says nothing of its identity goes by its address, and the same
 * article may be read by its address first (from a feed's teaser, from an imported list) and by its own number later.
 * So an identity that is a mere address also stands for what is known under that address, if headline, text or date
 * agree: the address alone is no proof, since some pages carry another article every day. Such an article is known by
 * its address and its day.
 */
const SAME_ARTICLE_DAYS = 2;
/** Two texts with less in common than this are not two versions of one article. */
const SAME_ARTICLE_SHARE = 0.2;

const FOUND_COLUMNS = `
  a.id, a.identity, a.canonical_url AS canonicalUrl, a.published_at AS publishedAt, a.revision_id AS revisionId,
  r.title, r.lead, r.content_hash AS contentHash, r.text`;

const BY_IDENTITY = `
  SELECT ${FOUND_COLUMNS} FROM article a LEFT JOIN revision r ON r.id = a.revision_id WHERE a.identity = +?`;

const BY_ADDRESS = `
  SELECT ${FOUND_COLUMNS} FROM article a LEFT JOIN revision r ON r.id = a.revision_id
  WHERE a.canonical_url = +? ORDER BY a.id DESC LIMIT 20`;

const ADD_ARTICLE = `
  INSERT INTO article (identity, url, canonical_url, outlet, published_at, published_precision, published_from,
                       modified_at, modified_precision, modified_from, authors, section, language, image_url,
                       image_alt, paywalled, first_seen_at, read_at, verdict, unmatched_since)
  VALUES (@identity, @url, @canonicalUrl, @outlet, @publishedAt, @publishedPrecision, @publishedFrom,
          @modifiedAt, @modifiedPrecision, @modifiedFrom, @authors, @section, @language, @imageUrl,
          @imageAlt, @paywalled, @at, @at, @verdict, @unmatchedSince)`;

// A date that was known once is not lost because a later reading does not find it.
const RENEW_ARTICLE = `
  UPDATE article SET
    identity = @identity, url = @url, canonical_url = @canonicalUrl, outlet = @outlet,
    published_at = coalesce(@publishedAt, published_at),
    published_precision = coalesce(@publishedPrecision, published_precision),
    published_from = coalesce(@publishedFrom, published_from),
    modified_at = @modifiedAt, modified_precision = @modifiedPrecision, modified_from = @modifiedFrom,
    authors = @authors, section = @section, language = @language, image_url = @imageUrl, image_alt = @imageAlt,
    paywalled = @paywalled, read_at = @at, verdict = @verdict
  WHERE id = @id`;

const BY_ID = `
  SELECT ${FOUND_COLUMNS} FROM article a LEFT JOIN revision r ON r.id = a.revision_id WHERE a.id = +?`;

const FIND_REVISION = 'SELECT id FROM revision WHERE article_id = ? AND content_hash = ?';

const ADD_REVISION = `
  INSERT INTO revision (article_id, content_hash, title, lead, text, seen_at) VALUES (?, ?, ?, ?, ?, ?)`;

const SET_REVISION = 'UPDATE article SET revision_id = ? WHERE id = ?';

const SET_VERDICT = 'UPDATE article SET verdict = ? WHERE id = ?';

const SET_UNMATCHED = 'UPDATE article SET unmatched_since = ? WHERE id = ?';

interface FoundRow {
  readonly id: number;
  readonly identity: string;
  readonly canonicalUrl: string;
  readonly publishedAt: Instant | null;
  readonly revisionId: number | null;
  readonly title: string | null;
  readonly lead: string | null;
  readonly contentHash: string | null;
  readonly text: string | null;
}

/** What recording an article came to. */
export interface RecordedArticle {
  readonly articleId: number;
  /** False where the same revision of this article was there before. */
  readonly fresh: boolean;
  /** It was not known before; its row says already whether anything wants it. */
  readonly isNew: boolean;
  /** Whether headline, lead or text are others than those of the revision that was current before. */
  readonly wordsChanged: boolean;
  /** The page is closed now and only its teaser was read: what we read before stays as it is. */
  readonly onlyTeaser: boolean;
}

/** What is said of an article that was read. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly at: Instant;
  /** Whether it is a mention. */
  readonly isWanted: boolean;
}

export type Articles = ReturnType<typeof articles>;

export function articles(database: Database.Database, kept: KeptNeighbours) {
  const byIdentity = database.prepare<[string], FoundRow>(BY_IDENTITY);
  const byAddress = database.prepare<[string], FoundRow>(BY_ADDRESS);
  const byId = database.prepare<[number], FoundRow>(BY_ID);
  const addArticle = database.prepare<[object]>(ADD_ARTICLE);
  const renewArticle = database.prepare<[object]>(RENEW_ARTICLE);
  const findRevision = database.prepare<[number, string], { id: number }>(FIND_REVISION);
  const addRevision =
    database.prepare<[number, string, string, string | null, string, Instant]>(ADD_REVISION);
  const setRevision = database.prepare<[number, number]>(SET_REVISION);
  const setVerdict = database.prepare<[string, number]>(SET_VERDICT);
  const setUnmatched = database.prepare<[Instant | null, number]>(SET_UNMATCHED);

  /** The article as it is known, and whether its identity is that of any. */
  function find(article: Article): { readonly row: FoundRow | undefined; readonly isTaken: boolean } {
    const named = byIdentity.get(article.identity);
    if (named !== undefined && !isMereAddress(named)) return { row: named, isTaken: true };
    const rows = [...(named === undefined ? [] : [named]), ...byAddress.all(article.canonicalUrl)];
    return { row: rows.find((row) => isSameArticle(row, article)), isTaken: named !== undefined };
  }

  /** What the page says has carried another article before: it goes with its day as well. */
  function datedIdentity(article: Article, contentHash: string, at: Instant): string {
    const day = Object.values(civilDate(article.publishedAt?.at ?? at)).join('-');
    const dated = `${article.identity}#${day}`;
    return byIdentity.get(dated) === undefined ? dated : `${dated}#${contentHash.slice(0, 16)}`;
  }

  function writeRevision(articleId: number, article: Article, contentHash: string, at: Instant): void {
    const { title, lead = null, text } = article;
    const added = addRevision.run(articleId, contentHash, title, lead, text, at);
    setRevision.run(Number(added.lastInsertRowid), articleId);
  }

  /** False where these words were there before. */
  function recordRevision(articleId: number, article: Article, contentHash: string, at: Instant): boolean {
    const before = findRevision.get(articleId, contentHash);
    if (before === undefined) writeRevision(articleId, article, contentHash, at);
    else setRevision.run(before.id, articleId);
    return before === undefined;
  }

  function renew(found: FoundRow, article: Article, verdict: Verdict, at: Instant): RecordedArticle {
    const articleId = found.id;
    const contentHash = hashOfWords(article);
    const columns = { ...articleColumns(article), at, verdict: JSON.stringify(verdict) };
    renewArticle.run({ ...columns, identity: betterIdentity(found, article), id: articleId });
    kept.forget(articleId);
    const wordsChanged = found.contentHash !== contentHash;
    const fresh = wordsChanged && recordRevision(articleId, article, contentHash, at);
    return { articleId, fresh, isNew: false, wordsChanged, onlyTeaser: false };
  }

  function add(article: Article, judgement: Judgement, isTaken: boolean): RecordedArticle {
    const { verdict, at, isWanted } = judgement;
    const contentHash = hashOfWords(article);
    const identity = isTaken ? datedIdentity(article, contentHash, at) : article.identity;
    const columns = { ...articleColumns(article), at, verdict: JSON.stringify(verdict) };
    // Nothing is known of it that could want it later in this transaction, so its row is written as it will stand.
    const row = { ...columns, identity, unmatchedSince: isWanted ? null : at };
    const articleId = Number(addArticle.run(row).lastInsertRowid);
    writeRevision(articleId, article, contentHash, at);
    return { articleId, fresh: true, isNew: true, wordsChanged: true, onlyTeaser: false };
  }

  function record(article: Article, judgement: Judgement): RecordedArticle {
    const { row, isTaken } = find(article);
    if (row === undefined) return add(article, judgement, isTaken);
    if (isOnlyTheTeaser(article, row)) return leftAsItIs(row);
    return renew(row, article, judgement.verdict, judgement.at);
  }

  return {
    record,

    /** What was read from the page itself says more than a list that names it. */
    recordUnlessRead(article: Article, judgement: Judgement): RecordedArticle {
      const { row } = find(article);
      return row === undefined || row.revisionId === null ? record(article, judgement) : leftAsItIs(row);
    },

    /** An article whose page was read again on purpose, so that nobody has to find out which one it is. */
    recordAnew(articleId: number, article: Article, verdict: Verdict, at: Instant): RecordedArticle {
      const found = byId.get(articleId);
      if (found === undefined) throw new Error(`no article ${articleId} in the store`);
      return renew(found, article, verdict, at);
    },

    setVerdict: (articleId: number, verdict: Verdict): void => {
      setVerdict.run(JSON.stringify(verdict), articleId);
    },

    /** From when on the words of an article that nothing wants are kept for retention only; null keeps them for good. */
    setUnmatched: (articleId: number, since: Instant | null): void => {
      setUnmatched.run(since, articleId);
    },
  };
}

export function hashOfWords(article: Pick<Article, 'title' | 'lead' | 'text'>): string {
  return sha256(JSON.stringify([article.title, article.lead ?? '', article.text]));
}

function leftAsItIs({ id }: FoundRow): RecordedArticle {
  return { articleId: id, fresh: false, isNew: false, wordsChanged: false, onlyTeaser: true };
}

function isOnlyTheTeaser(article: Article, found: FoundRow): boolean {
  return (
    article.text === '' && (found.text ?? '') !== '' && folded(article.title) === folded(found.title ?? '')
  );
}

function isMereAddress(row: { readonly identity: string; readonly canonicalUrl: string }): boolean {
  return row.identity === urlKey(row.canonicalUrl);
}

function isSameArticle(row: FoundRow, article: Article): boolean {
  if (!isMereAddress(row) && !isMereAddress(article)) return false;
  if (row.title !== null && folded(row.title) === folded(article.title)) return true;
  const share = shareInCommon(row.text ?? '', article.text);
  if (share !== undefined) return share >= SAME_ARTICLE_SHARE;
  if (row.publishedAt === null || article.publishedAt === undefined) return false;
  return Math.abs(daysBetween(row.publishedAt, article.publishedAt.at)) <= SAME_ARTICLE_DAYS;
}

function betterIdentity(found: FoundRow, article: Article): string {
  return isMereAddress(found) ? article.identity : found.identity;
}
