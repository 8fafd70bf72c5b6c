import { UsageError } from './usage-error.ts';

/** What the system says of a place where nothing can be written, and what to do; by its code. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the file system is read-only',
  ENOTDIR: 'a file stands where a folder is needed',
  EEXIST: 'a file stands where a folder is needed',
  EISDIR: 'a folder stands where the file should be',
  ENAMETOOLONG: 'the name is too long',
};

const FULL: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full: free some space and',
  EDQUOT: 'the disk quota is used up: free some space and',
};

export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** Why a file or folder cannot be written; `again`: what to do once there is space. */
export function whyNotWritten(error: unknown, again = 'try again'): string {
  const code = codeOf(error) ?? '';
  const full = FULL[code];
  if (full !== undefined) return `${full} ${again}`;
  return REASONS[code] ?? (error instanceof Error ? error.message : String(error));
}

/** For a place that a person named: they can name another, unless the disk is full. */
export function namedPlaceTrouble(place: string, error: unknown): Error {
  const message = `${place} cannot be written: ${whyNotWritten(error)}`;
  if (REASONS[codeOf(error) ?? ''] === undefined) return new Error(message, { cause: error });
  return new UsageError(`${message}; name another place`, { cause: error });
}
