import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf } from './architecture/imports.ts';
import {
  adapterViolations,
  configViolations,
  domainViolations,
  type Files,
  mainViolations,
  pipelineViolations,
  placeViolations,
  portsViolations,
  purityViolations,
  stageViolations,
  type Violation,
} from './architecture/rules.ts';

const ours: Files = new Map(
  readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => [file.replaceAll('\\', '/'), readFileSync(join('src', file), 'utf8')]),
);

function broken(violations: readonly Violation[]): readonly string[] {
  return violations.map(({ file, line, message }) => `src/${file}:${line}: ${message}`);
}

describe('the dependency rule', () => {
  it('has files to look at', () => {
    expect(ours.size).toBeGreaterThan(20);
  });

  it.each([
    ['the domain imports nothing but the domain', domainViolations],
    ['the ports import the domain only', portsViolations],
    ['a stage imports the domain, types of the ports, itself and parsing libraries', stageViolations],
    ['what joins the stages sees the world through types only', pipelineViolations],
    ['an adapter never imports another adapter', adapterViolations],
    ['the configuration imports the domain, zod, yaml, node-cron and the filter', configViolations],
    ['only main.ts imports adapters and what they hide', mainViolations],
    ['every file stands where a rule looks for it', placeViolations],
    ['domain and pipeline know no clock, chance, environment or network', purityViolations],
  ])('%s', (_title, violationsOf) => {
    expect(broken(violationsOf(ours))).toEqual([]);
  });
});

interface Case {
  readonly rule: (files: Files) => readonly Violation[];
  readonly file: string;
  readonly good: string;
  readonly bad: readonly string[];
}

const CASES: Readonly<Record<string, Case>> = {
  domain: {
    rule: domainViolations,
    file: 'domain/url.ts',
    good: "import type { Page } from './page.ts';",
    bad: [
      "import { createHash } from 'node:crypto';",
      "import type { Store } from '../ports.ts';",
      "export * from 'entities';",
    ],
  },
  ports: {
    rule: portsViolations,
    file: 'ports.ts',
    good: "import type { Page } from './domain/page.ts';",
    bad: ["import { run } from './pipeline/run.ts';", "import type { Database } from 'better-sqlite3';"],
  },
  stage: {
    rule: stageViolations,
    file: 'pipeline/filter/words.ts',
    good: "import { a } from './finnish/verbs.ts';\nimport { load } from 'cheerio/slim';\nimport { createHash } from 'node:crypto';\nimport type { Log } from '../../ports.ts';\nimport { guess } from '../language.ts';",
    bad: [
      "import { extract } from '../extract/index.ts';",
      "import { readFile } from 'node:fs/promises';",
      "import { WireError } from '../../ports.ts';",
      "import { type Log, WireError } from '../../ports.ts';",
      "import {\n  request,\n} from 'undici';",
      "const config = await import('../../config/index.ts');",
    ],
  },
  pipeline: {
    rule: pipelineViolations,
    file: 'pipeline/run.ts',
    good: "import { extract } from './extract/index.ts';\nimport type { Store } from '../ports.ts';",
    bad: [
      "import { openStore } from '../adapters/sqlite/index.ts';",
      "import { WireError } from '../ports.ts';",
      "import 'node:fs';",
    ],
  },
  adapter: {
    rule: adapterViolations,
    file: 'adapters/sqlite/store.ts',
    good: "import Database from 'better-sqlite3';\nimport { rows } from './rows.ts';\nimport { WireError } from '../../ports.ts';",
    bad: [
      "import { record } from '../warc/record.ts';",
      "import { systemClock } from '../clock.ts';",
      "import { run } from '../../pipeline/run.ts';",
    ],
  },
  'adapter in one file': {
    rule: adapterViolations,
    file: 'adapters/log.ts',
    good: "import { rename } from 'node:fs/promises';",
    bad: ["import { systemClock } from './clock.ts';"],
  },
  config: {
    rule: configViolations,
    file: 'config/topics.ts',
    good: "import { z } from 'zod';\nimport { lint } from '../pipeline/filter/lint.ts';",
    bad: ["import { run } from '../pipeline/run.ts';", "import pino from 'pino';"],
  },
  main: {
    rule: mainViolations,
    file: 'web/server.ts',
    good: "import { Hono } from 'hono';\nimport type { Store } from '../ports.ts';",
    bad: [
      "import type { Sqlite } from '../adapters/sqlite/index.ts';",
      "import { main } from '../main.ts';",
      "import { request } from 'undici';",
    ],
  },
  place: { rule: placeViolations, file: 'cli/index.ts', good: '', bad: [] },
  purity: {
    rule: purityViolations,
    file: 'pipeline/group/index.ts',
    good: '// never new Date() here\n/** nor Date.now() */\nconst at = new Date(article.at);\nconst f = async () => fetcher.fetch(url);',
    bad: [
      'const now = Date.now();',
      'const now = new Date();',
      'if (process.env.DEBUG) log();',
      'const id = Math.random();',
      'const page = await fetch(url);',
      'console.log(1);',
    ],
  },
};

describe.each(Object.entries(CASES))('the rule about %s', (_name, { rule, file, good, bad }) => {
  it('lets through what is allowed', () => {
    expect(broken(rule(new Map([[file, good]])))).toEqual([]);
  });

  it.each(bad)('catches %j', (line) => {
    const found = rule(new Map([[file, `// first\n${line}\n`]]));

    expect(found.map((violation) => violation.line)).toEqual([2]);
  });
});

describe('the scanner', () => {
  it('catches a file that no rule knows', () => {
    expect(broken(placeViolations(new Map([['utils/strings.ts', '']])))).toEqual([
      'src/utils/strings.ts:1: no rule says what this file may import',
    ]);
  });

  it('tells types from values, and code from comments', () => {
    const source = [
      "import type { A } from './a.ts';",
      "import { type B, type C } from './b.ts';",
      "import { type D, e } from './d.ts';",
      "// import { f } from './f.ts';",
      "/* import './g.ts'; */ import './h.ts';",
      "export { i } from './i.ts';",
    ].join('\n');

    expect(importsOf(source).map(({ from, line, typeOnly }) => [from, line, typeOnly])).toEqual([
      ['./a.ts', 1, true],
      ['./b.ts', 2, true],
      ['./d.ts', 3, false],
      ['./i.ts', 6, false],
      ['./h.ts', 5, false],
    ]);
  });
});
