import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { inRoot } from './paths.mjs';
import { say } from './say.mjs';

/**
 * Runs one stage of the tests with its output on the terminal and returns `{passed, failed}`. A stage
 * that writes a report counts its tests; any other counts as one.
 */
export async function runStage({ title, command, args, env, report, count }) {
  say(`\n== ${title}`);
  const started = Date.now();
  if (report) {
    mkdirSync(dirname(report), { recursive: true });
    rmSync(report, { force: true });
  }
  const code = await runVisibly(command, args, env);
  const result = withExitCode(report ? countReport(report, count) : { passed: 0, failed: 0 }, code);
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

/** A stage that failed without a failed test (it could not even start) is a failure all the same. */
function withExitCode({ passed, failed }, code) {
  if (code !== 0 && failed === 0) return { passed, failed: 1 };
  return passed + failed === 0 ? { passed: 1, failed } : { passed, failed };
}

function countReport(path, count) {
  try {
    return count(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return { passed: 0, failed: 1 };
  }
}

export const countVitest = (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests });

export const countPlaywright = ({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected });
