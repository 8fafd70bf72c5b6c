/**
 * Proves the Dockerfile without a container engine: carries out its steps, read from the file itself, in clean
 * temporary folders, then asks the program that comes out whether it is well, as the user that the image names.
 * Takes about a minute; not part of the test run.
 */
import { readFileSync, rmSync } from 'node:fs';
import { lastOf, stagesOf, wordsOf } from './dockerfile.ts';
import { Machine } from './machine.ts';

const machines = new Map<string, Machine>();
try {
  const image = build();
  process.exitCode = image.problems === 0 ? 0 : 1;
  process.stdout.write(
    image.problems === 0
      ? 'The steps of the Dockerfile work, and so does what comes out.\n'
      : `${image.problems} of the image's commands failed.\n`,
  );
} finally {
  for (const machine of machines.values()) rmSync(machine.root, { recursive: true, force: true });
}

function build(): { readonly problems: number } {
  const stages = stagesOf(readFileSync('Dockerfile', 'utf8'));
  for (const [index, stage] of stages.entries()) {
    const name = stage.name ?? String(index);
    process.stdout.write(`── stage ${name}, from ${stage.base}\n`);
    const machine = new Machine(machines);
    machines.set(name, machine);
    for (const instruction of stage.instructions) machine.carryOut(instruction);
  }
  const last = stages.at(-1);
  const machine = [...machines.values()].at(-1);
  if (last === undefined || machine === undefined) throw new Error('the Dockerfile has no stage');
  const entry = wordsOf(lastOf(last, 'ENTRYPOINT') ?? '');
  const commands = [
    [...entry, '--version'],
    [...entry, 'check'],
    // The service makes the archive that its health is asked of.
    [...entry, 'user', 'add', 'somebody@example.org', '--name', 'Somebody', '--generate'],
    wordsOf(lastOf(last, 'HEALTHCHECK') ?? ''),
  ];
  return { problems: commands.filter((words) => fails(machine, words)).length };
}

function fails(machine: Machine, words: readonly string[]): boolean {
  process.stdout.write(`── ${words.join(' ')}\n`);
  const status = machine.start(words);
  if (status !== 0) process.stdout.write(`   ended with ${status}\n`);
  return status !== 0;
}
