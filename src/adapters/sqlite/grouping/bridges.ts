import type { Bridge, Grouping, Suggestion } from '../../../domain/story.ts';
import type { Instant } from '../../../domain/time.ts';
import type { FoundStory, Stories } from './stories.ts';
import type { Suggestions } from './suggestions.ts';
import type { Ties } from './ties.ts';

/**
 * An article that belongs to two stories shows that they are one. They become one, unless
 *
 * - staff keep some of their articles apart: then nothing, and no suggestion either;
 * - both were put out or touched by staff: then a suggestion, since one item would have to be withdrawn.
 *
 * The story that was put out or touched by staff remains, else the one with the earlier article, else the one that was
 * there first. The other one's row stays, with the reasons, and leads to it.
 */
export type Bridges = ReturnType<typeof bridges>;

export function bridges(tables: {
  readonly stories: Stories;
  readonly ties: Ties;
  readonly suggestions: Suggestions;
}) {
  const { stories, ties, suggestions } = tables;

  function found(storyId: number): FoundStory {
    const story = stories.find(storyId);
    if (story === undefined) throw new Error(`no story ${storyId} in the store`);
    return story;
  }

  /** Answers with the story that is left. */
  function merge(storyId: number, otherId: number, articleId: number, bridge: Bridge, at: Instant): number {
    const into = remaining([storyId, found(storyId)], [otherId, found(otherId)]);
    const from = into === storyId ? otherId : storyId;
    stories.moveAll(from, into);
    const { articleId: likeId, relation, similarity, reasons } = bridge;
    stories.lead(from, into, { articleId, likeId, relation, similarity, reasons, at });
    stories.refresh(from, { at });
    return into;
  }

  function follow(storyId: number, articleId: number, bridge: Bridge, at: Instant): number {
    const otherId = stories.live(bridge.storyId);
    if (otherId === undefined || otherId === storyId || ties.areApart(storyId, otherId)) return storyId;
    if (!isFixed(found(storyId)) || !isFixed(found(otherId)))
      return merge(storyId, otherId, articleId, bridge, at);
    suggestions.record(articleId, bridge.articleId, bridge.similarity, bridge.reasons);
    return storyId;
  }

  function suggest(articleId: number, suggested: readonly Suggestion[]): void {
    for (const { articleId: otherId, similarity, reasons } of suggested)
      suggestions.record(articleId, otherId, similarity, reasons);
  }

  return {
    /** What a grouping says beyond the story that the article is in; answers with the story that it is in then. */
    follow(storyId: number, articleId: number, grouping: Grouping, at: Instant): number {
      suggest(articleId, grouping.suggestions ?? []);
      if (grouping.kind === 'new-story') return storyId;
      // An article that is read again may turn out to belong elsewhere too.
      const all = [grouping, ...(grouping.bridges ?? [])];
      return all.reduce((current, bridge) => follow(current, articleId, bridge, at), storyId);
    },
  };
}

/** Whether readers or staff have seen it, so that it must not go away by itself. */
function isFixed({ putOut, decisionId }: FoundStory): boolean {
  return putOut === 1 || decisionId > 0;
}

function remaining(one: readonly [number, FoundStory], other: readonly [number, FoundStory]): number {
  const [first = one] = [one, other].sort(
    ([id, story], [otherId, otherStory]) =>
      Number(isFixed(otherStory)) - Number(isFixed(story)) ||
      story.firstDay - otherStory.firstDay ||
      id - otherId,
  );
  return first[0];
}
