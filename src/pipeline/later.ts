/**
 * Begins a piece of work when it is asked for the first time, and again only if it failed. For what takes long to load:
 * the first request of a pass does not wait for the stages that come after it, and a pass that finds nothing new never
 * has them.
 */
export function later<Answer>(begin: () => Promise<Answer>): () => Promise<Answer> {
  let begun: Promise<Answer> | undefined;
  return () => {
    begun ??= begin().catch((error: unknown) => {
      begun = undefined;
      throw error;
    });
    return begun;
  };
}
