import { COPIES } from './copies.ts';
import { LEASES } from './leases.ts';
import { SIGNALS } from './signals.ts';
import { testEach } from './tested.ts';

testEach([...SIGNALS, ...COPIES, ...LEASES]);
