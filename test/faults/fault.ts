/** What goes wrong in the world, and what has to hold all the same. */
export interface Fault {
  readonly area: string;
  /** What is done to us. */
  readonly name: string;
  /** What is asserted afterwards. */
  readonly holds: string;
  /** Left out of the tests, because another one like it is there and processes take long to start. */
  readonly byHand?: true;
  /**
   * Injects it; throws where something did not hold; answers how often it was injected. `thorough` is for by hand:
   * the tests may leave out some of many like cases.
   */
  inject(thorough: boolean): Promise<number | NotHere>;
}

/** Why a fault cannot be injected on this machine. */
export interface NotHere {
  readonly notHere: string;
}

export function isNotHere(outcome: number | NotHere): outcome is NotHere {
  return typeof outcome === 'object';
}
