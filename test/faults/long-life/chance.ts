/** Chance that comes out the same each time (a linear congruential generator, good enough for a play). */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed % 2_147_483_648;
  }

  /** A whole number from 0 to `limit` − 1. */
  below(limit: number): number {
    this.#state = (this.#state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((this.#state / 2_147_483_648) * limit);
  }

  /** How often something comes to pass that is to be expected so often. */
  hits(expected: number): number {
    const whole = Math.floor(expected);
    return whole + (this.below(1_000_000) < (expected - whole) * 1_000_000 ? 1 : 0);
  }

  one<Item>(items: readonly Item[]): Item | undefined {
    return items[this.below(items.length)];
  }
}
