/**
 * The main job on the project's own invented press, for a machine without internet: `npm run demo`.
 * Everything is real but the press: HTTP on loopback, the archive, the digest. Its clock stands at the press's day.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { main } from '../../src/main.ts';
import { newsroomClock } from './clock.ts';
import { startNewsroom } from './server.ts';
import { newsroomSources } from './sources.ts';

const FOLDER = 'data/demo';

const newsroom = await startNewsroom();
try {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  const config = join(FOLDER, 'sources.yaml');
  await writeFile(config, newsroomSources(newsroom));
  const status = await main(['run', '--all', '--config', config, '--data', FOLDER], {
    clock: newsroomClock(),
  });
  console.log(`\nSome sources of this press are broken on purpose; the digest holds what the others gave.`);
  console.log(`Open ${resolve(FOLDER, 'public/index.html')}`);
  // 3 says that some source failed, which here is meant.
  process.exitCode = status === 3 ? 0 : status;
} finally {
  await newsroom.close();
}
