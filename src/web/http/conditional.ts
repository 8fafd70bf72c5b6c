export interface Validators {
  /** With its quotation marks. */
  readonly etag: string;
  /** To the second, as HTTP writes it. */
  readonly lastModified: Date;
}

/**
 * Whether the client has the current version already (RFC 9110, 13.2.2): If-None-Match decides where it is
 * there, comparing weakly; If-Modified-Since only without it.
 */
export function isCurrent(header: (name: string) => string | undefined, validators: Validators): boolean {
  const tags = header('if-none-match');
  if (tags !== undefined) return tags.trim() === '*' || entityTags(tags).includes(validators.etag);
  const since = Date.parse(header('if-modified-since') ?? '');
  return !Number.isNaN(since) && validators.lastModified.getTime() <= since;
}

/** Weak ones without their mark: proxies that compress make a strong tag weak. */
function entityTags(list: string): readonly string[] {
  return list.match(/"[^"]*"/g) ?? [];
}
