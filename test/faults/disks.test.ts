import { DISKS } from './disks.ts';
import { testEach } from './tested.ts';

testEach(DISKS);
