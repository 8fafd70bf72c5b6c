import { ARCHIVES } from './archives.ts';
import { testEach } from './tested.ts';

testEach(ARCHIVES);
