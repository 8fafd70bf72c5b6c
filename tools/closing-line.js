// Says in one line how the tests went, from the report that vitest's json reporter wrote.
import { readFileSync } from 'node:fs';

const report = JSON.parse(readFileSync(process.argv[2] ?? 'test-report.json', 'utf8'));
const passed = report.numPassedTests;
// A file that does not even load has no tests to count and is a failure all the same.
const unloaded = report.testResults.filter(
  (file) => file.status === 'failed' && file.assertionResults.length === 0,
);
const failed = report.numFailedTests + unloaded.length;

process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = passed > 0 && failed === 0 ? 0 : 1;
