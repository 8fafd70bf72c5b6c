import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const Profile = z.object({
  nodes: z.array(
    z.object({
      id: z.number(),
      callFrame: z.object({ functionName: z.string(), url: z.string(), lineNumber: z.number() }),
      children: z.array(z.number()).optional(),
    }),
  ),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
});

/** A function as it was called from where; times in milliseconds. */
export interface Call {
  readonly name: string;
  /** Address of the script; empty for what V8 does by itself. */
  readonly url: string;
  readonly line: number;
  readonly own: number;
  readonly whole: number;
  readonly calls: readonly Call[];
}

/** The calls of the busiest CPU profile in the folder, that of the main thread. */
export async function callsIn(folder: string): Promise<Call> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.cpuprofile'));
  const roots = await Promise.all(
    files.map(async (name) => rootOf(Profile.parse(JSON.parse(await readFile(join(folder, name), 'utf8'))))),
  );
  const root = roots.sort((a, b) => b.whole - a.whole)[0];
  if (root === undefined) throw new Error(`there is no CPU profile in ${folder}`);
  return root;
}

function rootOf({ nodes, samples, timeDeltas }: z.infer<typeof Profile>): Call {
  const own = new Map<number, number>();
  for (const [index, id] of samples.entries())
    own.set(id, (own.get(id) ?? 0) + Math.max(0, timeDeltas[index] ?? 0) / 1000);
  // A node stands after the one that calls it, so going backwards meets the called ones first.
  const done = new Map<number, Call>();
  let root: Call | undefined;
  for (const { id, callFrame, children = [] } of nodes.toReversed()) {
    const calls = children.map((child) => done.get(child)).filter((call) => call !== undefined);
    const self = callFrame.functionName === '(idle)' ? 0 : (own.get(id) ?? 0);
    const whole = calls.reduce((sum, call) => sum + call.whole, self);
    root = {
      name: callFrame.functionName,
      url: callFrame.url,
      line: callFrame.lineNumber + 1,
      own: self,
      whole,
      calls,
    };
    done.set(id, root);
  }
  if (root === undefined) throw new Error('the CPU profile is empty');
  return root;
}
