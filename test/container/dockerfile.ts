/** One instruction of a Dockerfile, continuation lines joined. */
export interface Instruction {
  readonly keyword: string;
  readonly text: string;
}

/** What stands between one FROM and the next. */
export interface Stage {
  readonly base: string;
  /** Undefined where the stage has no `AS`. */
  readonly name?: string;
  readonly instructions: readonly Instruction[];
}

/** The stages of a Dockerfile, in order; throws where a line is not understood, so that nothing is passed over. */
export function stagesOf(dockerfile: string): readonly Stage[] {
  const stages: { base: string; name?: string; instructions: Instruction[] }[] = [];
  for (const line of logicalLines(dockerfile)) {
    const found = /^([A-Z]+)\s+(.+)$/s.exec(line);
    if (found === null) throw new Error(`not an instruction: ${line}`);
    const [, keyword = '', text = ''] = found;
    if (keyword === 'FROM') stages.push(beginning(text));
    else {
      const stage = stages.at(-1);
      if (stage === undefined) throw new Error(`${keyword} stands before the first FROM`);
      stage.instructions.push({ keyword, text });
    }
  }
  return stages;
}

function beginning(text: string): { base: string; name?: string; instructions: Instruction[] } {
  const [base = '', as, name] = text.split(/\s+/);
  return as === undefined || name === undefined
    ? { base, instructions: [] }
    : { base, name, instructions: [] };
}

function logicalLines(text: string): readonly string[] {
  return text
    .split('\n')
    .filter((line) => !/^\s*#/.test(line))
    .join('\n')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

export interface Copy {
  /** The stage that it is taken from; undefined for the checkout. */
  readonly from?: string;
  readonly sources: readonly string[];
  readonly target: string;
}

export function copyOf(text: string): Copy {
  const words = text.split(/\s+/);
  const from = words.find((word) => word.startsWith('--from='))?.slice('--from='.length);
  const paths = words.filter((word) => !word.startsWith('--'));
  const copy = { sources: paths.slice(0, -1), target: paths.at(-1) ?? '.' };
  return from === undefined ? copy : { ...copy, from };
}

/** The words of an instruction in its JSON form, such as ENTRYPOINT, CMD and HEALTHCHECK have here. */
export function wordsOf(text: string): readonly string[] {
  const list = /\[.*\]\s*$/s.exec(text)?.[0];
  const words: unknown = list === undefined ? undefined : JSON.parse(list);
  if (!Array.isArray(words)) throw new Error(`not a list of words: ${text}`);
  return words.map(String);
}

/** `KEY=VALUE KEY=VALUE`, as ENV has it. */
export function variablesOf(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    text.split(/\s+/).map((pair) => {
      const [name = '', ...rest] = pair.split('=');
      return [name, rest.join('=')];
    }),
  );
}

/** The last instruction of that name, as Docker has it. */
export function lastOf(stage: Stage, keyword: string): string | undefined {
  return stage.instructions.findLast((instruction) => instruction.keyword === keyword)?.text;
}
