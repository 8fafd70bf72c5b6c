import type { Article } from '../../domain/article.ts';
import type { Fingerprint, Grouping, Neighbour, Relation } from '../../domain/story.ts';
import { instant } from '../../domain/time.ts';
import { fingerprintOf } from './fingerprint.ts';
import { group } from './grouping.ts';

/** Where an article ended up, in the caller's own names of the articles. */
export interface Placed {
  /** The first article of the story; the article itself where it opens one. */
  readonly storyId: string;
  readonly duplicateOf?: string;
  readonly relation?: Relation;
  /** 0 to 1. */
  readonly similarity?: number;
  readonly grouping: Grouping;
}

export interface StoryIndex {
  add(id: string, article: Article): Placed;
}

/** Stories in memory, for the stage on the command line: the same keys, the same rules, no days after which a story closes. */
export function createStoryIndex(): StoryIndex {
  const byKey = new Map<string, Neighbour[]>();
  const names: string[] = [];
  return {
    add(id, article) {
      const fingerprint = fingerprintOf(article);
      const grouping = group(article, fingerprint, neighboursOf(fingerprint, byKey));
      const articleId = names.push(id) - 1;
      const storyId = grouping.kind === 'joins' ? grouping.storyId : articleId;
      keep(neighbourOf(article, fingerprint, { storyId, articleId }), byKey);
      return { storyId: names[storyId] ?? id, ...evidence(grouping, names), grouping };
    },
  };
}

function evidence(grouping: Grouping, names: readonly string[]): Partial<Placed> {
  if (grouping.kind === 'new-story') return {};
  const { articleId, relation, similarity } = grouping;
  const duplicateOf = names[articleId];
  return duplicateOf === undefined ? {} : { duplicateOf, relation, similarity };
}

function neighboursOf(
  fingerprint: Fingerprint,
  byKey: ReadonlyMap<string, readonly Neighbour[]>,
): readonly Neighbour[] {
  return [...new Set(fingerprint.keys.flatMap((key) => byKey.get(key) ?? []))];
}

function keep(neighbour: Neighbour, byKey: Map<string, Neighbour[]>): void {
  for (const key of neighbour.fingerprint.keys) {
    const list = byKey.get(key);
    if (list === undefined) byKey.set(key, [neighbour]);
    else list.push(neighbour);
  }
}

function neighbourOf(
  article: Article,
  fingerprint: Fingerprint,
  ids: { readonly storyId: number; readonly articleId: number },
): Neighbour {
  return {
    ...ids,
    identity: article.identity,
    canonicalUrl: article.canonicalUrl,
    outlet: article.outlet,
    title: article.title,
    ...(article.language === undefined ? {} : { language: article.language }),
    ...(article.publishedAt === undefined ? {} : { publishedAt: article.publishedAt.at }),
    firstSeenAt: article.publishedAt?.at ?? instant(0),
    fingerprint,
  };
}
