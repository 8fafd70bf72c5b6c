/** Benches by name: `npm run bench -- cold`. Each prints its figures; those on real material say so when it is missing. */
const BENCHES: Readonly<Record<string, () => Promise<void>>> = {
  cold: async () => (await import('./main-job.ts')).bench('cold'),
  warm: async () => (await import('./main-job.ts')).bench('warm'),
  pct1: async () => (await import('./main-job.ts')).bench('pct1'),
  gate: async () => (await import('./job-gate.ts')).bench(),
  start: async () => (await import('./start.ts')).bench(),
  filter: async () => (await import('./filter.ts')).bench(),
  desk: async () => (await import('./desk.ts')).bench(),
  group: async () => (await import('./group.ts')).bench(),
  'group-scale': async () => (await import('./group-scale.ts')).bench(),
  read: async () => (await import('./read.ts')).bench(),
  robots: async () => (await import('./robots.ts')).bench(),
  publish: async () => (await import('./publish.ts')).bench(),
  serve: async () => (await import('./serve.ts')).bench(),
  peers: async () => (await import('./peers.ts')).bench(),
  grow: async () => (await import('./grow.ts')).bench(),
};

const [name = ''] = process.argv.slice(2);
const bench = BENCHES[name];
if (bench === undefined) {
  console.error(`no bench is called "${name}"; there are ${Object.keys(BENCHES).join(', ')}`);
  process.exitCode = 2;
} else {
  await bench();
}
