import { type Command, InvalidArgumentError, Option } from 'commander';
import {
  groupIds,
  type NewWord,
  newProblems,
  newTerms,
  remarksOn,
  withTerms,
} from '../../config/added-term.ts';
import type { Config } from '../../config/index.ts';
import { LANGUAGES, type Language } from '../../domain/source.ts';
import type { Topics } from '../../domain/topic.ts';
import { termReach } from '../../pipeline/term-reach.ts';
import { type CommandContext, type CommonOptions, configOf, withCommonOptions } from '../command.ts';
import { EXIT, UsageError } from '../exit.ts';
import { type TermReport, termLines } from '../term-report.ts';
import type { Wiring } from '../wiring.ts';

const HELP = `
Examples:
  mediawatch term kenno                              forms, compounds, and the stored articles that have it
  mediawatch term "musta massa" --language fi        a phrase inflects in every word
  mediawatch term 'kierrät*'                         every word that begins so
  mediawatch term Umicore --name                     a name, with its endings; --acronym for VTT
  mediawatch term kenno --group core --weight 2      what it would bring in or drop; TOPIC/GROUP for one topic`;

interface TermOptions extends CommonOptions {
  readonly language?: Language;
  readonly name?: boolean;
  readonly acronym?: boolean;
  readonly group?: string;
  readonly weight?: number;
  readonly json?: boolean;
}

export function termCommand(program: Command, context: CommandContext): void {
  withCommonOptions(
    program.command('term').description('what a word would find, before it is added to topics.yaml'),
  )
    .argument('<word...>', 'base form, phrase or stem*, as it would be written there')
    .addOption(new Option('--language <language>', 'a word of this language only').choices(LANGUAGES))
    .option('--name', 'a name: needs a capital, any language')
    .addOption(new Option('--acronym', 'an acronym: exactly as written').conflicts('name'))
    .option('--group <id>', 'show what changes with it in this group: GROUP or TOPIC/GROUP')
    .addOption(
      new Option('--weight <points>', "instead of the group's weight; with --group").argParser(pointsOf),
    )
    .option('--json', 'print everything as JSON')
    .addHelpText('after', HELP)
    .action(async (words: readonly string[], options: TermOptions) => {
      const { wiring } = context;
      const word = wordOf(words, options);
      const report = await reported(word, options, wiring);
      const out = options.json ? [JSON.stringify(report, null, 2)] : termLines(report);
      for (const line of out) wiring.terminal.out(line);
      context.exit(EXIT.done);
    });
}

function wordOf(words: readonly string[], { name, acronym, language, group, weight }: TermOptions): NewWord {
  const text = words
    .join(' ')
    .trim()
    .replace(/^["“](.*)["”]$/u, '$1')
    .replace(/\s+/g, ' ');
  if (!/[\p{L}\p{N}]/u.test(text)) {
    throw new UsageError('the word is empty; write its base form, as in: mediawatch term akku');
  }
  if (weight !== undefined && group === undefined) {
    throw new UsageError('--weight is the weight in a group; name it with --group');
  }
  return {
    text,
    kind: name ? 'name' : acronym ? 'acronym' : 'word',
    ...(language !== undefined && { language }),
    ...(weight !== undefined && { weight }),
  };
}

async function reported(word: NewWord, options: TermOptions, wiring: Wiring): Promise<TermReport> {
  const config = await configOf(options, wiring);
  const terms = newTerms(word);
  const changed = changedTopics(config, word, options.group);
  const store = await wiring.openStore(config, { throwaway: !wiring.hasArchive(config) });
  try {
    const reach = await termReach(store, {
      ...{ terms, topics: config.topics },
      ...(word.language !== undefined && { language: word.language }),
      ...(changed && { changed }),
    });
    return {
      ...{ text: word.text, ...(options.group !== undefined && { group: options.group }) },
      ...reach,
      remarks: remarksOn(terms, config.topics),
      problems: changed === undefined ? [] : newProblems(config.topics, changed),
    };
  } finally {
    await store.close();
  }
}

function changedTopics({ topics }: Config, word: NewWord, group: string | undefined): Topics | undefined {
  if (group === undefined) return undefined;
  const changed = withTerms(topics, group, newTerms(word));
  if (changed !== undefined) return changed;
  throw new UsageError(
    `there is no group "${group}"; groups are ${groupIds(topics).join(', ')}, ` +
      `in the topics ${topics.topics.map(({ id }) => id).join(', ')} (TOPIC/GROUP for one of these)`,
  );
}

function pointsOf(written: string): number {
  const points = Number(written);
  if (written.trim() === '' || !Number.isFinite(points))
    throw new InvalidArgumentError('It is a number, as in 1.5.');
  return points;
}
