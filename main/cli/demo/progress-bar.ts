import type { Progress } from './play-years.ts';

const width = 30;

/** How far it has come, on one line of a terminal; elsewhere a line for each tenth of the work. */
export function progressBar(stream: NodeJS.WriteStream): (progress: Progress) => void {
  const started = Date.now();
  let said = -1;
  return ({ day, receipts, of }) => {
    const part = of === 0 ? 1 : receipts / of;
    const seconds = Math.round((Date.now() - started) / 1000);
    const left = part === 0 ? 0 : Math.round((seconds / part) * (1 - part));
    const bar = '#'.repeat(Math.round(part * width)).padEnd(width, '.');
    const line = `[${bar}] ${Math.floor(part * 100)} %  ${day}  ${receipts} receipts  ${seconds} s, about ${left} s left`;
    if (stream.isTTY) stream.write(`\r${line.padEnd(100)}${part === 1 ? '\n' : ''}`);
    else if (Math.floor(part * 10) > said) stream.write(`${line}\n`);
    said = Math.floor(part * 10);
  };
}
