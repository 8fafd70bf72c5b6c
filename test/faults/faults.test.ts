import { FAULTS } from './faults.ts';
import { NETWORK } from './network.ts';
import { testEach } from './tested.ts';

// Those of the network wait for servers, in a process of their own: see network.test.ts.
testEach(FAULTS.filter((fault) => !NETWORK.includes(fault)));
