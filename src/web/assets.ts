import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

export const ASSETS_PATH = '/desk/assets';

const FOLDER = join(import.meta.dirname, 'assets');

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export interface Asset {
  readonly type: string;
  readonly content: Uint8Array<ArrayBuffer>;
}

/**
 * Style and scripts, served by ourselves: no build step, no other host. They are few and small, so they are read once. The
 * address holds a hash over all of them: browsers may keep it for good, and a module may import its neighbour by `./`.
 */
function readAssets(folder: string): {
  readonly version: string;
  readonly files: ReadonlyMap<string, Asset>;
} {
  const files = new Map<string, Asset>();
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort()) {
    const type = TYPES[extname(name)];
    if (type === undefined)
      throw new Error(`${join(folder, name)} has an ending that assets.ts does not know`);
    const content = new Uint8Array(readFileSync(join(folder, name)));
    hash.update(name).update(content);
    files.set(name, { type, content });
  }
  return { version: hash.digest('hex').slice(0, 16), files };
}

const { version, files } = readAssets(FOLDER);

/** The address of a file of `assets/`; throws where there is none, so that a page cannot name a missing one. */
export function assetPath(name: string): string {
  if (!files.has(name)) throw new Error(`there is no ${name} in src/web/assets`);
  return `${ASSETS_PATH}/${version}/${name}`;
}

export function assetAt(asked: string, name: string): Asset | undefined {
  return asked === version ? files.get(name) : undefined;
}
