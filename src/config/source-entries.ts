/** Entries of sources.yaml that stand in a file of their own: one alone, a list, or a file with `sources:`. */
import { isSeq } from 'yaml';
import { z } from 'zod';
import { failed, ok, type Result } from '../domain/result.ts';
import type { Source } from '../domain/source.ts';
import type { Problem } from './problems.ts';
import { contradictions } from './sources.ts';
import { sourceEntry } from './sources-schema.ts';
import { type LocatedYaml, parsedDocument, readYaml } from './yaml.ts';

/** Whatever else the file sets is not looked at; answers with every mistake at once. */
export function readSourceEntries(text: string, name: string): Result<readonly Source[], readonly Problem[]> {
  const located = readShape(text, name);
  if (!located.ok) return located;
  const problems = contradictions(located.value, name);
  return problems.length > 0 ? failed(problems) : ok(located.value.value.sources);
}

type Located = LocatedYaml<{ readonly sources: readonly Source[] }>;

// exactOptionalPropertyTypes and zod's optional() differ only in keys that are present and undefined, which YAML has not.
const entry = sourceEntry as unknown as z.ZodType<Source>;
const entries = z.array(entry).min(1);

/** As if it stood in a file with `sources:`; lines are those of the file that it stands in. */
function readShape(text: string, name: string): Result<Located, readonly Problem[]> {
  const contents = parsedDocument(text)?.contents;
  if (/^sources\s*:/m.test(text)) return readYaml(text, name, z.looseObject({ sources: entries }));
  if (isSeq(contents)) {
    const list = readYaml(text, name, entries);
    return list.ok ? ok(asFile(list.value.value, (path) => list.value.lineOf(path.slice(1)))) : list;
  }
  const one = readYaml(text, name, entry);
  return one.ok ? ok(asFile([one.value.value], (path) => one.value.lineOf(path.slice(2)))) : one;
}

function asFile(sources: readonly Source[], lineOf: Located['lineOf']): Located {
  return { value: { sources }, lineOf };
}
