/**
 * The wiring: chooses who answers for the world, hands it to the command asked for. What not every command needs and
 * takes long to load is loaded when it is asked for.
 * Nothing else imports an adapter.
 */
import { existsSync, statSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { systemClock } from './adapters/clock.ts';
import { chatChannel } from './adapters/crawlee/chat.ts';
import { identity } from './adapters/crawlee/identity.ts';
import { networkTransport } from './adapters/crawlee/network.ts';
import type { Pace } from './adapters/crawlee/pace.ts';
import { documents } from './adapters/docx.ts';
import { publicFiles } from './adapters/files/public-files.ts';
import { replaceText, writeFileWhole } from './adapters/files/whole-file.ts';
import { createLog } from './adapters/log.ts';
import { scryptPasswords } from './adapters/passwords.ts';
import {
  collectYoungAlone,
  interruptedByPerson,
  isDead,
  keepHeapSmall,
  keepPagesShortLived,
  ourselves,
  outliveLostOutput,
} from './adapters/process.ts';
import { smtpMailer } from './adapters/smtp/mailer.ts';
import { ThreadedReader } from './adapters/thread/page-reader.ts';
import { pageCopies } from './adapters/warc/page-copies.ts';
import { EXIT, UsageError } from './cli/exit.ts';
import { runCli } from './cli/index.ts';
import { createTerminal, type Streams } from './cli/terminal.ts';
import type { Wiring } from './cli/wiring.ts';
import type { Config } from './config/index.ts';
import type { Archive, Clock, Files, Transport } from './ports.ts';
import { VERSION } from './version.ts';
import type { DeskOptions } from './web/context.ts';

/** A source or what was compiled from it, as we are. */
const PAGE_THREAD = new URL(`./page-thread${extname(import.meta.url)}`, import.meta.url);

const unpack = promisify(gunzip);

/** What a test or the demo puts in the place of the world outside. */
export interface Outside extends Partial<Streams> {
  readonly clock?: Clock;
  readonly environment?: Readonly<Partial<Record<string, string>>>;
  readonly interrupted?: AbortSignal;
}

/** Runs one command; answers with its exit status. */
export async function main(args: readonly string[], outside: Outside = {}): Promise<number> {
  keepPagesShortLived();
  keepHeapSmall();
  collectYoungAlone();
  const streams: Streams = {
    stdout: outside.stdout ?? process.stdout,
    stderr: outside.stderr ?? process.stderr,
    stdin: outside.stdin ?? process.stdin.setEncoding('utf8'),
  };
  const interrupted = outside.interrupted ?? interruptedByPerson();
  const terminal = createTerminal(streams, outside.environment ?? process.env, interrupted);
  const reportLost = outside.stdout === undefined ? outliveLostOutput() : async () => false;
  const status = await runCli(args, wiringFor(terminal, outside.clock ?? systemClock, streams.stderr));
  // A list that was cut off must not be taken for the whole.
  return status === EXIT.done && (await reportLost()) ? EXIT.unexpected : status;
}

function wiringFor(terminal: Wiring['terminal'], clock: Clock, stderr: Streams['stderr']): Wiring {
  const passwords = scryptPasswords();
  let pace: Pace | undefined;
  return {
    version: VERSION,
    clock,
    terminal,
    passwords,
    loadConfig: async (places) => {
      const { loadConfig } = await import('./config/index.ts');
      return loadConfig(places, terminal.environment);
    },
    readText: (file) => readFile(file, 'utf8'),
    readBytes: async (file) => {
      const bytes = await readFile(file);
      return file.endsWith('.gz') ? unpack(bytes) : bytes;
    },
    writeText: async (file, text) => replaceText(file, text),
    writeBytes: async (file, content) => writeFileWhole(file, content),
    documents,
    openMailer: smtpMailer,
    openChat: (config, address, kind) => {
      const transport = networkTransport(config.network);
      const chat = chatChannel({ transport, address, kind, headers: identity(config.network, VERSION) });
      return { ...chat, close: () => transport.close() };
    },
    openLog: (config) => createLog(config.service.logLevel, stderr),
    openStore: async (config, options = {}) => {
      if (options.throwaway) return openThrowaway(config);
      if (options.existing && !existsSync(databaseOf(config)))
        throw new UsageError(
          `${config.dataFolder} holds no archive yet: "mediawatch run" makes one; or name another data folder with --data or MEDIAWATCH_DATA`,
        );
      return openArchive(config);
    },
    openFetcher: async (config, store, log, { record, replay }) => {
      const { createFetcher, hostPace } = await import('./adapters/crawlee/fetcher.ts');
      const transport = await transportFor(config, record, replay);
      // One for the process: its gates, a pass's and that of a trial at the desk, wait for each other's hosts.
      pace ??= hostPace(config.network);
      const given = {
        transport,
        settings: config.network,
        memory: store,
        clock,
        log,
        version: VERSION,
        pace,
      };
      return Object.assign(createFetcher(given), { close: () => transport.close() });
    },
    openReader: (here, settings, { log, serves }) =>
      new ThreadedReader({ here, settings, entry: PAGE_THREAD, shares: !serves, log }),
    openFiles: (config) =>
      publicFiles({
        publicFolder: join(config.dataFolder, 'public'),
        receiptFolder: join(config.dataFolder, 'receipts'),
      }),
    openCopies: copiesFor,
    backUpCopies: async (config, folder) => {
      const { backUpCopies } = await import('./adapters/warc/copies-backup.ts');
      return backUpCopies(copiesFolder(config), folder);
    },
    hasArchive: (config) => existsSync(databaseOf(config)),
    isFolder: (path) =>
      /[/\\]$/.test(path) || (statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false),
    noFiles: NO_FILES,
    holder: ourselves,
    isDead,
    serve: async (config, archive, log, desks) => {
      const { topicNames } = await import('./cli/pass.ts');
      const { listen } = await import('./web/http/server.ts');
      const ports = { ...archive, passwords, documents };
      const names = new Map(topicNames(config).map(({ id, name }) => [id, name]));
      const desk = { ports, clock, log, ...desks, topicNames: names, settings: config.service };
      return listen(await siteFor(config, desk), config.service);
    },
  };
}

/** Everything that is served: the desk for staff, and the published files for everybody. */
async function siteFor(config: Config, desk: DeskOptions & { readonly ports: Archive }) {
  const [{ deskApp }, { publicApp }, { siteOf }, { unsubscribeApp }] = await Promise.all([
    import('./web/desk.ts'),
    import('./web/http/public.ts'),
    import('./web/http/site.ts'),
    import('./web/unsubscribe.ts'),
  ]);
  const folder = join(config.dataFolder, 'public');
  const unsubscribe = (token: string) => desk.ports.unsubscribe(token, desk.clock.now());
  const apps = { '/desk': deskApp(desk), '/unsubscribe': unsubscribeApp(unsubscribe) };
  return siteOf(apps, publicApp({ folder, health: () => desk.ports.counts() }));
}

function copiesFor(config: Config) {
  return config.retention.copyDays === 0 ? undefined : pageCopies(copiesFolder(config));
}

function copiesFolder({ dataFolder }: Config): string {
  return join(dataFolder, 'archive');
}

function databaseOf({ dataFolder }: Config): string {
  return join(dataFolder, 'mediawatch.db');
}

async function transportFor(config: Config, record?: string, replay?: readonly string[]): Promise<Transport> {
  const wire = replay === undefined ? networkTransport(config.network) : await replayOf(replay);
  return record === undefined ? wire : (await import('./adapters/warc/record.ts')).recording(wire, record);
}

async function replayOf(files: readonly string[]): Promise<Transport> {
  return (await import('./adapters/warc/replay.ts')).replaying(files);
}

async function openArchive(config: Config): Promise<Archive> {
  const { openStore } = await import('./adapters/sqlite/index.ts');
  return openStore({ file: databaseOf(config), backupFolder: join(config.dataFolder, 'backups') });
}

/** A copy of the archive that a dry run may change; gone when it is closed. */
async function openThrowaway(config: Config): Promise<Archive> {
  const folder = await mkdtemp(join(tmpdir(), 'mediawatch-'));
  const file = join(folder, 'mediawatch.db');
  // Where there is no archive yet, looking must not make one.
  if (existsSync(databaseOf(config))) {
    const archive = await openArchive(config);
    await archive.backup(file);
    await archive.close();
  }
  const { openStore } = await import('./adapters/sqlite/index.ts');
  const copy = openStore({ file, backupFolder: folder });
  const closeCopy = copy.close.bind(copy);
  return Object.assign(copy, { close: () => closeCopy().then(() => rm(folder, { recursive: true })) });
}

const NO_FILES: Files = {
  writePublic: async () => 0,
  writeReceipt: async () => '',
};
