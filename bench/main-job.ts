import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeJob, type Job, runJob } from './newsroom/job.ts';
import { type PressSize, sourcesFor, startPress } from './newsroom/start.ts';
import { printProfile } from './profile/index.ts';

const NEW_SHARE = 0.01;

/**
 * The whole job in a process of its own over a press on loopback: everything new (`cold`), then nothing new (`warm`),
 * then one in a hundred new (`pct1`). Options: `--sites N`, `--items N` a site, `--latency MS` before every answer,
 * `--profile` for where the processor's time of the last of these passes goes.
 */
export async function bench(which: 'cold' | 'warm' | 'pct1'): Promise<void> {
  const { size, profile } = options();
  const folder = await mkdtemp(join(tmpdir(), 'mediawatch-bench-'));
  const profileFolder = profile ? await mkdtemp(join(tmpdir(), 'mediawatch-profile-')) : undefined;
  const pass = async (name: 'cold' | 'warm' | 'pct1'): Promise<Job> => {
    const job = await runJob(folder, name === which ? profileFolder : undefined);
    console.log(describeJob(name, job));
    return job;
  };
  const press = await startPress(size);
  try {
    await writeFile(join(folder, 'sources.yaml'), sourcesFor(press.origin, size));
    const cold = await pass('cold');
    if (which !== 'cold') {
      const unchanged = await pass('warm');
      console.log(`nothing new: ${ratio(unchanged, cold)} of the time of a cold run`);
      if (which === 'pct1') {
        await fetch(`${press.origin}/__publish/${Math.round(size.sites * size.items * NEW_SHARE)}`);
        console.log(`1 % new: ${ratio(await pass('pct1'), unchanged)} of the time when nothing is new`);
      }
    }
    if (profileFolder !== undefined) await printProfile(profileFolder);
  } finally {
    press.stop();
    await rm(folder, { recursive: true });
  }
}

function ratio(job: Job, other: Job): string {
  return (job.cost.wallSeconds / other.cost.wallSeconds).toFixed(3);
}

function options(): { readonly size: PressSize; readonly profile: boolean } {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: {
      sites: { type: 'string', default: '200' },
      items: { type: 'string', default: '50' },
      latency: { type: 'string', default: '0' },
      profile: { type: 'boolean', default: false },
    },
  });
  const size = { sites: Number(values.sites), items: Number(values.items), latency: Number(values.latency) };
  return { size, profile: values.profile };
}
