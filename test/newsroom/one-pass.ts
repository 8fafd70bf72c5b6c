/** One command in a process of its own, to be killed: says when it is ready, and starts when it is told. */
import { main } from '../../src/main.ts';
import { newsroomClock } from './clock.ts';

process.send?.('ready');
process.once('message', async () => {
  const status = await main(process.argv.slice(2), { clock: newsroomClock() });
  process.exit(status);
});
