#!/usr/bin/env node
// Plain JavaScript without static imports, so that an old Node reaches the sentence below: the packages that
// the program stands on do not fail with a message on it, they crash.
const OLDEST = [22, 18];

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  process.stderr.write(
    `mediawatch needs Node ${OLDEST.join('.')} or newer and this is Node ${process.versions.node}: ` +
      'call it as "npm run -s mediawatch -- ARGUMENTS", which brings its own Node, or install a newer one.\n',
  );
  process.exitCode = 2;
} else {
  start().catch((error) => {
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    process.exitCode = 1;
  });
}

/** A checkout runs its sources as they are, whatever an older build left in dist; the container has dist only. */
async function start() {
  const [{ existsSync }, { enableCompileCache }] = await Promise.all([
    import('node:fs'),
    import('node:module'),
  ]);
  // Half a second less at every start, from the second on.
  enableCompileCache?.();
  const sources = new URL('../src/main.ts', import.meta.url);
  const built = new URL('../dist/main.js', import.meta.url);
  const { main } = await import((existsSync(sources) ? sources : built).href);
  const status = await main(process.argv.slice(2));
  if (typeof status === 'number') process.exitCode = status;
}
