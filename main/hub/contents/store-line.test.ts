import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { StoreLine, type Question } from './store-line.ts';

let server: Server;
const sockets = new Set<Socket>();
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
});

/** Something at the other end that is no store. */
async function answering(said: (socket: Socket) => void): Promise<URL> {
  server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => said(socket));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return new URL(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`);
}

const question = (url: URL, more: Partial<Question> = {}): Question => ({ url, method: 'GET', headers: {}, body: new Uint8Array(), size: 0, most: 1000, ...more });
const head = 'HTTP/1.1 200 OK\r\ncontent-length: ';

describe('a line to a store', () => {
  it('that says nothing is given up', async () => {
    const url = await answering(() => undefined);
    await expect(new StoreLine({ silentFor: 100, within: 10_000 }).ask(question(url))).rejects.toThrow('silent');
  });

  it('that trickles for ever is given up', async () => {
    const url = await answering((socket) => {
      socket.write(`${head}100000\r\n\r\n`);
      const trickling = setInterval(() => socket.write('a'), 20);
      socket.once('close', () => clearInterval(trickling));
    });
    await expect(new StoreLine({ silentFor: 10_000, within: 300 }).ask(question(url, { most: 1_000_000 }))).rejects.toThrow('ABORT_ERR');
  });

  it('never takes in more than was asked for', async () => {
    const url = await answering((socket) => {
      socket.write(`${head}100000000\r\n\r\n`);
      const flood = () => {
        while (socket.writable && socket.write(Buffer.alloc(64 * 1024)));
        socket.once('drain', flood);
      };
      flood();
    });
    await expect(new StoreLine().ask(question(url))).rejects.toThrow('answer too long');
  });

  it('asks once more where a connection that was kept open had just been closed', async () => {
    const answer = `${head}2\r\n\r\nok`;
    const url = await answering((socket) => {
      socket.write(answer);
      socket.on('data', () => socket.destroy());
    });
    const line = new StoreLine();
    for (let time = 0; time < 3; time += 1) expect((await line.ask(question(url))).body.toString()).toBe('ok');
    expect(sockets.size).toBeGreaterThan(1);
  });

  it('takes an answer that comes before all was sent, and sends no more', async () => {
    let isEnded = false;
    async function* endless() {
      try {
        for (;;) yield new Uint8Array(64 * 1024);
      } finally {
        isEnded = true;
      }
    }
    const url = await answering((socket) => void socket.write('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n'));
    expect((await new StoreLine().ask(question(url, { method: 'PUT', body: endless(), size: 1e9 }))).status).toBe(403);
    await expect.poll(() => isEnded).toBe(true);
  });

  it('tells of the source of what is sent, where that fails, and not of the line', async () => {
    async function* failing() {
      yield new Uint8Array(1000);
      throw new RangeError('source');
    }
    const url = await answering(() => undefined);
    await expect(new StoreLine().ask(question(url, { method: 'PUT', body: failing(), size: 5000 }))).rejects.toThrow(RangeError);
  });
});
