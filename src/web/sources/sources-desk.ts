import type { Source } from '../../domain/source.ts';
import type { Instant } from '../../domain/time.ts';
import type { Look } from '../../pipeline/look.ts';

/** What the sources page asks for, beside what the archive remembers. */
export interface SourcesDesk {
  /** All that stand in `sources.yaml`, those that are not in use too. */
  readonly sources: readonly Source[];
  /** When the next pass begins; it asks the sources that are due then. */
  nextPass(): Instant | undefined;
  /** What a source gives now, asked politely; nothing of it is kept. */
  look(source: Source): Promise<Look>;
}
