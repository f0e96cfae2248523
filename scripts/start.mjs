/** Builds what is stale and opens the app; arguments are passed on to it. */
import { spawn } from 'node:child_process';
import { build } from './build.mjs';
import { electronCommand } from './lib/electron-command.mjs';
import { say } from './lib/say.mjs';
import { continueUnderPinnedNode } from './lib/under-node-24.mjs';

continueUnderPinnedNode();
const { displayIsMissing, startVirtualDisplay } = await import('../main/layout-client/virtual-display.ts');
await build();
const { command, args, env } = electronCommand(process.argv.slice(2));
const virtual = displayIsMissing() ? await startVirtualDisplay() : undefined;
if (virtual) {
  say(`This machine has no display: running under Xvfb on ${virtual.display}. Ctrl+C ends it.`);
  env.DISPLAY = virtual.display;
}
const app = spawn(command, args, { env, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => app.kill(signal));
app.on('exit', (code) => {
  virtual?.stop();
  process.exit(code ?? 1);
});
