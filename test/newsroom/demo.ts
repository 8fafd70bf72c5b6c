/**
 * The main job on the project's own invented press, for a machine without internet: `npm run demo`.
 * Everything is real but the press: HTTP on loopback, the archive, the digest. Its clock stands at the press's day.
 * `npm run demo -- --serve` goes on as the service, with somebody who may use the review desk.
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
  const clock = newsroomClock();
  const flags = ['--config', config, '--data', FOLDER];
  const status = await main(['run', '--all', ...flags], { clock });
  console.log(`\nSome sources of this press are broken on purpose; the digest holds what the others gave.`);
  console.log(`Open ${resolve(FOLDER, 'public/index.html')}`);
  if (process.argv.includes('--serve')) {
    const who = ['user', 'add', 'demo@example.org', '--name', 'Demo', '--role', 'admin', '--generate'];
    await main([...who, ...flags], { clock });
    await main(['serve', ...flags], { clock });
  }
  // 3 says that some source failed, which here is meant.
  process.exitCode = status === 3 ? 0 : status;
} finally {
  await newsroom.close();
}
