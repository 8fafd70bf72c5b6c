/** The same keys in every language; a message is a text, or a function of the facts in it. */
export type Words<English> = {
  readonly [Key in keyof English]: English[Key] extends (...facts: infer Facts) => string
    ? (...facts: Facts) => string
    : English[Key] extends string
      ? string
      : Words<English[Key]>;
};

/** One area's messages in both languages: what is missing in one of them does not compile. */
export function words<English extends object>(en: English, fi: Words<English>) {
  return { en: en as Words<English>, fi };
}
