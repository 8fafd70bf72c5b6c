import type { Article } from '../../domain/article.ts';
import { bandsOf } from '../../domain/bands.ts';
import {
  type FeatureWeight,
  type Fingerprint,
  type Grouping,
  type Neighbour,
  type Relation,
  unseenWeight,
} from '../../domain/story.ts';
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
  readonly reasons?: readonly string[];
  /** Stories that turned out to be the same one: from now on they have its name. */
  readonly merged?: readonly string[];
  readonly grouping: Grouping;
}

export interface StoryIndex {
  add(id: string, article: Article): Placed;
  /** The story that the article is in by now; undefined for one that was never added. */
  storyOf(id: string): string | undefined;
  /** The caller's name of an article that a grouping speaks of by number. */
  nameOf(articleId: number): string | undefined;
}

/** Kinds of features by which another telling of an event is looked up; the others are in too many texts. */
const LOOKED_UP = /^(?:name|sum|date):/;

/** Stories in memory, for the stage on the command line: the same keys, the same rules, no days after which a story closes. */
export function createStoryIndex(weight: FeatureWeight = unseenWeight): StoryIndex {
  const byKey = new Map<Key, Kept[]>();
  const names: string[] = [];
  const ids = new Map<string, number>();
  /** Union-find by the smallest number: a story is called by its first article. */
  const parents: number[] = [];

  function rootOf(articleId: number): number {
    let root = articleId;
    while (parents[root] !== undefined && parents[root] !== root) root = parents[root] ?? root;
    return root;
  }

  function unite(one: number, other: number): void {
    const [first, second] = [rootOf(one), rootOf(other)].sort((a, b) => a - b);
    if (first !== undefined && second !== undefined) parents[second] = first;
  }

  return {
    add(id, article) {
      const fingerprint = fingerprintOf(article);
      const near = neighboursOf(fingerprint, byKey).map((kept) => ({
        ...kept,
        storyId: rootOf(kept.articleId),
      }));
      const grouping = group(article, fingerprint, near, weight);
      const articleId = names.push(id) - 1;
      ids.set(id, articleId);
      parents.push(articleId);
      const merged = grouping.kind === 'joins' ? (grouping.bridges ?? []) : [];
      if (grouping.kind === 'joins') unite(articleId, grouping.articleId);
      for (const bridge of merged) unite(articleId, bridge.articleId);
      keep(neighbourOf(article, fingerprint, articleId), byKey);
      return {
        storyId: names[rootOf(articleId)] ?? id,
        ...evidence(grouping, names),
        ...(merged.length > 0 && { merged: merged.map(({ storyId }) => names[storyId] ?? id) }),
        grouping,
      };
    },
    nameOf: (articleId) => names[articleId],
    storyOf(id) {
      const articleId = ids.get(id);
      return articleId === undefined ? undefined : names[rootOf(articleId)];
    },
  };
}

/** A neighbour whose story is looked up when it is found, since stories become one. */
type Kept = Omit<Neighbour, 'storyId'>;
/** A key or a feature, or the number of a band. */
type Key = string | number;

function evidence(grouping: Grouping, names: readonly string[]): Partial<Placed> {
  if (grouping.kind === 'new-story') return {};
  const { articleId, relation, similarity, reasons } = grouping;
  const duplicateOf = names[articleId];
  return duplicateOf === undefined ? {} : { duplicateOf, relation, similarity, reasons };
}

function lookUpKeys({ keys, signature, features = [] }: Fingerprint): readonly Key[] {
  return [...keys, ...bandsOf(signature), ...features.filter((feature) => LOOKED_UP.test(feature))];
}

function neighboursOf(fingerprint: Fingerprint, byKey: ReadonlyMap<Key, readonly Kept[]>): readonly Kept[] {
  return [...new Set(lookUpKeys(fingerprint).flatMap((key) => byKey.get(key) ?? []))];
}

function keep(neighbour: Kept, byKey: Map<Key, Kept[]>): void {
  for (const key of lookUpKeys(neighbour.fingerprint)) {
    const list = byKey.get(key);
    if (list === undefined) byKey.set(key, [neighbour]);
    else list.push(neighbour);
  }
}

function neighbourOf(article: Article, fingerprint: Fingerprint, articleId: number): Kept {
  return {
    articleId,
    canonicalUrl: article.canonicalUrl,
    outlet: article.outlet,
    title: article.title,
    ...(article.language === undefined ? {} : { language: article.language }),
    ...(article.publishedAt === undefined ? {} : { publishedAt: article.publishedAt.at }),
    fingerprint,
  };
}
