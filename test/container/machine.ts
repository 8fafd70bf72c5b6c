import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, join, resolve } from 'node:path';
import { copyOf, type Instruction, variablesOf } from './dockerfile.ts';

/** What the slim image has and its steps may use: no Python, no make, no compiler, no `ps`. */
const TOOLS = ['sh', 'env', 'mkdir', 'chown', 'chmod', 'rm', 'cp', 'ln', 'ls', 'cat', 'sed', 'uname', 'id'];

/** Of this machine's environment only what a package registry may need. */
const PASSED_ON =
  /^(HOME|LANG|(https?|no)_proxy|NODE_EXTRA_CA_CERTS|npm_config_(registry|userconfig|cafile))$/i;

/** A temporary folder that stands in for the root of one stage's file system. */
export class Machine {
  readonly root: string;
  readonly #tools: string;
  readonly #stages: ReadonlyMap<string, Machine>;
  #folder = '/';
  #variables: Readonly<Record<string, string>> = {};
  #user: number | undefined;

  constructor(stages: ReadonlyMap<string, Machine>) {
    this.#stages = stages;
    this.root = mkdtempSync(join(realpathSync(tmpdir()), 'mediawatch-image-'));
    chmodSync(this.root, 0o755);
    this.#tools = join(this.root, 'usr/bin');
    layTools(this.#tools);
  }

  carryOut({ keyword, text }: Instruction): void {
    process.stdout.write(`   ${keyword} ${text}\n`);
    if (keyword === 'WORKDIR') this.#enter(text);
    else if (keyword === 'COPY') this.#copy(text);
    else if (keyword === 'RUN') this.#run(text);
    else if (keyword === 'ENV') this.#variables = { ...this.#variables, ...variablesOf(this.#placed(text)) };
    else if (keyword === 'USER') this.#user = Number.parseInt(text, 10);
    else if (!['VOLUME', 'EXPOSE', 'HEALTHCHECK', 'ENTRYPOINT', 'CMD'].includes(keyword)) {
      throw new Error(`this script does not know what to do with ${keyword}`);
    }
  }

  /** Runs a program as the image would, as its user; answers with its exit status. */
  start(words: readonly string[]): number | null {
    const [program = '', ...rest] = words.map((word) => this.#placed(word));
    const ended = spawnSync(program, rest, {
      cwd: this.#at('.'),
      env: { ...this.#environment(), HOME: join(this.root, 'tmp') },
      stdio: ['ignore', 'inherit', 'inherit'],
      ...this.#asUser(),
    });
    if (ended.error !== undefined) throw ended.error;
    return ended.status;
  }

  #enter(folder: string): void {
    this.#folder = folder;
    mkdirSync(this.#at('.'), { recursive: true });
  }

  #copy(text: string): void {
    const { from, sources, target } = copyOf(text);
    const origin = from === undefined ? process.cwd() : this.#stage(from).root;
    for (const source of sources) {
      const file = join(origin, source);
      // A folder's contents go to the target itself, a file goes into a target that is a folder.
      const into = statSync(file).isDirectory() || !/(^|\/)\.?\/?$/.test(target);
      cpSync(file, into ? this.#at(target) : join(this.#at(target), basename(source)), { recursive: true });
    }
  }

  #stage(name: string): Machine {
    const stage = this.#stages.get(name);
    if (stage === undefined) throw new Error(`no stage is called ${name}`);
    return stage;
  }

  #run(text: string): void {
    const ended = spawnSync('sh', ['-ec', this.#placed(text)], {
      cwd: this.#at('.'),
      env: this.#environment(),
      stdio: ['ignore', 'inherit', 'inherit'],
      ...this.#asUser(),
    });
    if (ended.status !== 0) throw new Error(`"${text}" ended with ${ended.status ?? ended.error?.message}`);
  }

  /** The image's user, where one may be another. */
  #asUser(): { readonly uid?: number; readonly gid?: number } {
    return this.#user !== undefined && isRoot() ? { uid: this.#user, gid: this.#user } : {};
  }

  #environment(): Record<string, string> {
    const passedOn = Object.entries(process.env).filter(([name]) => PASSED_ON.test(name));
    // A step may empty npm's cache: it has one of its own.
    const own = { PATH: this.#tools, npm_config_cache: join(this.root, 'tmp/npm') };
    return { ...Object.fromEntries(passedOn), ...this.#variables, ...own };
  }

  #at(path: string): string {
    return join(this.root, resolve(this.#folder, path));
  }

  /** The image's paths where they are here; its user is oneself where one may not be another. */
  #placed(text: string): string {
    const placed = text.replaceAll(/(?<![\w.-])\/app(?=\/|$|\s)/g, join(this.root, 'app'));
    return isRoot() ? placed : placed.replaceAll('1000:1000', `${process.getuid?.()}:${process.getgid?.()}`);
  }
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function layTools(folder: string): void {
  mkdirSync(folder, { recursive: true });
  mkdirSync(join(folder, '../../tmp'), { mode: 0o777 });
  chmodSync(join(folder, '../../tmp'), 0o777);
  symlinkSync(process.execPath, join(folder, 'node'));
  for (const tool of [...TOOLS, 'npm']) {
    const found = whereIs(tool);
    if (found === undefined) throw new Error(`this machine has no ${tool}`);
    symlinkSync(realpathSync(found), join(folder, tool));
  }
}

/** npm's scripts put the project's own programs first; the image has the system's. */
function whereIs(tool: string): string | undefined {
  const folders = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((path) => !path.includes('node_modules'));
  return folders.map((folder) => join(folder, tool)).find((file) => existsSync(file));
}
