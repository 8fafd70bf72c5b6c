import { describe } from 'vitest';
import { bridgeContract } from './desk/bridges.ts';
import { composerContract } from './desk/composing.ts';
import { decisionContract } from './desk/decisions.ts';
import { readingDeskContract } from './desk/reading.ts';
import { regroupingContract } from './desk/regrouping.ts';
import type { OpenStore } from './store.contract.ts';

/** What staff decide, and what no pass may do to it. Each part opens its store for its tests only. */
export function deskContract(name: string, open: OpenStore): void {
  describe(name, () => {
    describe('the composer', () => composerContract(open));
    describe('decisions', () => decisionContract(open));
    describe('regrouping', () => regroupingContract(open));
    describe('reading', () => readingDeskContract(open));
    describe('bridges', () => bridgeContract(open));
  });
}
