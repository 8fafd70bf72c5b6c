import { NETWORK } from './network.ts';
import { testEach } from './tested.ts';

testEach(NETWORK);
