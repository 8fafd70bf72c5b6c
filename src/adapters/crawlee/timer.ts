/** Time as the gate measures it: real, or moved by hand in tests. */
export interface Timer {
  /** Milliseconds since some fixed moment; never goes back. */
  now(): number;
  /** Acts once after so many milliseconds; the answer cancels it. */
  after(milliseconds: number, act: () => void): () => void;
}

/** The longest that `setTimeout` can wait, in milliseconds. */
const LONGEST = 2_147_483_647;

export const realTimer: Timer = {
  now: () => performance.now(),
  after(milliseconds, act) {
    const timeout = setTimeout(act, Math.min(milliseconds, LONGEST));
    return () => clearTimeout(timeout);
  },
};
