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

/** What every implementation of the port has to do. Each part opens its store for its tests only. */
export function storeContract(name: string, open: OpenStore): void {
  describe(name, () => {
    describe('polls', () => pollContract(open));
    describe('unread', () => unreadContract(open));
    describe('readings', () => readingContract(open));
    describe('neighbours', () => neighbourContract(open));
    describe('the digest', () => digestContract(open));
    describe('reviews', () => reviewContract(open));
    describe('what is decided', () => decidedContract(open));
    describe('links', () => linksContract(open));
    describe('sources', () => sourcesContract(open));
    describe('housekeeping', () => housekeepingContract(open));
  });
}
