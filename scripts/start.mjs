/**
 * Builds what is stale and opens the app; arguments are passed on to it. A machine without a display has nobody before
 * the window: there the demo office goes through the whole main job by itself. `--window` opens the window even there.
 */
import { spawn } from 'node:child_process';
import { build } from './build.mjs';
import { electronCommand } from './lib/electron-command.mjs';
import { say } from './lib/say.mjs';
import { continueUnderPinnedNode } from './lib/under-node-24.mjs';

continueUnderPinnedNode();
const { displayIsMissing, startVirtualDisplay } = await import('../main/layout-client/virtual-display.ts');
const wanted = process.argv.slice(2);
const passedOn = wanted.filter((argument) => argument !== '--window');
await build();
const { command, args, env } = electronCommand(passedOn);
const virtual = displayIsMissing() ? await startVirtualDisplay() : undefined;
if (virtual) env.DISPLAY = virtual.display;
if (virtual && wanted.length === 0) process.exitCode = await tour(virtual);
else openWindow(virtual);

/** Ends with the name of the folder that holds what came of it. */
async function tour({ stop }) {
  say('This machine has no display. Under Xvfb the demo office now goes through the main job by itself, once in each language.');
  say('(`npm start -- --window` opens the window there and leaves it open.)');
  const { takeTour } = await import('../tests/e2e/tour.ts');
  try {
    const folder = await takeTour({ command, args, env, say });
    say(`Sealed letters, registers, verdicts and pictures of the screens: ${folder}`);
    return 0;
  } finally {
    stop();
  }
}

function openWindow(virtualDisplay) {
  if (virtualDisplay) say(`This machine has no display: running under Xvfb on ${virtualDisplay.display}. Ctrl+C ends it.`);
  const app = spawn(command, args, { env, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => app.kill(signal));
  app.on('exit', (code) => {
    virtualDisplay?.stop();
    process.exit(code ?? 1);
  });
}
