import type { PrintState } from '../../core/letters/printing-port.ts';
import type { FoundPrinter } from './printers.ts';

/**
 * Reads the answers of `lpstat` in the C locale: `-a` (who accepts jobs), `-d` (the default) and `-l -p` (descriptions).
 */
export function readPrinters(accepting: string, standard: string, described: string): FoundPrinter[] {
  const accepts = new Set(matches(accepting, /^(\S+) accepting requests/gm));
  const [defaultName] = matches(standard, /^system default destination: (\S+)/gm);
  return described
    .split(/^(?=printer )/m)
    .map((block) => ({ name: /^printer (\S+)/.exec(block)?.[1], description: /^\s+Description: (.+)$/m.exec(block)?.[1] }))
    .flatMap(({ name, description }) =>
      name ? [{ name, description: description ?? name, isDefault: name === defaultName, acceptsJobs: accepts.has(name) }] : [],
    );
}

/** The job id in the answer of `lp`: `request id is Counter-12 (1 file(s))`. */
export function readJobId(answer: string): string | undefined {
  return /^request id is (\S+)/m.exec(answer)?.[1];
}

/** Where a job stands, from `lpstat -l -W not-completed -o` and `lpstat -l -W completed -o`; a job in neither list was dropped. */
export function readJobState(jobId: string, waiting: string, ended: string): PrintState {
  const active = jobBlock(jobId, waiting);
  if (active) return /Alerts: .*job-printing/.test(active) ? 'printing' : 'queued';
  return /Alerts: .*job-completed-successfully/.test(jobBlock(jobId, ended) ?? '') ? 'done' : 'failed';
}

function jobBlock(jobId: string, answer: string): string | undefined {
  return answer.split(/^(?=\S)/m).find((block) => block.startsWith(`${jobId} `));
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, found]) => found ?? '');
}
