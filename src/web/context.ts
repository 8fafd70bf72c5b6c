import type { Context } from 'hono';
import type { ProxySettings } from '../config/environment.ts';
import type { Account } from '../domain/account.ts';
import type { Instant } from '../domain/time.ts';
import type { Archive, Clock, Documents, Log, PageCopies, Passwords } from '../ports.ts';
import type { Publishing } from './digest/publishing.ts';
import type { Messages, UiLanguage } from './messages/index.ts';
import type { NavigationEntry } from './navigation.ts';
import type { SourcesDesk } from './sources/sources-desk.ts';
import type { TopicsDesk } from './topics/topics-desk.ts';

/** What the pages ask for. A page that needs more names it here, and `main.ts` fills it in. */
export interface DeskPorts
  extends Pick<
    Archive,
    | 'accounts'
    | 'brokenDecision'
    | 'composer'
    | 'desk'
    | 'links'
    | 'recall'
    | 'sources'
    | 'sourceDays'
    | 'sourceStandings'
    | 'sourceStates'
    | 'viewFeeds'
  > {
  readonly passwords: Passwords;
  readonly documents: Documents;
  /** Absent: no copies of pages are kept. */
  readonly copies?: PageCopies;
}

export interface DeskSettings {
  /** Where people reach the service, if that is not where it listens: behind a server with HTTPS. */
  readonly url?: string;
  readonly proxy?: ProxySettings;
}

export interface DeskOptions {
  readonly ports: DeskPorts;
  readonly clock: Clock;
  readonly log: Log;
  readonly settings: DeskSettings;
  /** Topics as readers know them, by id. */
  readonly topicNames: ReadonlyMap<string, string>;
  readonly topics: TopicsDesk;
  readonly sources: SourcesDesk;
  readonly publishing: Publishing;
}

/** One request of anybody, signed in or not. */
export interface Visit {
  /** hono's own context: parameters (`http.req.param('id')`), query, headers. */
  readonly http: Context;
  readonly options: DeskOptions;
  /** Read once: everything that one request does has one time. */
  readonly now: Instant;
  readonly language: UiLanguage;
  readonly words: Messages;
  readonly navigation: readonly NavigationEntry[];
  /** What a form sent; empty for GET. */
  readonly form: URLSearchParams;
  /** Who is signed in, where somebody is and the route asked. */
  readonly account?: Account;
  /** What a form of theirs has to bring along. */
  readonly secret?: string;
}

/** A request of somebody who is signed in and whose role is enough. */
export interface DeskContext extends Visit {
  readonly account: Account;
  readonly secret: string;
  /** Undefined where a proxy signed them in. */
  readonly tokenHash?: string;
}
