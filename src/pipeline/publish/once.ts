/**
 * Works out an answer once for each thing that is asked about: the same story stands in the whole digest, under its
 * topics and under its language. What is forgotten with the thing itself cannot be out of date, since stories are
 * values that nobody changes.
 */
export function once<Asked extends object, Answer>(work: (asked: Asked) => Answer): (asked: Asked) => Answer {
  const known = new WeakMap<Asked, { readonly answer: Answer }>();
  return (asked) => {
    const found = known.get(asked) ?? { answer: work(asked) };
    known.set(asked, found);
    return found.answer;
  };
}
