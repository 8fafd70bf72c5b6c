/** What a command ends with, as DESIGN and the README name them. */
export const EXIT = { done: 0, unexpected: 1, usage: 2, someSourceFailed: 3 } as const;

/** A person can mend this: printed as it is, without a stack, with status 2. */
export class UsageError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UsageError';
  }
}
