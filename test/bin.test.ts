import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Makes a Node say that it is another. */
function asNode(version: string): string {
  const lie = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`;
  return `data:text/javascript,${encodeURIComponent(lie)}`;
}

describe('the entry', () => {
  it.each(['18.20.4', '20.20.2', '22.17.1'])('says on Node %s what to do, and ends with 2', (version) => {
    const ended = spawnSync(
      process.execPath,
      ['--import', asNode(version), 'bin/mediawatch.js', '--version'],
      {
        encoding: 'utf8',
      },
    );

    expect(ended.stderr).toContain(`this is Node ${version}`);
    expect(ended.stderr).toContain('npm run -s mediawatch -- ARGUMENTS');
    expect([ended.stdout, ended.status]).toEqual(['', 2]);
  });

  it('has no static import that an old Node would follow before it could speak', () => {
    expect(readFileSync('bin/mediawatch.js', 'utf8')).not.toMatch(/^import\s/m);
  });
});
