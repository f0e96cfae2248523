import { spawn } from 'node:child_process';

/**
 * Starts an X server without a screen on a display number that it finds free itself. `stop` ends that
 * one process.
 */
export function startVirtualDisplay() {
  const args = ['-displayfd', '3', '-screen', '0', '1366x768x24', '-nolisten', 'tcp', '-noreset'];
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.on('exit', (code) => reject(new Error(`Xvfb ended with code ${code}`)));
    let text = '';
    server.stdio[3].on('data', (chunk) => {
      text += chunk;
      if (!text.includes('\n')) return;
      server.stdio[3].destroy();
      server.unref();
      resolve({ display: `:${text.trim()}`, pid: server.pid, stop: () => server.kill() });
    });
  });
}

export const displayIsMissing = () => process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
