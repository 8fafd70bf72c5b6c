import type Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Regrouping, ReviewState } from '../../../src/domain/review.ts';
import type { Bridge, Grouping } from '../../../src/domain/story.ts';
import type { Archive } from '../../../src/ports.ts';
import { emptyArchive } from '../../fakes/empty-archive.ts';
import { article, hours, mentionOf, newStory, read } from '../../ports/store/samples.ts';

/** What a pass or staff may do, in whatever order; numbers are taken modulo what there is. */
type Step =
  | { readonly kind: 'read' | 'read-again'; readonly name: number; readonly like: readonly number[] }
  | { readonly kind: 'put-out' }
  | { readonly kind: 'review'; readonly story: number; readonly state: ReviewState; readonly article: number }
  | { readonly kind: 'merge' | 'keep-apart'; readonly story: number; readonly other: number }
  | { readonly kind: 'split'; readonly story: number; readonly articles: readonly number[] }
  | { readonly kind: 'move'; readonly article: number; readonly story: number }
  | { readonly kind: 'undo'; readonly back: number };

const some = fc.nat({ max: 20 });
const few = fc.array(some, { maxLength: 3 });
const kindOf = <Kind extends string>(...kinds: readonly Kind[]) => fc.constantFrom(...kinds);

const step: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: fc.record({ kind: kindOf('read', 'read', 'read-again'), name: some, like: few }), weight: 9 },
  { arbitrary: fc.record({ kind: kindOf('put-out') }), weight: 3 },
  {
    arbitrary: fc.record({
      ...{ kind: kindOf('review'), story: some, article: some },
      state: kindOf('waiting', 'approved', 'rejected'),
    }),
    weight: 2,
  },
  { arbitrary: fc.record({ kind: kindOf('merge', 'keep-apart'), story: some, other: some }), weight: 2 },
  { arbitrary: fc.record({ kind: kindOf('split'), story: some, articles: few }), weight: 2 },
  { arbitrary: fc.record({ kind: kindOf('move'), article: some, story: some }), weight: 1 },
  { arbitrary: fc.record({ kind: kindOf('undo'), back: fc.nat({ max: 2 }) }), weight: 2 },
);

it('keeps its laws whatever passes and staff do in whatever order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      const { database, store } = emptyArchive();
      const world = new World(database, store);
      for (const [index, next] of steps.entries()) await world.take(next, index);
      database.close();
    }),
    { numRuns: 80 },
  );
});

interface State {
  /** Story of each article. */
  readonly stories: ReadonlyMap<number, number>;
  readonly guids: ReadonlyMap<number, string>;
  readonly putOut: readonly string[];
  readonly shown: readonly string[];
}

class World {
  readonly database: Database.Database;
  readonly store: Archive;
  constructor(database: Database.Database, store: Archive) {
    this.database = database;
    this.store = store;
  }

  async take(next: Step, index: number): Promise<void> {
    const before = await this.state();
    const byStaff = await this.act(next, index, before);
    const after = await this.state();
    this.holds();
    expect(await this.store.brokenDecision()).toBeUndefined();
    for (const [storyId, guid] of before.guids) expect(after.guids.get(storyId)).toBe(guid);
    if (byStaff) return;
    // What readers saw stays; what is together stays together; what staff took apart stays apart.
    expect(after.shown).toEqual(
      expect.arrayContaining(before.shown.filter((guid) => before.putOut.includes(guid))),
    );
    const together = Map.groupBy(before.stories.keys(), (articleId) => before.stories.get(articleId));
    for (const articles of together.values())
      expect(new Set(articles.map((articleId) => after.stories.get(articleId))).size).toBe(1);
    for (const [one, other] of this.apart())
      expect(after.stories.get(one)).not.toBe(after.stories.get(other));
  }

  /** True where staff did it. */
  private async act(next: Step, index: number, { stories }: State): Promise<boolean> {
    const at = hours(index);
    const articleIds = [...stories.keys()];
    const articleOf = (number: number) => articleIds[number % Math.max(1, articleIds.length)] ?? 99;
    const isIn = (articleId: number, storyId: number) => stories.get(articleId) === storyId;
    const storyOf = (number: number) => stories.get(articleOf(number)) ?? 99;
    switch (next.kind) {
      case 'read':
      case 'read-again': {
        const name = next.kind === 'read' ? `new-${index}` : `new-${next.name}`;
        const like = next.like.filter(() => stories.size > 0).map(articleOf);
        const of = article(`https://${name}.example/1`, { title: `Headline ${index}` });
        const grouping = groupingOf(like, stories, `guid:${name}`);
        await read(this.store, of, { at, mention: mentionOf(of, { grouping }) });
        return false;
      }
      case 'put-out':
        await this.store.publishable({ mode: 'auto', limit: 100, putOut: true });
        return false;
      case 'review': {
        const storyId = storyOf(next.story);
        const chosen = articleOf(next.article);
        const pins = stories.get(chosen) === storyId ? { representativeId: chosen } : {};
        await this.store.desk.review({ storyId, who: 'aino', at, state: next.state, ...pins });
        return true;
      }
      case 'undo': {
        const decisions = await this.store.desk.decisions({ limit: 3 });
        await this.store.desk.undo(decisions[next.back]?.id ?? 1, 'onni', at);
        return true;
      }
      default:
        await this.store.desk.regroup(changeOf(next, storyOf, articleOf, isIn), 'aino', at);
        return true;
    }
  }

