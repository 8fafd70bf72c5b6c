import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
// @ts-expect-error: tools are plain JavaScript
import { isAgreed, packagesIn } from '../../tools/licences.js';

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
}

const lock: { readonly lockfileVersion: number; readonly packages: Readonly<Record<string, Locked>> } =
  JSON.parse(readFileSync('package-lock.json', 'utf8'));
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const installed = Object.entries(lock.packages).filter(
  ([path, { link }]) => path.includes('node_modules/') && link !== true,
);

/** The only package that is no package of a registry: ours, which brings Node for development. */
const OUR_OWN = ['node_modules/dev-node'];

describe('what we depend on', () => {
  it('is locked, each file by the hash of its content', () => {
    expect(lock.lockfileVersion).toBe(3);
    expect(installed.length).toBeGreaterThan(100);
    expect(
      installed.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path),
    ).toEqual([]);
  });

  it('comes from a registry by HTTPS, never from git, a file or plain HTTP', () => {
    const elsewhere = installed.filter(
      ([, { resolved }]) => resolved !== undefined && !resolved.startsWith('https://'),
    );
    const links = Object.entries(lock.packages).filter(([, { link }]) => link);

    expect(elsewhere).toEqual([]);
    expect(links.map(([path]) => path)).toEqual(OUR_OWN);
  });

  it('is asked for by exact version', () => {
    const asked = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });

    expect(
      asked.filter(([name, version]) => name !== 'dev-node' && !/^\d+\.\d+\.\d+$/.test(String(version))),
    ).toEqual([]);
  });

  it('runs nothing when it is installed', () => {
    const scripts = installed.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path);

    expect(scripts).toEqual([]);
    expect(readFileSync('.npmrc', 'utf8')).toContain('ignore-scripts=true');
    expect(Object.values(manifest.allowScripts).every((allowed) => allowed === false)).toBe(true);
  });

  it('is under licences that are agreed to', () => {
    const { status, stdout } = spawnSync('node', ['tools/licences.js'], { encoding: 'utf8' });

    expect(stdout).toMatch(/\n\d{3} packages, 0 under a licence that is not agreed to\n$/);
    expect(status).toBe(0);
  });

  it.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0)', true],
    ['MIT AND GPL-3.0', false],
    ['AGPL-3.0-only', false],
    ['UNLICENSED', false],
    ['', false],
  ])('knows an agreed licence: "%s": %s', (licence, agreed) => {
    expect(isAgreed(licence)).toBe(agreed);
  });

  it('holds no known hole that has a fixed version: xml2js from 0.5.0 on', () => {
    const versions = packagesIn(lock)
      .filter(({ name }: { name: string }) => name === 'xml2js')
      .map(({ version }: { version: string }) => version);

    expect(versions.length).toBeGreaterThan(0);
    for (const version of versions) expect(version).toMatch(/^0\.[5-9]|^[1-9]/);
  });
});
