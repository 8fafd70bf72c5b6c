import type { Call } from './cpu-profile.ts';

/** By the file of the innermost function that stands in one of them; the first that fits. */
const STAGES: readonly (readonly [stage: string, file: RegExp])[] = [
  ['decode', /\/src\/adapters\/crawlee\/decode-body|\/src\/domain\/page-text/],
  [
    'fetch',
    /\/src\/adapters\/(?:crawlee|warc)\/|\/node_modules\/(?:undici|@crawlee)\/|^node:(?:net|internal\/(?:streams|stream_base_commons|timers|deps\/undici))/,
  ],
  ['discover', /\/src\/pipeline\/discover\//],
  ['parse', /\/src\/pipeline\/extract\/html-tree|\/node_modules\/htmlparser2\//],
  ['extract', /\/src\/pipeline\/(?:extract\/|language)/],
  ['filter', /\/src\/pipeline\/filter\//],
  ['group', /\/src\/pipeline\/(?:group\/|judge)/],
  ['store', /\/src\/adapters\/sqlite\//],
  ['publish', /\/src\/pipeline\/publish\/|\/src\/adapters\/files/],
  [
    'start',
    /\/src\/(?:config\/|main\.ts)|^node:internal\/(?:modules|bootstrap|process\/pre_execution|main|vm)/,
  ],
];
/** What V8 does by itself. */
const NATIVE = new Set(['(garbage collector)', '(program)']);

/** Milliseconds of processor time by stage: each function's own time goes to the nearest stage that called it. */
export function stagesOf(root: Call): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  const visit = (call: Call, around: string): void => {
    const stage = NATIVE.has(call.name) ? call.name.slice(1, -1) : (stageAt(call.url) ?? around);
    sums.set(stage, (sums.get(stage) ?? 0) + call.own);
    for (const inner of call.calls) visit(inner, stage);
  };
  visit(root, 'other');
  return sums;
}

function stageAt(url: string): string | undefined {
  return STAGES.find(([, file]) => file.test(url))?.[0];
}

/** The functions that take most by themselves, wherever they are called from. */
export function busiest(root: Call, count: number): readonly (readonly [name: string, own: number])[] {
  const sums = new Map<string, number>();
  const visit = ({ name, url, line, own, calls }: Call): void => {
    const place = url === '' ? '' : ` ${url.replace(/^.*\/(?=(?:src|node_modules)\/)/, '')}:${line}`;
    const key = `${name === '' ? '(anonymous)' : name}${place}`;
    sums.set(key, (sums.get(key) ?? 0) + own);
    for (const inner of calls) visit(inner);
  };
  visit(root);
  return [...sums].sort(([, a], [, b]) => b - a).slice(0, count);
}
