import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { callsIn } from './cpu-profile.ts';
import { flameGraph } from './flame-graph.ts';
import { busiest, stagesOf } from './stages.ts';

/** Prints where the time of the CPU profile in the folder went, and leaves a flame graph beside it. */
export async function printProfile(folder: string): Promise<void> {
  const root = await callsIn(folder);
  const line = (name: string, milliseconds: number): string =>
    `${milliseconds.toFixed(0).padStart(8)} ms ${((100 * milliseconds) / root.whole).toFixed(1).padStart(5)} %  ${name}`;
  console.log('where the main thread spent its time, by stage:');
  for (const [stage, own] of [...stagesOf(root)].sort(([, a], [, b]) => b - a)) console.log(line(stage, own));
  console.log('the functions that took most:');
  for (const [name, own] of busiest(root, 25)) console.log(line(name, own));
  const file = join(folder, 'flame.svg');
  await writeFile(file, flameGraph(root));
  console.log(`flame graph: ${file}; the profile beside it opens in the developer tools of Chromium`);
}
