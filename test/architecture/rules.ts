import { posix } from 'node:path';
import { type Import, importsOf, withoutComments } from './imports.ts';

/** A line that breaks a rule, in words for the person who wrote it. */
export interface Violation {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** Paths from src/ and what the files hold. */
export type Files = ReadonlyMap<string, string>;

/** What the stages may use to read what others wrote: libraries that only compute. */
export const PARSING_LIBRARIES: ReadonlySet<string> = new Set([
  'cheerio',
  'css-select',
  'csv-parse',
  'csv-stringify',
  'dom-serializer',
  'domhandler',
  'domutils',
  'eld',
  'entities',
  'feedsmith',
  'htmlparser2',
  'lru-cache',
  'rss-parser',
]);

/** Libraries that touch the world: each is hidden by an adapter. */
export const WORLD_LIBRARIES: ReadonlySet<string> = new Set([
  '@crawlee/basic',
  '@crawlee/core',
  'better-sqlite3',
  'docx',
  'pino',
  'undici',
  'warcio',
]);

const IMPURE: readonly (readonly [string, RegExp])[] = [
  ['Date.now()', /\bDate\.now\(/],
  ['new Date() without an argument', /\bnew Date\(\s*\)/],
  ['performance.now()', /\bperformance\.now\(/],
  ['process', /\bprocess\.(?:env|argv|cwd|stdout|stderr|hrtime|exit)/],
  ['Math.random()', /\bMath\.random\(/],
  ['crypto.randomUUID()', /\brandom(?:UUID|Bytes|Int)\(/],
  ['fetch()', /(?<![\w.])fetch\(/],
  ['console', /(?<![\w.])console\./],
];

type Judge = (target: Target) => string | undefined;

/** Where an import leads. */
export interface Target extends Import {
  readonly file: string;
  /** Path from src/ of a file of ours. */
  readonly path?: string;
  /** Name of an npm package. */
  readonly library?: string;
  /** Name of a module of Node, without `node:`. */
  readonly node?: string;
}

/** The domain imports nothing but the domain. */
export function domainViolations(files: Files): readonly Violation[] {
  return judged(files, isIn('domain/'), ({ path }) =>
    path?.startsWith('domain/') ? undefined : 'the domain imports nothing but itself',
  );
}

/** The ports know the domain only. */
export function portsViolations(files: Files): readonly Violation[] {
  return judged(
    files,
    (file) => file === 'ports.ts' || file.startsWith('ports/'),
    ({ path }) =>
      path?.startsWith('domain/') || path?.startsWith('ports/')
        ? undefined
        : 'the ports import the domain only',
  );
}

/** A stage imports the domain, types of the ports, itself, the language guesser and parsing libraries. */
export function stageViolations(files: Files): readonly Violation[] {
  return judged(files, isStage, (target) => {
    if (target.path === undefined) return libraryOfStage(target);
    const { path } = target;
    if (path.startsWith('domain/') || path === 'pipeline/language.ts') return undefined;
    if (path.startsWith(folderOf(target.file))) return undefined;
    if (path === 'ports.ts') return target.typeOnly ? undefined : 'a stage takes types from ports.ts only';
    if (isStage(path)) return 'a stage does not know another stage; pipeline/run.ts joins them';
    return 'a stage imports the domain, types of the ports, itself and parsing libraries';
  });
}

/** What joins the stages knows them all, and the world through types only. */
export function pipelineViolations(files: Files): readonly Violation[] {
  const joins = (file: string) => file.startsWith('pipeline/') && !isStage(file);
  return judged(files, joins, (target) => {
    const { path } = target;
    if (path === undefined) return libraryOfStage(target);
    if (path.startsWith('domain/') || path.startsWith('pipeline/')) return undefined;
    if (path === 'ports.ts')
      return target.typeOnly ? undefined : 'the pipeline takes types from ports.ts only';
    return 'the pipeline imports the domain, its stages and types of the ports';
  });
}

/** An adapter imports the domain, the ports, its own folder and its library: never another adapter. */
export function adapterViolations(files: Files): readonly Violation[] {
  return judged(files, isIn('adapters/'), ({ path, file }) => {
    if (path === undefined || path === 'ports.ts' || path.startsWith('domain/')) return undefined;
    if (path.startsWith(folderOf(file)) && folderOf(file) !== 'adapters/') return undefined;
    if (path.startsWith('adapters/')) return 'an adapter does not know another adapter';
    return 'an adapter imports the domain, the ports and its own library';
  });
}

/** The configuration reads two files: YAML, a schema, cron expressions, and the filter, which judges topics. */
export function configViolations(files: Files): readonly Violation[] {
  return judged(files, isIn('config/'), ({ path, library }) => {
    if (library !== undefined) {
      const allowed = ['zod', 'yaml', 'node-cron'].includes(library);
      return allowed ? undefined : 'the configuration uses zod, yaml and node-cron only';
    }
    if (path === undefined || /^(?:domain|config|pipeline\/filter)\//.test(path)) return undefined;
    return 'the configuration imports the domain, itself and the filter';
  });
}

/** Where a thread of the program begins: these alone choose adapters. */
const BEGINNINGS: ReadonlySet<string> = new Set(['main.ts', 'page-thread.ts']);

/** Only the beginnings of threads know adapters and what they hide, and nobody knows them. */
export function mainViolations(files: Files): readonly Violation[] {
  const others = (file: string) => !BEGINNINGS.has(file) && !file.startsWith('adapters/');
  return judged(files, others, ({ path, library }) => {
    if (path?.startsWith('adapters/')) return 'only main.ts chooses adapters; take a port instead';
    if (path !== undefined && BEGINNINGS.has(path)) return `nothing imports ${path}`;
    if (library !== undefined && WORLD_LIBRARIES.has(library)) return `${library} belongs to an adapter`;
    return undefined;
  });
}

/** Every file stands where a rule looks for it. */
export function placeViolations(files: Files): readonly Violation[] {
  const known =
    /^(?:(?:domain|ports|config|pipeline|adapters|cli|web)\/|(?:main|page-thread|ports|schedule|version)\.ts$)/;
  return [...files.keys()]
    .filter((file) => !known.test(file))
    .map((file) => ({ file, line: 1, message: 'no rule says what this file may import' }));
}

/** Domain and pipeline answer the same to the same question: no clock, chance, environment or network. */
export function purityViolations(files: Files): readonly Violation[] {
  return [...files].filter(([file]) => /^(?:domain|pipeline)\//.test(file)).flatMap(impureLines);
}

function impureLines([file, source]: readonly [string, string]): readonly Violation[] {
  return withoutComments(source)
    .split('\n')
    .flatMap((text, index) =>
      IMPURE.filter(([, pattern]) => pattern.test(text)).map(([name]) => ({
        file,
        line: index + 1,
        message: `${name} is for adapters; take the value as a parameter`,
      })),
    );
}

/** Node modules that touch nothing of the world; loading a library and its tables late needs their place among the packages. */
const NODE_IN_PIPELINE: Readonly<Record<string, (file: string) => boolean>> = {
  crypto: () => true,
  fs: (file) => file === 'pipeline/language.ts',
  module: (file) => file === 'pipeline/language.ts',
  url: (file) => file === 'pipeline/language.ts',
};

function libraryOfStage({ file, library, node }: Target): string | undefined {
  if (node !== undefined)
    return NODE_IN_PIPELINE[node]?.(file) ? undefined : `node:${node} touches the world`;
  if (library === undefined || PARSING_LIBRARIES.has(library)) return undefined;
  return `${library} is no parsing library that the pipeline may use`;
}

function judged(files: Files, concerns: (file: string) => boolean, judge: Judge): readonly Violation[] {
  return [...files]
    .filter(([file]) => concerns(file))
    .flatMap(([file, source]) => importsOf(source).map((entry) => targetOf(file, entry)))
    .flatMap((target) => {
      const message = judge(target);
      return message === undefined
        ? []
        : [{ file: target.file, line: target.line, message: `${message} (${target.from})` }];
    });
}

function targetOf(file: string, entry: Import): Target {
  const { from } = entry;
  if (from.startsWith('.')) return { ...entry, file, path: posix.join(posix.dirname(file), from) };
  if (from.startsWith('node:')) return { ...entry, file, node: from.slice('node:'.length) };
  const parts = from.split('/').slice(0, from.startsWith('@') ? 2 : 1);
  return { ...entry, file, library: parts.join('/') };
}

function isIn(folder: string): (file: string) => boolean {
  return (file) => file.startsWith(folder);
}

function isStage(file: string): boolean {
  return /^pipeline\/[^/]+\//.test(file);
}

/** `pipeline/filter/` for `pipeline/filter/words/index.ts`; `adapters/` for `adapters/clock.ts`. */
function folderOf(file: string): string {
  return `${file.split('/').slice(0, -1).slice(0, 2).join('/')}/`;
}
