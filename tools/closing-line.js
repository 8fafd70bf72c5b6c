// Says in one line how the tests went, from the reports that vitest's json reporter wrote, one file for each run.
import { readFileSync } from 'node:fs';

const runs = process.argv.slice(2).map(countsOf);
const passed = runs.reduce((all, run) => all + run.passed, 0);
const failed = runs.reduce((all, run) => all + run.failed, 0);

process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = runs.length > 0 && runs.every((run) => run.passed > 0) && failed === 0 ? 0 : 1;

/** A run without a report and a file that fails before its first test have no failed test to count, and failed all the same. */
function countsOf(file) {
  const report = reportIn(file);
  if (report === undefined) return { passed: 0, failed: 1 };
  const without = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + without.length };
}

function reportIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    process.stderr.write(`no report of the tests in ${file}: ${error.message}\n`);
    return undefined;
  }
}
