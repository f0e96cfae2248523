import { readdirSync, readFileSync } from 'node:fs';

/** Median, 95th percentile and how many, in the unit of the samples, to two decimals. */
export function summary(samples: readonly number[]): { median: number; p95: number; count: number } {
  const sorted = [...samples].sort((left, right) => left - right);
  const at = (part: number) => Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0) * 100) / 100;
  return { median: at(0.5), p95: at(0.95), count: samples.length };
}

/** Milliseconds that a piece of work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** MiB by kind of process. */
export type Memory = Readonly<Record<string, number>>;

/**
 * Memory in MiB of a process and all that it started, by what each is. A page that several share is divided among them (PSS), so that
 * the sum is what the machine gives. Linux only.
 */
export function treeMemory(root: number): Memory {
  const parents = new Map<number, number>();
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const parent = /^PPid:\s+(\d+)/m.exec(readProcess(Number(entry), 'status'))?.[1];
    if (parent !== undefined) parents.set(Number(entry), Number(parent));
  }
  const belongs = (pid: number): boolean => pid === root || (parents.has(pid) && pid > 1 && belongs(parents.get(pid) ?? 0));
  const memory: Record<string, number> = {};
  for (const pid of [...parents.keys()].filter(belongs)) {
    const kind = pid === root ? 'core' : (/--type=([a-z-]+)/.exec(readProcess(pid, 'cmdline'))?.[1] ?? 'main');
    const kib = Number(/^Pss:\s+(\d+)/m.exec(readProcess(pid, 'smaps_rollup'))?.[1] ?? 0);
    memory[kind] = Math.round(((memory[kind] ?? 0) + kib / 1024) * 10) / 10;
  }
  return memory;
}

/** The median of several samples, kind by kind. */
export function medianMemory(samples: readonly Memory[]): Memory {
  const kinds = [...new Set(samples.flatMap((sample) => Object.keys(sample)))];
  return Object.fromEntries(kinds.map((kind) => [kind, summary(samples.map((sample) => sample[kind] ?? 0)).median]));
}

/** All kinds of processes together. */
export function totalMemory(memory: Memory): number {
  return Math.round(Object.values(memory).reduce((sum, part) => sum + part, 0) * 10) / 10;
}

function readProcess(pid: number, file: 'status' | 'cmdline' | 'smaps_rollup'): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
