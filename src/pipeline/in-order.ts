/**
 * Works on several inputs at a time and gives the results in the order of the inputs, each as soon as it and those
 * before it are there. Asks for no further input while `limit` of them are worked on or wait to be taken.
 */
export async function* inOrder<Input, Output>(
  inputs: AsyncIterable<Input>,
  work: (input: Input) => Promise<Output>,
  limit: number,
): AsyncGenerator<Output> {
  const source = inputs[Symbol.asyncIterator]();
  const begun: Promise<Outcome<Output>>[] = [];
  let coming: Coming<Input> | undefined = outcomeOf(source.next());
  try {
    while (coming !== undefined || begun.length > 0) {
      const [first] = begun;
      const wanted: Coming<Input> | undefined = begun.length < limit ? coming : undefined;
      // What is done comes before what is new.
      const done = first?.then((output) => ({ output }));
      const came: Promise<Event<Input, Output>> | undefined = wanted?.then((input) => ({ input }));
      const event: Event<Input, Output> = await Promise.race([
        ...(done ? [done] : []),
        ...(came ? [came] : []),
      ]);
      if ('output' in event) {
        begun.shift();
        yield unwrapped(event.output);
        continue;
      }
      const arrived: IteratorResult<Input> = unwrapped(event.input);
      coming = arrived.done ? undefined : outcomeOf(source.next());
      if (!arrived.done) begun.push(outcomeOf(work(arrived.value)));
    }
  } finally {
    await source.return?.();
  }
}

type Event<Input, Output> =
  | { readonly output: Outcome<Output> }
  | { readonly input: Outcome<IteratorResult<Input>> };
type Coming<Input> = Promise<Outcome<IteratorResult<Input>>>;

/** A promise that is not looked at until its turn has come must not bring the program down when it is rejected. */
type Outcome<Value> = { readonly value: Value } | { readonly error: unknown };

function outcomeOf<Value>(promise: Promise<Value>): Promise<Outcome<Value>> {
  return promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
}

function unwrapped<Value>(outcome: Outcome<Value>): Value {
  if ('error' in outcome) throw outcome.error;
  return outcome.value;
}
