/** A number that staff wrote into topics.yaml and that their decisions may say is too large or too small. */
export interface Dial {
  readonly kind: 'group' | 'near' | 'accept';
  /** Id of the group, name of the near rule, `accept`. */
  readonly name: string;
  /** Ids of the topics that it counts in: several where it is written once for all of them. */
  readonly topics: readonly string[];
  /** As written: a weight, or the threshold. */
  readonly value: number;
  /** Where in the file: keys and positions from the top down to what holds the number. */
  readonly path: readonly (string | number)[];
}

/** A dial, and by how much to multiply what is written there; 0 or above, 1 leaves it alone. */
export interface Turn {
  readonly dial: Dial;
  readonly factor: number;
}
