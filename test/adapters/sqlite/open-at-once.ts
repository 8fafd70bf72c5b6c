/** Opens the archive and writes into it, in a process of its own, while others do the same. */
import { openStore } from '../../../src/adapters/sqlite/index.ts';
import { announced, source, understood } from '../../ports/store/samples.ts';

const [, , file = ':memory:', name = 'one'] = process.argv;
const store = openStore({ file, backupFolder: `${file}.backups` });
for (let round = 0; round < 50; round += 1) {
  const shared = announced(`https://shared.example/${round}`);
  const own = announced(`https://${name}.example/${round}`);
  await store.recordPoll(understood(source(name), [shared, own]));
  await store.countRequest('shared.example', '2026-03-02');
}
await store.close();
