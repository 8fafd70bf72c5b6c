import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import type { Config } from '../../config/index.ts';
import type { CopiesBackup } from '../../ports.ts';
import { type CommandContext, type CommonOptions, configOf, withCommonOptions } from '../command.ts';
import { EXIT } from '../exit.ts';
import { counted } from '../funnel.ts';
import type { Wiring } from '../wiring.ts';

const HELP = `
Examples:
  mediawatch backup backups/before-move.db      while the service runs; the file must not exist yet
  mediawatch backup backups/                    a file in that folder, named by the time

The copies of pages go into the folder archive beside the file: one for all backups there, of which only what is new
is written. sources.yaml and topics.yaml are yours; keep them with it.
To restore: stop the service, put the file in the data folder as mediawatch.db (remove its -wal and -shm), and
archive beside it; start again. Feeds and pages are written anew from it.`;

/** Of copies of pages, beside the backup as in the data folder. */
const COPIES = 'archive';

export function backupCommand(program: Command, context: CommandContext): void {
  withCommonOptions(
    program
      .command('backup <file-or-folder>')
      .description('a consistent copy of the archive, also while it is in use'),
  )
    .addHelpText('after', HELP)
    .action(async (target: string, options: CommonOptions) => {
      const { wiring } = context;
      await backUp(target, await configOf(options, wiring), wiring);
      context.exit(EXIT.done);
    });
}

async function backUp(target: string, config: Config, wiring: Wiring): Promise<void> {
  const { terminal } = wiring;
  const file = wiring.isFolder(target) ? join(target, nameAt(wiring)) : target;
  const store = await wiring.openStore(config, { existing: true });
  const copies = join(dirname(file), COPIES);
  try {
    // Before, so that a disk that is full leaves no backup without its copies; and after, for those it names by then.
    const before = await wiring.backUpCopies(config, copies);
    await store.backup(file);
    const after = await wiring.backUpCopies(config, copies);
    terminal.out(`backed up: ${file}`);
    for (const line of linesOf(before, after, copies)) terminal.out(line);
  } finally {
    await store.close();
  }
}

function nameAt({ clock }: Wiring): string {
  return `mediawatch-${clock.now().slice(0, 19).replaceAll(':', '-')}.db`;
}

function linesOf(before: CopiesBackup, after: CopiesBackup, folder: string): readonly string[] {
  if (after.files === 0) return [];
  const kilobytes = Math.ceil((before.newBytes + after.newBytes) / 1024);
  const aside = [...before.setAside, ...after.setAside];
  return [
    `copies of pages: ${counted(after.files, 'file')} in ${folder}, ${kilobytes} kB of them new`,
    ...aside.map(
      (name) => `${join(folder, name)} is what stood there under that month and is no copy of ours`,
    ),
  ];
}