  private async state(): Promise<State> {
    const mentions = this.rows('SELECT article_id AS id, story_id AS value FROM mention ORDER BY 1');
    const guids = this.rows('SELECT id, guid AS value FROM story');
    const putOut = this.rows('SELECT id, guid AS value FROM story WHERE put_out = 1 AND merged_into IS NULL');
    const shown = await this.store.publishable({ mode: 'auto', limit: 100 });
    return {
      stories: new Map(mentions.map(({ id, value }) => [id, Number(value)])),
      guids: new Map(guids.map(({ id, value }) => [id, String(value)])),
      putOut: putOut.map(({ value }) => String(value)),
      shown: shown.map(({ guid }) => guid),
    };
  }

  private apart(): readonly (readonly [number, number])[] {
    const pairs = this.rows('SELECT article_id AS id, other_id AS value FROM kept_apart');
    return pairs.map(({ id, value }) => [id, Number(value)]);
  }

  /** What must never be in the archive, by what it is called. */
  private holds(): void {
    const broken = {
      'mentions of a story that is gone':
        'SELECT m.article_id AS id, 0 AS value FROM mention m JOIN story s ON s.id = m.story_id WHERE s.merged_into IS NOT NULL',
      'reviews of a story that is gone':
        'SELECT v.story_id AS id, 0 AS value FROM review v JOIN story s ON s.id = v.story_id WHERE s.merged_into IS NOT NULL',
      'live stories without an article':
        'SELECT id, 0 AS value FROM story WHERE merged_into IS NULL AND id NOT IN (SELECT story_id FROM mention)',
      'stories of which a later decision is known':
        'SELECT s.id, 0 AS value FROM story s WHERE decision_id <> (SELECT coalesce(max(id), 0) FROM decision WHERE story_id = s.id OR other_id = s.id)',
      'stories that say otherwise than their review':
        "SELECT s.id, 0 AS value FROM story s LEFT JOIN review v ON v.story_id = s.id WHERE s.state <> coalesce(v.state, 'waiting') OR s.decided <> (s.state <> 'waiting')",
      'representatives from elsewhere':
        'SELECT s.id, 0 AS value FROM story s JOIN mention m ON m.article_id = s.representative_id WHERE s.merged_into IS NULL AND m.story_id <> s.id',
      'counts of a feature that differ':
        'SELECT f.id, 0 AS value FROM feature f WHERE articles <> (SELECT count(*) FROM mention_feature WHERE feature_id = f.id)',
    };
    for (const [what, sql] of Object.entries(broken))
      expect({ [what]: this.rows(sql) }).toEqual({ [what]: [] });
  }

  private rows(sql: string): readonly { readonly id: number; readonly value: number | string }[] {
    return this.database.prepare<[], { id: number; value: number | string }>(sql).all();
  }
}

function groupingOf(like: readonly number[], stories: ReadonlyMap<number, number>, guid: string): Grouping {
  const bridges = like.map((articleId): Bridge => {
    const storyId = stories.get(articleId) ?? 0;
    return { storyId, articleId, relation: 'near-text', similarity: 0.9, reasons: ['alike'] };
  });
  const [first, ...others] = bridges;
  if (first === undefined) return newStory(guid);
  return { kind: 'joins', ...first, bridges: others, suggestions: others };
}

function changeOf(
  next: Extract<Step, { readonly kind: 'merge' | 'keep-apart' | 'split' | 'move' }>,
  storyOf: (number: number) => number,
  articleOf: (number: number) => number,
  isIn: (articleId: number, storyId: number) => boolean,
): Regrouping {
  switch (next.kind) {
    case 'merge':
      return { kind: 'merge', from: storyOf(next.story), into: storyOf(next.other) };
    case 'keep-apart':
      return { kind: 'keep-apart', storyId: storyOf(next.story), otherId: storyOf(next.other) };
    case 'split': {
      const storyId = storyOf(next.story);
      // Of its own articles as a rule, so that most splits are possible.
      const own = next.articles.map(articleOf).filter((articleId) => isIn(articleId, storyId));
      return { kind: 'split', storyId, articleIds: [articleOf(next.story), ...own] };
    }
    case 'move':
      return { kind: 'move', articleId: articleOf(next.article), into: storyOf(next.story) };
  }
}
