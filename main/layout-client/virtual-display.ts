import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

export type VirtualDisplay = { readonly display: string; readonly stop: () => void };

/** Ends by itself a minute after its last window is gone, in case the program that started it was killed. */
const args = ['-displayfd', '3', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp', '-terminate', '60'];

/** Starts an X server without a screen, on a display number that it finds free itself; `stop` ends that one process. Rejects when there is no Xvfb. */
export function startVirtualDisplay(): Promise<VirtualDisplay> {
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const numbers = server.stdio.flatMap((stream, at) => (at === 3 && isReadable(stream) ? [stream] : []));
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.on('exit', (code) => reject(new Error(`Xvfb ended with code ${code}`)));
    let text = '';
    numbers.forEach((stream) =>
      stream.on('data', (chunk: Buffer) => {
        text += chunk.toString();
        if (!text.includes('\n')) return;
        stream.destroy();
        server.unref();
        resolve({ display: `:${text.trim()}`, stop: () => server.kill() });
      }),
    );
  });
}

/** True where a window could not be shown: Linux without an X or Wayland display. */
export function displayIsMissing(env: Readonly<Record<string, string | undefined>> = process.env): boolean {
  return process.platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY'];
}

function isReadable(stream: unknown): stream is Readable {
  return typeof stream === 'object' && stream !== null && 'read' in stream;
}
