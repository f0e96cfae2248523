/** `npm run sim -- --seeds N` drives the custody reducer in a simulated office and prints JSON; see tests/sim/run.ts. */
import { spawn } from 'node:child_process';
import { inRoot } from './lib/paths.mjs';
import { continueUnderPinnedNode } from './lib/under-node-24.mjs';

continueUnderPinnedNode();
const child = spawn(process.execPath, [inRoot('tests', 'sim', 'run.ts'), ...process.argv.slice(2)], { stdio: 'inherit' });
child.on('exit', (code) => process.exit(code ?? 1));
