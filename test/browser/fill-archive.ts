import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command } from '../fakes/command.ts';
import { newsroomClock } from '../newsroom/clock.ts';
import { startNewsroom } from '../newsroom/server.ts';
import { newsroomSources } from '../newsroom/sources.ts';

export interface FilledArchive {
  readonly folder: string;
  /** Until then the press stays open, as the service may look at it again; then the folder is gone. */
  close(): Promise<void>;
}

/** One pass over the invented press, into a new folder; nothing goes out before staff approve it. */
export async function fillArchive(): Promise<FilledArchive> {
  const newsroom = await startNewsroom({ slowMs: 1 });
  const folder = await mkdtemp(join(tmpdir(), 'mediawatch-browser-'));
  const sources = newsroomSources(newsroom).replace('mode: auto', 'mode: reviewed');
  await writeFile(join(folder, 'sources.yaml'), sources);
  const flags = ['--config', join(folder, 'sources.yaml'), '--topics', 'topics.yaml', '--data', folder];
  const { status, talk } = await command(['run', '--all', ...flags], { clock: newsroomClock() });
  // 3 says that some source failed, which this press means to.
  if (status !== 3) throw new Error(`the pass over the press ended with ${status}: ${talk}`);
  return {
    folder,
    close: async () => {
      await newsroom.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
