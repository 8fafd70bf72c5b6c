import { describe } from 'vitest';
import type { Archive } from '../../src/ports.ts';
import { decidedContract } from './store/decided.ts';
import { digestContract } from './store/digest.ts';
import { housekeepingContract } from './store/housekeeping.ts';
import { linksContract } from './store/links.ts';
import { neighbourContract } from './store/neighbours.ts';
import { pollContract } from './store/polls.ts';
import { readingContract } from './store/readings.ts';
import { reviewContract } from './store/reviews.ts';
import { sourcesContract } from './store/sources.ts';
import { unreadContract } from './store/unread.ts';

/** Opens an empty store; the suite closes it. */
export type OpenStore = () => Promise<Archive>;

/** What every implementation of the port has to do. */
export function storeContract(name: string, open: OpenStore): void {
  describe(name, () => {
    pollContract(open);
    unreadContract(open);
    readingContract(open);
    neighbourContract(open);
    digestContract(open);
    reviewContract(open);
    decidedContract(open);
    linksContract(open);
    sourcesContract(open);
    housekeepingContract(open);
  });
}
