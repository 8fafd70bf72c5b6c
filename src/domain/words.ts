/** Words and numbers, in lower case and one spelling of accents; punctuation and case tell no texts apart. */
export function words(text: string): readonly string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** Fewer words than these say nothing of whether two texts are one. */
const ENOUGH_WORDS = 30;

/** Which part of the shorter text's runs of three words the other has too, 0 to 1; undefined where one is too short. */
export function shareInCommon(one: string, other: string): number | undefined {
  const [few, many] = [runsOf(one), runsOf(other)].sort((left, right) => left.size - right.size);
  if (few === undefined || many === undefined || few.size < ENOUGH_WORDS) return undefined;
  let common = 0;
  for (const run of few) if (many.has(run)) common += 1;
  return common / few.size;
}

function runsOf(text: string): ReadonlySet<string> {
  const all = words(text);
  return new Set(all.slice(2).map((word, index) => `${all[index]} ${all[index + 1]} ${word}`));
}
