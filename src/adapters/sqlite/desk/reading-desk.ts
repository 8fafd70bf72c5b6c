import type Database from 'better-sqlite3';
import type { ReviewDesk, ViewFeeds } from '../../../ports.ts';
import type { Decisions } from '../decisions/decisions.ts';
import type { Reviews } from '../decisions/reviews.ts';
import type { Suggestions } from '../grouping/suggestions.ts';
import { coverage, facets } from './coverage.ts';
import { inbox } from './inbox.ts';
import { inboxItems } from './items.ts';
import { search } from './search.ts';
import { storyView } from './story.ts';
import { viewFeeds } from './view-feeds.ts';

export type ReadingDesk = Pick<ReviewDesk, 'inbox' | 'story' | 'search' | 'coverage' | 'facets'>;

/** Everything that staff look at, each as of one moment; and the views that they read as feeds. */
export function readingDesk(
  database: Database.Database,
  tables: {
    readonly reviews: Pick<Reviews, 'words'>;
    readonly decisions: Pick<Decisions, 'ofStory'>;
    readonly suggestions: Suggestions;
  },
  talk: <Answer>(method: () => Answer) => Promise<Answer>,
): { readonly desk: ReadingDesk; readonly feeds: ViewFeeds } {
  const { reviews, decisions, suggestions } = tables;
  const items = inboxItems(database, suggestions);
  const [page, found, covered, known] = [
    inbox(database, items),
    search(database, items),
    coverage(database),
    facets(database),
  ];
  const view = storyView(database, {
    ...{ items, suggestions },
    words: (storyId) => reviews.words(storyId),
    decisions: (storyId) => decisions.ofStory(storyId),
  });
  const feeds = viewFeeds(database);

  /** What is shown together is read together, whoever writes meanwhile. */
  const atOnce = <Answer>(read: () => Answer) => talk(() => database.transaction(read).deferred());

  return {
    desk: {
      inbox: (query) => atOnce(() => page(query)),
      story: (storyId, now) => atOnce(() => view(storyId, now)),
      search: (query) => atOnce(() => found(query)),
      coverage: (query) => talk(() => covered(query)),
      facets: () => atOnce(known),
    },
    feeds: {
      addViewFeed: (feed) => talk(() => feeds.add(feed)),
      viewFeed: (token) => talk(() => feeds.find(token)),
      viewFeedsOf: (owner) => talk(() => feeds.of(owner)),
      revokeViewFeed: (token, owner, at) => talk(() => feeds.revoke(token, owner, at)),
    },
  };
}
