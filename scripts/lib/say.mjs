/**
 * What the scripts tell the person at the terminal. Everything goes to one stream, so that a command
 * whose stdout is read by a program (`npx daftar --json`) can send it all to stderr.
 */
let stream = process.stdout;
let lineOpen = false;

export function sayToStderr() {
  stream = process.stderr;
}

export function say(text) {
  closeLine();
  stream.write(`${text}\n`);
}

/** Overwrites one line on a terminal; elsewhere (a log file) prints at most one line every ten seconds. */
export function progressLine(label) {
  let lastPrinted = Date.now();
  return {
    show(detail) {
      if (stream.isTTY) {
        stream.write(`\r\u001B[2K  ${label}: ${detail}`);
        lineOpen = true;
      } else if (Date.now() - lastPrinted > 10_000) {
        lastPrinted = Date.now();
        stream.write(`  ${label}: ${detail}\n`);
      }
    },
    end(detail) {
      if (stream.isTTY) stream.write('\r\u001B[2K');
      lineOpen = false;
      stream.write(`  ${label}: ${detail}\n`);
    },
  };
}

/** Shows the seconds gone by while something without its own measure is running. */
export async function withSeconds(label, work) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const line = progressLine(label);
  const timer = setInterval(() => line.show(`${seconds()} s`), 1000);
  try {
    const result = await work();
    line.end(`done in ${seconds()} s`);
    return result;
  } finally {
    clearInterval(timer);
    closeLine();
  }
}

/** A reason to stop that the person can act on; printed without a stack. */
export class SetupProblem extends Error {}

function closeLine() {
  if (lineOpen) stream.write('\n');
  lineOpen = false;
}
