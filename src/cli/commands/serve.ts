import type { Command } from 'commander';
import type { Config } from '../../config/index.ts';
import type { Archive } from '../../ports.ts';
import { startSchedule, withoutOverlap } from '../../schedule.ts';
import type { Publishing } from '../../web/digest/publishing.ts';
import { alertStaff } from '../alerting.ts';
import { type CommandContext, type CommonOptions, configOf, withCommonOptions } from '../command.ts';
import { EXIT } from '../exit.ts';
import { funnelLines, outcomeLines } from '../funnel.ts';
import { tellThoseWhoWait, tellWhatIsNew } from '../mailing.ts';
import { type OpenArchive, runPass } from '../pass.ts';
import { publishingDesk } from '../publishing-desk.ts';
import { sourcesDesk } from '../sources-desk.ts';
import { topicsDesk } from '../topics-desk.ts';
import type { Wiring } from '../wiring.ts';

/** A stop is graceful for this long; then we leave, which the archive's transactions allow. */
const GRACE_SECONDS = 9;

const HELP = `
Examples:
  mediawatch serve                                look now, then again and again; digest at http://localhost:8080
  MEDIAWATCH_PORT=9000 mediawatch serve           on another port
  MEDIAWATCH_HOST=0.0.0.0 mediawatch serve        for other machines too (a container)

Ctrl-C or SIGTERM finishes the page in hand and leaves within 10 seconds.`;

export function serveCommand(program: Command, context: CommandContext): void {
  withCommonOptions(
    program.command('serve').description('scheduler, feeds, digest pages and review desk, until stopped'),
  )
    .addHelpText('after', HELP)
    .action(async (options: CommonOptions) => {
      context.exit(await serve(await configOf(options, context.wiring), options, context.wiring));
    });
}

async function serve(config: Config, places: CommonOptions, wiring: Wiring): Promise<number> {
  const { terminal } = wiring;
  const store = await wiring.openStore(config);
  const copies = wiring.openCopies(config);
  const archive: OpenArchive = {
    ...{ store, ...(copies && { copies }) },
    files: wiring.openFiles(config),
    log: wiring.openLog(config),
  };
  try {
    const topics = topicsDesk(config, places, { store, wiring });
    const sources = sourcesDesk(config, { store, wiring });
    const publishing = publishingDesk(config, { ...archive, wiring });
    await publishing.publish();
    const web = await wiring.serve(config, store, archive.log, { topics, sources, publishing });
    terminal.out(`digest and feeds: ${web.url}  (Ctrl-C stops)`);
    terminal.out(`review desk:      ${config.service.url ?? `${web.url}/`}desk/`);
    for (const line of await firstAccountLines(store)) terminal.out(line);
    await untilStopped(config, { ...archive, publishing }, wiring);
    await web.close();
    terminal.talk('stopped; everything that was read is kept');
    return EXIT.done;
  } finally {
    await archive.store.close();
  }
}

/** What an operator has to do before staff can sign in. */
async function firstAccountLines({ accounts }: Archive): Promise<readonly string[]> {
  if ((await accounts.accounts()).length > 0) return [];
  return [
    'nobody has an account for the review desk yet; this makes the first:',
    '  mediawatch user add you@example.org --name "Your Name" --role admin',
  ];
}

/** The first pass starts at once, the others by the clock; the digest is there from the first moment. */
async function untilStopped(
  config: Config,
  archive: OpenArchive & { readonly publishing: Publishing },
  wiring: Wiring,
): Promise<void> {
  const { interrupted } = wiring.terminal;
  const crawl = withoutOverlap('crawl', () => crawlAndTell(config, archive, wiring), archive.log);
  const digest = async () => void (await archive.publishing.publish());
  const jobs = { crawl, digest, mail: () => mail(config, archive, wiring) };
  const first = crawl();
  const schedule = startSchedule(config.schedule, jobs, archive.log);
  await new Promise<void>((resolve) => {
    if (interrupted.aborted) resolve();
    interrupted.addEventListener('abort', () => resolve(), { once: true });
  });
  await Promise.race([Promise.all([first, schedule.stop()]), graceOver()]);
}

function graceOver(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, GRACE_SECONDS * 1000).unref();
  });
}

async function crawlAndTell(config: Config, archive: OpenArchive, wiring: Wiring): Promise<void> {
  if (wiring.terminal.interrupted.aborted) return;
  const done = await runPass(config, archive, { evenIfNotDue: false, serves: true }, wiring);
  if ('holder' in done) {
    archive.log.info(`another pass is under way (${done.holder}); this turn is left out`);
    return;
  }
  for (const line of funnelLines(done)) if (!line.includes('not due yet')) wiring.terminal.out(line);
  for (const line of outcomeLines(done, config)) wiring.terminal.out(line);
  const { store, log } = archive;
  for (const line of await alertStaff({ config, store, wiring })) log.info(line);
  for (const line of await tellThoseWhoWait({ config, store, wiring })) log.info(line);
}

/** What is new, to those who want it; whom it did not reach is tried again after every pass. */
async function mail(config: Config, { store, log }: OpenArchive, wiring: Wiring): Promise<void> {
  for (const line of await tellWhatIsNew({ config, store, wiring })) log.info(line);
}
