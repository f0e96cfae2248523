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

/** Resident memory in MiB of a process and all that it started, shared pages counted in each. Linux only. */
export function treeMemory(root: number): number {
  const parents = new Map<number, number>();
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const parent = /^PPid:\s+(\d+)/m.exec(readStatus(Number(entry)))?.[1];
    if (parent !== undefined) parents.set(Number(entry), Number(parent));
  }
  const belongs = (pid: number): boolean => pid === root || (parents.has(pid) && pid > 1 && belongs(parents.get(pid) ?? 0));
  const pids = [...parents.keys()].filter(belongs);
  const kib = pids.reduce((sum, pid) => sum + Number(/^VmRSS:\s+(\d+)/m.exec(readStatus(pid))?.[1] ?? 0), 0);
  return Math.round(kib / 102.4) / 10;
}

function readStatus(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
}
