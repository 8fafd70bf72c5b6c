import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { Target } from './target.ts';

/** Real material that may stand beside the project; fuzzing goes on without it. */
const CORPORA = fileURLToPath(new URL('../../../shared/corpora/', import.meta.url));

/** More would be read for longer than they are used. */
const MOST_FILES = 120;
const MOST_SEED_BYTES = 200_000;

/** The target's own seeds, and up to 120 real documents where there are any. */
export function seedsOf({ seeds, corpora = [] }: Target, withCorpora: boolean): readonly Buffer[] {
  const own = seeds.map((seed) => (typeof seed === 'string' ? Buffer.from(seed) : Buffer.from(seed)));
  if (!withCorpora || !existsSync(CORPORA)) return own;
  return [...own, ...corpora.flatMap(documentsIn)];
}

function documentsIn(folder: string): readonly Buffer[] {
  const cwd = `${CORPORA}${folder}`;
  const files = globSync('**/*.{html,xml,rss,atom,json,txt,gz}', { cwd }).sort();
  const step = Math.max(1, Math.ceil(files.length / MOST_FILES));
  const documents = files
    .filter((_, index) => index % step === 0)
    .map((file) => ({ file, bytes: readFileSync(`${cwd}/${file}`) }))
    .map(({ file, bytes }) => (file.endsWith('.gz') ? gunzipSync(bytes) : bytes));
  const lines = globSync('*.jsonl', { cwd }).flatMap((file) => textsIn(`${cwd}/${file}`));
  return [...documents, ...lines].filter((bytes) => bytes.length <= MOST_SEED_BYTES);
}

/** The texts in a file of cases: whatever string of a line is long enough to be a document. */
function textsIn(file: string): readonly Buffer[] {
  const texts = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => Object.values(JSON.parse(line)))
    .filter((value) => typeof value === 'string' && value.length > 20);
  const step = Math.max(1, Math.ceil(texts.length / MOST_FILES));
  return texts.filter((_, index) => index % step === 0).map((text) => Buffer.from(String(text)));
}
