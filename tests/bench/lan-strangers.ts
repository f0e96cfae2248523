import { execFileSync, fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { DeskProcess } from './lan-desks.ts';

/** Questions that one desk asks another, one after the other, in one measurement. */
const questions = 10_000;
const visits = 100_000;

/** Where processors can be shared out, the desks get one to themselves: what is measured is what strangers cost the desk, not what they take of the machine. */
function alone(processes: readonly number[], processor: number): boolean {
  try {
    for (const process of processes) execFileSync('taskset', ['-a', '-c', '-p', String(processor), String(process)], { stdio: 'ignore' });
    return availableParallelism() > 1;
  } catch {
    return false;
  }
}

async function strangerAt(port: number): Promise<{ readonly visits: () => Promise<number>; readonly end: () => Promise<void> }> {
  const child: ChildProcess = fork(fileURLToPath(new URL('../faults/lan-stranger-child.ts', import.meta.url)), ['noise', String(port)], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  await once(child, 'message');
  alone([child.pid ?? 0], 1);
  return {
    visits: async () => {
      const [[count]] = await Promise.all([once(child, 'message'), child.send('how many')]);
      return Number(count);
    },
    end: async () => {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

/** Answers a second of the first desk to the second: quiet, then beside a stranger who sends 100,000 random byte strings. */
export async function besideStrangers(first: DeskProcess, second: DeskProcess) {
  const apart = alone([first.pid, second.pid], 0);
  const rate = async () => Math.round((questions * 1000) / (await second.ask({ do: 'ask', count: questions })).ms);
  await rate();
  const quiet = await rate();
  const began = performance.now();
  const stranger = await strangerAt(first.port);
  const rates: number[] = [];
  let made = 0;
  while (made < visits) {
    rates.push(await rate());
    made = await stranger.visits();
  }
  await stranger.end();
  const flooded = Math.round(rates.reduce((sum, each) => sum + each, 0) / rates.length);
  return { quiet, flooded, ratio: Math.round((flooded / quiet) * 100) / 100, visits: made, visitsASecond: Math.round((made * 1000) / (performance.now() - began)), processorsApart: apart };
}
