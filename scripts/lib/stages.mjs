import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { failuresOfPlaywright, failuresOfVitest } from './failures.mjs';
import { inRoot } from './paths.mjs';
import { say } from './say.mjs';

/**
 * Runs one stage of the tests with its output on the terminal and returns `{passed, failed, failures}`. A
 * stage that writes a report counts its tests; any other counts as one.
 */
export async function runStage({ title, command, args, env, report, read }) {
  say(`\n== ${title}`);
  const started = Date.now();
  if (report) {
    mkdirSync(dirname(report), { recursive: true });
    rmSync(report, { force: true });
  }
  const code = await runVisibly(command, args, env);
  const result = withExitCode(report ? readReport(report, read) : noTests, code);
  say(`== ${title}: ${result.passed} passed, ${result.failed} failed, ${Math.round((Date.now() - started) / 1000)} s`);
  return result;
}

function runVisibly(command, args, env) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: inRoot(), env: { ...process.env, ...env }, stdio: 'inherit' });
    child.on('error', () => resolve(127));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

const noTests = { passed: 0, failed: 0, failures: [] };

/** A stage that failed without a failed test (it could not even start) is a failure all the same. */
function withExitCode({ passed, failed, failures }, code) {
  if (code !== 0 && failed === 0) return { passed, failed: 1, failures: [...failures, `ended with ${code}, no test of it failed`] };
  return passed + failed === 0 ? { passed: 1, failed, failures } : { passed, failed, failures };
}

function readReport(path, read) {
  try {
    return read(JSON.parse(readFileSync(path, 'utf8')));
  } catch (problem) {
    return { ...noTests, failed: 1, failures: [`left no report that could be read: ${problem.message}`] };
  }
}

export const readVitest = (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests, failures: failuresOfVitest(report) });

export const readPlaywright = (report) => ({
  passed: report.stats.expected + report.stats.flaky,
  failed: report.stats.unexpected,
  failures: failuresOfPlaywright(report),
});
