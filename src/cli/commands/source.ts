import type { Command } from 'commander';
import type { CommandContext } from '../command.ts';
import { declareSourceAdd } from './source-add.ts';
import { declareSourceTest } from './source-test.ts';

const HELP = `
Examples:
  mediawatch source add https://www.example.org/news --dry-run    what could be followed there
  mediawatch source test example                                  what a source gives now, field by field`;

export function sourceCommand(program: Command, context: CommandContext): void {
  const command = program
    .command('source')
    .description('find a new source and add it; see what a source gives now')
    .addHelpText('after', HELP);
  declareSourceAdd(command, context);
  declareSourceTest(command, context);
}
