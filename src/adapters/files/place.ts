import { relative, resolve, sep } from 'node:path';

/** The absolute place of a path in a folder; throws where it leads out of it. */
export function placeIn(folder: string, path: string): string {
  const root = resolve(folder);
  const place = resolve(root, path);
  const inside = relative(root, place);
  const leaves =
    inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || resolve(inside) === inside;
  if (leaves || path.includes('\0') || path.includes('\\'))
    throw new Error(`"${path}" is not a path inside ${folder}; nothing was written`);
  return place;
}
