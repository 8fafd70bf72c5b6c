import type { Article } from '../domain/article.ts';
import type { LinkCheck, LinkState } from '../domain/link-check.ts';
import type { Verdict } from '../domain/match.ts';
import type { Mention } from '../domain/mention.ts';
import type { Page } from '../domain/page.ts';
import type { Result } from '../domain/result.ts';
import type { Instant } from '../domain/time.ts';

/** A link that readers are given, with what it led to. */
export interface PublishedLink {
  readonly articleId: number;
  /** The article's address, or the one that an editor put in its place. */
  readonly url: string;
  readonly article: Article;
  readonly firstSeenAt: Instant;
  readonly before?: LinkCheck;
  /** Whether a copy of the page is kept already. */
  readonly isCopied: boolean;
}

/** Where a copy of a page is kept. */
export interface CopyPlace {
  /** Name of the file in the folder of copies. */
  readonly file: string;
  /** Of its record in the file, in bytes. */
  readonly offset: number;
  readonly length: number;
}

export interface LinkReport {
  readonly link: PublishedLink;
  readonly check: LinkCheck;
  /** What the publisher changed, judged anew. */
  readonly reading?: { readonly article: Article; readonly verdict: Verdict; readonly mention?: Mention };
  readonly copy?: { readonly url: string; readonly at: Instant; readonly place: CopyPlace };
}

/** The part of the store that looks after links that are put out. */
export interface Links {
  /** Those due to be looked at, the longest due first: at most `limit`, and of one host at most `perHost`. */
  linksToCheck(query: {
    readonly now: Instant;
    readonly limit: number;
    readonly perHost: number;
  }): Promise<readonly PublishedLink[]>;
  /** One transaction. `updated` of the story moves only where readers see the words that changed. */
  recordLinkCheck(report: LinkReport): Promise<void>;
  /** The copies in these files are gone. */
  forgetCopies(files: readonly string[]): Promise<void>;
}

/** A copy of a page: where from, and where it is kept. */
export interface KeptCopy {
  readonly url: string;
  readonly place: CopyPlace;
}

/** Why there is no copy: its file is removed or shorter now, or something else stands in its place. */
export type LostCopy = 'gone' | 'damaged';

/** Pages as they were read, for staff when the publisher's own is gone. */
export interface PageCopies {
  keep(page: Page): Promise<CopyPlace>;
  /** The page's body and the type it was sent as. */
  read(
    copy: KeptCopy,
  ): Promise<Result<{ readonly contentType: string; readonly body: Uint8Array }, LostCopy>>;
  /** Removes the files of months that ended before; answers with their names. */
  forget(before: Instant): Promise<readonly string[]>;
}

/** What a backup of the copies came to. */
export interface CopiesBackup {
  /** 0: there are no copies, or they stand where they were to go. */
  readonly files: number;
  readonly newBytes: number;
  /** Names that files got which stood in the way. */
  readonly setAside: readonly string[];
}

/** How a link stands, as staff see it. */
export interface LinkView {
  readonly state: Exclude<LinkState, 'ok'>;
  readonly checkedAt: Instant;
  readonly movedTo?: string;
}

/** A link that needs a look by staff. */
export interface BrokenLink extends LinkView {
  readonly articleId: number;
  readonly storyId: number;
  readonly decisionId: number;
  readonly headline: string;
  readonly outlet: string;
  readonly url: string;
  /** It is the link of the story itself, not of one of the others that have it too. */
  readonly isRepresentative: boolean;
  readonly copyId?: number;
}

export interface LinkDesk {
  /** Of stories that are put out, newest look first; without what was dismissed. */
  broken(limit: number): Promise<readonly BrokenLink[]>;
  /** Says that nothing is to be done until the link's state changes; false where there is nothing to dismiss. */
  dismiss(articleId: number, who: string, at: Instant): Promise<boolean>;
  /** Undefined where there is no such copy. */
  copy(copyId: number): Promise<(KeptCopy & { readonly at: Instant }) | undefined>;
}
