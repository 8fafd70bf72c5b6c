// Lists what the installed packages are licensed under; fails at a licence that we have not agreed to.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

// Permissive ones, and two that ask for nothing but the mention (CC-BY) or the sources of the file itself (MPL).
const AGREED = new Set(
  '0BSD Apache-2.0 BlueOak-1.0.0 BSD-2-Clause BSD-3-Clause CC0-1.0 CC-BY-4.0 ISC MIT MIT-0 MPL-2.0 Unlicense Zlib'.split(
    ' ',
  ),
);

// Packages that say it nowhere in the usual place, by what stands in their files.
const SAID_ELSEWHERE = { 'map-stream': 'MIT', 'pause-stream': 'MIT' };

export function packagesIn(lock) {
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path.includes('node_modules/') && !entry.link)
    .map(([path, entry]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      path,
      version: entry.version,
      licence: entry.license ?? '',
      dev: entry.dev === true || entry.devOptional === true,
      optional: entry.optional === true,
    }));
}

// `(MIT OR CC0-1.0)`: one of them is enough; `MIT AND Zlib`: both.
export function isAgreed(licence) {
  const alternatives = licence.replace(/[()]/g, '').split(/\s+OR\s+/);
  return alternatives.some((each) => each.split(/\s+AND\s+/).every((name) => AGREED.has(name)));
}

// The lock leaves some out; the package itself may say it in an old way.
function licenceOf({ name, path, licence }) {
  if (SAID_ELSEWHERE[name] !== undefined) return SAID_ELSEWHERE[name];
  if (licence !== '') return licence;
  try {
    const { license, licenses } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
    return license?.type ?? license ?? licenses?.map((each) => each.type ?? each).join(' OR ') ?? '';
  } catch (error) {
    if (error.code === 'ENOENT') return '';
    throw error;
  }
}

if (import.meta.main) {
  const packages = packagesIn(JSON.parse(readFileSync('package-lock.json', 'utf8')));
  const named = packages.map((each) => ({ ...each, licence: licenceOf(each) }));
  const groups = Object.groupBy(named, ({ licence }) => licence || 'none said');
  for (const [licence, members] of Object.entries(groups).sort(([one], [other]) =>
    one.localeCompare(other),
  )) {
    process.stdout.write(
      `${licence}: ${members.map(({ name, version, dev }) => `${name}@${version}${dev ? ' (development)' : ''}`).join(', ')}\n`,
    );
  }
  const strangers = named.filter(({ licence }) => !isAgreed(licence));
  for (const { name, licence } of strangers)
    process.stdout.write(`not agreed to: ${name}: ${licence || 'none said'}\n`);
  process.stdout.write(
    `${named.length} packages, ${strangers.length} under a licence that is not agreed to\n`,
  );
  process.exitCode = strangers.length === 0 ? 0 : 1;
}
