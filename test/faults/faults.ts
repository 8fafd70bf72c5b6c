import { ARCHIVES } from './archives.ts';
import { CLOCKS } from './clocks.ts';
import { COPIES } from './copies.ts';
import { DEATHS } from './deaths.ts';
import { DISKS } from './disks.ts';
import type { Fault } from './fault.ts';
import { LEASES } from './leases.ts';
import { MIGRATIONS } from './migrations.ts';
import { NETWORK } from './network.ts';
import { SIGNALS } from './signals.ts';

/** All that is injected, by `npm run faults` and by the tests. */
export const FAULTS: readonly Fault[] = [
  ...DEATHS,
  ...SIGNALS,
  ...DISKS,
  ...ARCHIVES,
  ...MIGRATIONS,
  ...COPIES,
  ...LEASES,
  ...CLOCKS,
  ...NETWORK,
];
