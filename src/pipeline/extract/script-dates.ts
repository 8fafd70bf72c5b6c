/** The date of publication in a page's own scripts, where nothing else has one. */
import type { Instant, PublicationDate } from '../../domain/time.ts';
import { writtenDate } from '../../domain/written-date.ts';
import type { PageElement } from './html-tree.ts';

const FIELD =
  /["'](?:date_?published|published_?(?:at|date|time)|publish(?:ing)?_?(?:date|time)|pub_?date)["']\s*:\s*["']([^"'<>]{8,40})["']/gi;
/** In characters: larger ones hold other articles. */
const MAX_SCRIPT = 300_000;

/** Undefined also where the scripts name several days: then they speak of several articles. */
export function scriptDate({
  elements,
  fetchedAt,
}: {
  readonly elements: readonly PageElement[];
  readonly fetchedAt: Instant;
}): PublicationDate | undefined {
  let found: PublicationDate | undefined;
  for (const { name, children } of elements) {
    const [text] = children;
    if (name !== 'script' || typeof text !== 'string' || text.length > MAX_SCRIPT) continue;
    for (const [, written = ''] of text.matchAll(FIELD)) {
      const date = writtenDate(written, 'meta', fetchedAt);
      if (date === undefined) continue;
      if (found !== undefined && found.at.slice(0, 10) !== date.at.slice(0, 10)) return undefined;
      found ??= date;
    }
  }
  return found;
}
