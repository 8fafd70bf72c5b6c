// Everything that has to hold before a commit, in one command. Goes on after a failure, so that one run shows all.
import { spawnSync } from 'node:child_process';

const STEPS = [
  { name: 'types', command: ['tsc', '--noEmit'] },
  { name: 'lint and format', command: ['biome', 'check', '.'] },
  { name: 'regular expressions', command: ['node', 'tools/check-regexps.js'] },
  { name: 'tests, architecture among them', command: ['vitest', 'run'] },
  { name: 'the desk in a browser', command: ['vitest', 'run', '--config', 'vitest.browser.config.ts'] },
  { name: 'sources.yaml and topics.yaml', command: ['node', 'bin/mediawatch.js', 'check'] },
];

const results = STEPS.map(run);
process.stdout.write(`\n${results.map(line).join('\n')}\n`);
process.exitCode = results.every((result) => result.passed) ? 0 : 1;

function run(step) {
  process.stdout.write(`\n── ${step.name}: ${step.command.join(' ')}\n`);
  const begun = performance.now();
  const [program, ...rest] = step.command;
  const ended = spawnSync(program, rest, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (ended.error !== undefined) process.stdout.write(`${program} did not start: ${ended.error.message}\n`);
  return { name: step.name, passed: ended.status === 0, seconds: (performance.now() - begun) / 1000 };
}

function line(result) {
  return `${result.passed ? 'ok    ' : 'FAILED'} ${result.seconds.toFixed(1).padStart(6)} s  ${result.name}`;
}
