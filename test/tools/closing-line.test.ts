import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const LOADED = { status: 'passed', assertionResults: [{}] };
const UNLOADED = { status: 'failed', assertionResults: [] };

describe('the closing line of the tests', () => {
  it.each([
    [{ numPassedTests: 7, numFailedTests: 0, testResults: [LOADED] }, '7 passed, 0 failed\n', 0],
    [{ numPassedTests: 7, numFailedTests: 2, testResults: [LOADED] }, '7 passed, 2 failed\n', 1],
    [{ numPassedTests: 7, numFailedTests: 0, testResults: [UNLOADED] }, '7 passed, 1 failed\n', 1],
    [{ numPassedTests: 0, numFailedTests: 0, testResults: [] }, '0 passed, 0 failed\n', 1],
  ])('for %j is %j, with status %i', (report, line, status) => {
    const folder = mkdtempSync(join(tmpdir(), 'closing-line-'));
    const file = join(folder, 'report.json');
    writeFileSync(file, JSON.stringify(report));

    const ended = spawnSync(process.execPath, ['tools/closing-line.js', file], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });

    expect([ended.stdout, ended.status]).toEqual([line, status]);
  });
});
