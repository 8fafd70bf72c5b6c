import type { Command } from 'commander';
import type { Config } from '../../config/index.ts';
import { describeProblem, hasErrors } from '../../config/problems.ts';
import { lintTopics } from '../../config/topics-lint.ts';
import { type CommandContext, type CommonOptions, configOf, withCommonOptions } from '../command.ts';
import { EXIT } from '../exit.ts';
import { counted } from '../funnel.ts';

const HELP = `
Examples:
  mediawatch check                                sources.yaml and topics.yaml
  mediawatch check --topics drafts/topics.yaml    another file
  mediawatch check --json                         every source, for scripts`;

interface CheckOptions extends CommonOptions {
  readonly json?: boolean;
}

export function checkCommand(program: Command, context: CommandContext): void {
  withCommonOptions(program.command('check').description('both YAML files: every mistake with its line'))
    .option('--json', 'print the sources and the problems as JSON')
    .addHelpText('after', HELP)
    .action(async (options: CheckOptions) => {
      const { terminal } = context.wiring;
      const config = await configOf(options, context.wiring);
      const problems = lintTopics(config.topics);
      const enabled = config.sources.filter((source) => source.enabled);
      if (options.json) {
        terminal.out(
          JSON.stringify(
            { sources: config.sources, topics: config.topics.topics.map(({ id }) => id), problems },
            null,
            2,
          ),
        );
      } else {
        for (const problem of problems) terminal.talk(describeProblem(problem));
        const terms = termsOf(config);
        terminal.out(
          `${counted(config.sources.length, 'source')}, ${enabled.length} of them enabled; ` +
            `${counted(config.topics.topics.length, 'topic')} with ${counted(terms.size, 'term')}` +
            `${problems.length === 0 ? ': nothing wrong' : `: ${counted(problems.length, 'remark')}`}`,
        );
      }
      context.exit(hasErrors(problems) ? EXIT.usage : EXIT.done);
    });
}

/** Topics share groups; each word is one term, however many topics look for it. */
function termsOf(config: Config): ReadonlySet<string> {
  const terms = config.topics.topics.flatMap((topic) => topic.groups.flatMap((group) => group.terms));
  return new Set(terms.map(({ language = '', text }) => `${language} ${text}`));
}
