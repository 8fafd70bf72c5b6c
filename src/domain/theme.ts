/** A heading under which staff collect stories, such as `Finnish national battery strategy`. */
export interface Theme {
  readonly name: string;
  /** Position in the list, from 0. */
  readonly order: number;
}
