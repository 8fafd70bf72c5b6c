/** Where a part of the configuration was written. */
export interface WrittenAt {
  readonly file: string;
  readonly line: number;
}

/** Beside the values, not in them: the pipeline has no use for line numbers, and hashes must not change with them. */
const places = new WeakMap<object, WrittenAt>();

export function writtenIn<Part extends object>(part: Part, place: WrittenAt): Part {
  places.set(part, place);
  return part;
}

/** Line 0 of no file for what was made in a program. */
export function placeWritten(part: object): WrittenAt {
  return places.get(part) ?? { file: 'topics', line: 0 };
}
