import { describe } from 'vitest';
import { bridgeContract } from './desk/bridges.ts';
import { composerContract } from './desk/composing.ts';
import { decisionContract } from './desk/decisions.ts';
import { readingDeskContract } from './desk/reading.ts';
import { regroupingContract } from './desk/regrouping.ts';
import type { OpenStore } from './store.contract.ts';

/** What staff decide, and what no pass may do to it. */
export function deskContract(name: string, open: OpenStore): void {
  describe(name, () => {
    composerContract(open);
    decisionContract(open);
    regroupingContract(open);
    readingDeskContract(open);
    bridgeContract(open);
  });
}
