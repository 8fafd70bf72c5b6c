// Says in one line how the tests went, from the reports that vitest's json reporter wrote, one file for each run.
import { readFileSync } from 'node:fs';

const runs = process.argv.slice(2).map(countsOf);
const passed = runs.reduce((all, run) => all + run.passed, 0);
const failed = runs.reduce((all, run) => all + run.failed, 0);

process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = runs.length > 0 && runs.every((run) => run.passed > 0) && failed === 0 ? 0 : 1;

/** A run that wrote no report, and a file that does not even load, have no tests to count and are failures all the same. */
function countsOf(file) {
  const report = reportIn(file);
  if (report === undefined) return { passed: 0, failed: 1 };
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length };
}

function reportIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    process.stderr.write(`no report of the tests in ${file}: ${error.message}\n`);
    return undefined;
  }
}
