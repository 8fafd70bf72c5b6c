import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const LOADED = { status: 'passed', assertionResults: [{}] };
const UNLOADED = { status: 'failed', assertionResults: [] };
const UNPREPARED = { status: 'failed', assertionResults: [{ status: 'skipped' }] };
const FAILED = { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'failed' }] };

const ALL_PASSED = JSON.stringify({ numPassedTests: 7, numFailedTests: 0, testResults: [LOADED] });
const TWO_FAILED = JSON.stringify({ numPassedTests: 7, numFailedTests: 2, testResults: [FAILED] });
const ONE_UNLOADED = JSON.stringify({ numPassedTests: 7, numFailedTests: 0, testResults: [UNLOADED] });
const ONE_UNPREPARED = JSON.stringify({ numPassedTests: 7, numFailedTests: 0, testResults: [UNPREPARED] });
const NO_TEST = JSON.stringify({ numPassedTests: 0, numFailedTests: 0, testResults: [] });

describe('the closing line of the tests', () => {
  it.each([
    ['all passed', [ALL_PASSED], '7 passed, 0 failed\n', 0],
    ['two failed', [TWO_FAILED], '7 passed, 2 failed\n', 1],
    ['a file did not load', [ONE_UNLOADED], '7 passed, 1 failed\n', 1],
    ['a file failed before its first test', [ONE_UNPREPARED], '7 passed, 1 failed\n', 1],
    ['there was no test', [NO_TEST], '0 passed, 0 failed\n', 1],
    ['two runs passed', [ALL_PASSED, ALL_PASSED], '14 passed, 0 failed\n', 0],
    ['one of two runs failed', [ALL_PASSED, TWO_FAILED], '14 passed, 2 failed\n', 1],
    ['one of two runs had no test', [ALL_PASSED, NO_TEST], '7 passed, 0 failed\n', 1],
    ['one of two runs left no report', [ALL_PASSED, ''], '7 passed, 1 failed\n', 1],
    ['nothing ran', [], '0 passed, 0 failed\n', 1],
  ])('when %s', (_case, reports, line, status) => {
    const folder = mkdtempSync(join(tmpdir(), 'closing-line-'));
    const files = reports.map((report, at) => {
      const file = join(folder, `report-${at}.json`);
      writeFileSync(file, report);
      return file;
    });

    const ended = spawnSync(process.execPath, ['tools/closing-line.js', ...files], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });

    expect([ended.stdout, ended.status]).toEqual([line, status]);
  });
});
