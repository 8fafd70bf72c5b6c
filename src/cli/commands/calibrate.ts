import type { Command } from 'commander';
import { newProblems } from '../../config/added-term.ts';
import type { Config } from '../../config/index.ts';
import { describeProblem } from '../../config/problems.ts';
import { readTopics } from '../../config/topics.ts';
import { topicDials, turnDials } from '../../config/topics-dials.ts';
import { placeWritten } from '../../config/topics-lines.ts';
import type { Topics } from '../../domain/topic.ts';
import { calibration } from '../../pipeline/calibration.ts';
import { calibrationLines } from '../calibration-report.ts';
import { type CommandContext, type CommonOptions, configOf, withCommonOptions } from '../command.ts';
import { EXIT } from '../exit.ts';
import type { Wiring } from '../wiring.ts';

const HELP = `
Examples:
  mediawatch calibrate                        what staff's decisions say of the weights; changes nothing
  mediawatch calibrate | patch topics.yaml    take the proposed weights over
  mediawatch calibrate --json                 the same for scripts`;

interface CalibrateOptions extends CommonOptions {
  readonly json?: boolean;
}

export function calibrateCommand(program: Command, context: CommandContext): void {
  withCommonOptions(
    program
      .command('calibrate')
      .description('weights, threshold and words that the decisions of staff speak for, as a proposal'),
  )
    .option('--json', 'print the proposal as JSON')
    .addHelpText('after', HELP)
    .action(async (options: CalibrateOptions) => {
      const { wiring } = context;
      const found = await calibrated(await configOf(options, wiring), wiring);
      const out = options.json ? [JSON.stringify(found, null, 2)] : calibrationLines(found);
      for (const line of out) wiring.terminal.out(line);
      for (const problem of found.problems) wiring.terminal.talk(describeProblem(problem));
      context.exit(EXIT.done);
    });
}

async function calibrated(config: Config, wiring: Wiring) {
  const { file } = placeWritten(config.topics);
  const text = await wiring.readText(file);
  const topicsOf = (written: string): Topics => {
    const read = readTopics(written, file);
    if (read.ok) return read.value;
    throw new Error(read.problem.map(describeProblem).join('\n'));
  };
  const topics = topicsOf(text);
  const store = await wiring.openStore(config, { existing: true });
  try {
    const found = await calibration(store, {
      topics,
      dials: topicDials(text, topics),
      turned: (turns) => topicsOf(turnDials(text, turns).text),
    });
    const { text: proposed, changes } = turnDials(text, found.proposal?.turns ?? []);
    const problems = changes.length === 0 ? [] : newProblems(topics, topicsOf(proposed));
    return { file, ...found, changes, problems };
  } finally {
    await store.close();
  }
}
