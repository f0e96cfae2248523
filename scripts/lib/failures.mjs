import { relative } from 'node:path';
import { inRoot } from './paths.mjs';

/** Lines kept of what a failed test said: the reason stands first, the rest is in the output above. */
const linesAMessage = 12;

/** What failed by the JSON report of vitest, as texts: files that could not be loaded among it. */
export function failuresOfVitest({ testResults = [] }) {
  return testResults.flatMap(({ name, message, assertionResults = [] }) => {
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    if (failed.length === 0 && message) return [told(relative(inRoot(), name), [message])];
    return failed.map(({ fullName, failureMessages = [] }) => told(`${relative(inRoot(), name)} › ${fullName}`, failureMessages));
  });
}

/** What failed by the JSON report of Playwright, as texts: errors outside every test among it. */
export function failuresOfPlaywright({ suites = [], errors = [] }) {
  return [...errors.map(({ message }) => told('outside every test', [message])), ...suites.flatMap(failuresOfSuite)];
}

function failuresOfSuite({ suites = [], specs = [] }) {
  const here = specs.filter(({ ok }) => !ok).map(({ title, file, line, tests = [] }) => {
    const results = tests.flatMap((test) => test.results ?? []);
    return told(`${file}:${line} › ${title}`, results.flatMap(({ errors = [] }) => errors.map(({ message }) => message)));
  });
  return [...here, ...suites.flatMap(failuresOfSuite)];
}

function told(title, messages) {
  const lines = messages.flatMap((message) => String(message).split('\n').slice(0, linesAMessage));
  return [title, ...lines.map((line) => `    ${line}`)].join('\n');
}
