import { ARCHIVES } from './archives.ts';
import { COPIES } from './copies.ts';
import { DISKS } from './disks.ts';
import { FAULTS } from './faults.ts';
import { LEASES } from './leases.ts';
import { NETWORK } from './network.ts';
import { SIGNALS } from './signals.ts';
import { testEach } from './tested.ts';

// Those that wait for processes and servers have files of their own, so that every core has something to do.
const ELSEWHERE = [...SIGNALS, ...DISKS, ...ARCHIVES, ...COPIES, ...LEASES, ...NETWORK];

testEach(FAULTS.filter((fault) => !ELSEWHERE.includes(fault)));
