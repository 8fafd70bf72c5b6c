import type { DigestItem } from '../domain/digest.ts';
import type { Place } from '../domain/list-order.ts';
import type { Instant } from '../domain/time.ts';

/** The digest as staff put it together: which stories, in which order, and what was taken over already. */
export interface Composer {
  composed(query: ComposerQuery): Promise<Composed>;
  /** Right before or after another story under the same theme; false where they do not stand under one. */
  moveStory(move: { readonly id: number; readonly place: Place; readonly otherId: number }): Promise<boolean>;
  /** False where there is no such theme. */
  moveTheme(move: { readonly name: string; readonly place: Place; readonly other: string }): Promise<boolean>;
  /** From now on these stories are not new; answers with the number of the record. */
  recordExport(taken: NewExport): Promise<number>;
  /** As if it had not been recorded; false where there is none of that number. */
  forgetExport(id: number): Promise<boolean>;
  /** Newest first. */
  exports(limit: number): Promise<readonly DigestExport[]>;
}

export interface ComposerQuery {
  /** By publication, else by release; absent: without bound. */
  readonly from?: Instant;
  readonly until?: Instant;
  /** Only what no recorded export has or left out, and what did not come from the list that staff kept by hand. */
  readonly onlyNew?: boolean;
  /** Most stories, the newest. */
  readonly limit: number;
}

export interface Composed {
  /** Approved, newest first; `rank` says where staff moved them. */
  readonly items: readonly DigestItem[];
  /** All there are, in their order. */
  readonly themes: readonly string[];
  /** Those that some recorded export has. */
  readonly takenIds: readonly number[];
}

export interface NewExport {
  readonly at: Instant;
  readonly who: string;
  readonly format: string;
  readonly storyIds: readonly number[];
  /** On purpose. */
  readonly leftOutIds: readonly number[];
}

export interface DigestExport {
  readonly id: number;
  readonly at: Instant;
  readonly who: string;
  readonly format: string;
  /** How many it had. */
  readonly stories: number;
}
