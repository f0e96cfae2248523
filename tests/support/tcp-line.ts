import type { Socket } from 'node:net';
import type { Line } from '../../main/core/blobs/transfer/line.ts';

const largestFrame = 1024 * 1024;

/** A real connection as a line: each message behind its length in four bytes. Waits for the socket to drain. */
export function tcpLine(socket: Socket): Line {
  socket.setNoDelay(true);
  const listeners = new Set<(message: Uint8Array) => void>();
  let rest: Buffer = Buffer.alloc(0);
  socket.on('data', (data) => {
    rest = Buffer.concat([rest, data]);
    for (let length = frameLength(rest); length !== null && rest.length >= 4 + length; length = frameLength(rest)) {
      const message = Uint8Array.from(rest.subarray(4, 4 + length));
      rest = rest.subarray(4 + length);
      listeners.forEach((listener) => listener(message));
    }
  });
  socket.on('error', () => socket.destroy());
  return {
    send: async (message) => {
      const head = Buffer.alloc(4);
      head.writeUInt32BE(message.length);
      if (socket.destroyed) throw new Error('the connection is gone');
      if (!socket.write(Buffer.concat([head, message]))) await new Promise<void>((resolve) => socket.once('drain', resolve).once('close', resolve));
    },
    onMessage: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function frameLength(bytes: Buffer): number | null {
  if (bytes.length < 4) return null;
  const length = bytes.readUInt32BE(0);
  if (length > largestFrame) throw new Error('a frame is too large');
  return length;
}
