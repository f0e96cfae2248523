import { spawnSync } from 'node:child_process';
import { nodeExecutable } from './node-24.mjs';

/**
 * Restarts the running script under the pinned Node where the machine's own Node is older: a shell
 * remembers where it found `node`, so npm's PATH alone does not decide.
 */
export function continueUnderPinnedNode() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return;
  const { status } = spawnSync(nodeExecutable, process.argv.slice(1), { stdio: 'inherit' });
  process.exit(status ?? 1);
}
