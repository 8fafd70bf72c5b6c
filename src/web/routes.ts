import type { Route } from './http/route.ts';
import { accountRoutes } from './pages/account.ts';
import { assetRoutes } from './pages/assets.ts';
import { coverageRoutes } from './pages/coverage.ts';
import { decisionRoutes } from './pages/decisions.ts';
import { digestRoutes } from './pages/digest.ts';
import { frontRoutes } from './pages/front.ts';
import { inboxRoutes } from './pages/inbox.ts';
import { linkRoutes } from './pages/links.ts';
import { peopleRoutes } from './pages/people.ts';
import { searchRoutes } from './pages/search.ts';
import { signInRoutes } from './pages/sign-in.ts';
import { sourceRoutes } from './pages/source.ts';
import { sourceListRoutes } from './pages/sources.ts';
import { storyRoutes } from './pages/story.ts';
import { topicRoutes } from './pages/topics.ts';
import { viewFeedRoutes } from './pages/view-feeds.ts';

/**
 * Everything that may be asked of the desk: method, path, who may, and who answers. Nothing is served that does not stand
 * here; a test asks each for sign-in, role, form and headers. How to add a page stands at the top of `layout.ts`.
 */
export const ROUTES: readonly Route[] = [
  ...frontRoutes,
  ...assetRoutes,
  ...signInRoutes,
  ...accountRoutes,
  ...inboxRoutes,
  ...storyRoutes,
  ...digestRoutes,
  ...searchRoutes,
  ...viewFeedRoutes,
  ...coverageRoutes,
  ...sourceListRoutes,
  ...sourceRoutes,
  ...topicRoutes,
  ...linkRoutes,
  ...decisionRoutes,
  ...peopleRoutes,
];
