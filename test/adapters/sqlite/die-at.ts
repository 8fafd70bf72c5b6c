/** Plays the scenario in a process of its own and kills it, without any farewell, before the n-th statement. */
import { storeOn } from '../../../src/adapters/sqlite/index.ts';
import { openDatabase } from '../../../src/adapters/sqlite/open.ts';
import { fakeClock } from '../../fakes/clock.ts';
import { beforeEveryStatement } from './dying.ts';
import { play } from './scenario.ts';

const [, , file = ':memory:', deathAt = '1'] = process.argv;
const database = openDatabase({ file, backupFolder: `${file}.backups`, clock: fakeClock() });
let statements = 0;
beforeEveryStatement(database, () => {
  statements += 1;
  if (statements === Number(deathAt)) process.kill(process.pid, 'SIGKILL');
});
await play(storeOn(database));
