import type { LinkState } from '../../../domain/link-check.ts';
import type { Instant } from '../../../domain/time.ts';
import type { LinkView } from '../../../ports.ts';

/** To be joined as `link_check AS c`. */
export const LINK_COLUMNS = `
  c.state AS linkState, c.moved_to AS movedTo, c.checked_at AS checkedAt, c.dismissed_state AS dismissedState`;

export interface LinkRow {
  readonly linkState: LinkState | null;
  readonly movedTo: string | null;
  readonly checkedAt: Instant | null;
  readonly dismissedState: LinkState | null;
}

/** Undefined where there is nothing to tell staff: it works, they dismissed it, or an editor has taken the new address. */
export function linkView(row: LinkRow, editorsUrl: string | null): LinkView | undefined {
  const { linkState: state, movedTo, checkedAt, dismissedState } = row;
  if (state === null || state === 'ok' || checkedAt === null || dismissedState === state) return undefined;
  if (state === 'moved' && movedTo === editorsUrl) return undefined;
  return { state, checkedAt, ...(state === 'moved' && movedTo !== null && { movedTo }) };
}
