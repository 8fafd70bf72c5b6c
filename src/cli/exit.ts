/** What a command ends with, as DESIGN and the README name them. */
export const EXIT = { done: 0, unexpected: 1, usage: 2, someSourceFailed: 3 } as const;

export { UsageError } from '../domain/usage-error.ts';
