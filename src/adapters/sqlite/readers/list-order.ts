import type Database from 'better-sqlite3';
import { byRank, type Place, type Ranked, ranksAfterMove, ranksInOrder } from '../../../domain/list-order.ts';
import { type Instant, millisecondsOf } from '../../../domain/time.ts';

/** Every approved story that stands under the same theme as this one, or under none as this one. */
const BESIDE = `
  SELECT s.id, s.sort_at AS sortAt, o.rank
  FROM story s CROSS JOIN review v ON v.story_id = s.id LEFT JOIN digest_order o ON o.story_id = s.id
  WHERE s.decided = 1 AND s.state = 'approved' AND v.theme_id IS (SELECT theme_id FROM review WHERE story_id = +?)
  ORDER BY s.sort_at DESC, s.guid`;

const ONE = `
  SELECT s.id, s.sort_at AS sortAt, o.rank
  FROM story s LEFT JOIN digest_order o ON o.story_id = s.id WHERE s.id = +?`;

const RANK = `
  INSERT INTO digest_order (story_id, rank) VALUES (@id, @rank)
  ON CONFLICT (story_id) DO UPDATE SET rank = excluded.rank`;

const THEMES = 'SELECT id, name FROM theme ORDER BY position, id';

const PLACE_THEME = 'UPDATE theme SET position = @position WHERE id = @id';

interface RankRow {
  readonly id: number;
  readonly sortAt: Instant;
  readonly rank: number | null;
}

export type ListOrder = ReturnType<typeof listOrder>;

/** The order of the list: of themes, and of stories under each. */
export function listOrder(database: Database.Database) {
  const beside = database.prepare<[number], RankRow>(BESIDE);
  const one = database.prepare<[number], RankRow>(ONE);
  const setRank = database.prepare<[Ranked]>(RANK);
  const themes = database.prepare<[], { id: number; name: string }>(THEMES);
  const placeTheme = database.prepare<[{ id: number; position: number }]>(PLACE_THEME);

  return {
    moveStory(move: { readonly id: number; readonly place: Place; readonly otherId: number }): boolean {
      const list = byRank(beside.all(move.id).map(rankedFrom), ({ rank }) => rank);
      const changed = ranksAfterMove(list, move);
      for (const story of changed ?? []) setRank.run(story);
      return changed !== undefined;
    },

    moveTheme(move: { readonly name: string; readonly place: Place; readonly other: string }): boolean {
      const all = themes.all();
      const moved = all.find(({ name }) => name === move.name);
      const rest = all.filter(({ name }) => name !== move.name);
      const other = rest.findIndex(({ name }) => name === move.other);
      if (moved === undefined || other < 0) return false;
      rest.splice(move.place === 'before' ? other : other + 1, 0, moved);
      rest.forEach(({ id }, position) => {
        placeTheme.run({ id, position });
      });
      return true;
    },

    /** Stories come to stand as they are given; those that are `fixed` stay where they were. */
    keep(list: readonly { readonly id: number; readonly fixed: boolean }[]): void {
      const ranked = list.flatMap(({ id, fixed }) => {
        const row = one.get(id);
        return row === undefined ? [] : [{ ...rankedFrom(row), fixed }];
      });
      for (const story of ranksInOrder(ranked)) setRank.run(story);
    },
  };
}

function rankedFrom({ id, sortAt, rank }: RankRow): Ranked {
  return { id, rank: rank ?? millisecondsOf(sortAt) };
}
