import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** `rate` in bytes a second each way, all connections together; 0 for no bound. */
export type LineKind = { readonly roundTripMs: number; readonly rate: number };

export const loopbackLine: LineKind = { roundTripMs: 0, rate: 0 };

export type ThinLine = {
  readonly port: number;
  /** How the line is from now on. */
  readonly be: (kind: LineKind) => void;
  /** Nothing goes through, and whoever is connected is cut off; `be` opens it again. */
  readonly cut: () => void;
  /** Nothing goes through, and connections stand; `be` lets all go on. */
  readonly hold: () => void;
  /** Bytes that went towards the server and back since the last question. */
  readonly carried: () => { readonly up: number; readonly down: number };
  readonly close: () => Promise<void>;
};

/** What goes one way: each piece waits for the bytes before it, and then half a round trip. */
class Way {
  bytes = 0;
  #freeAt = 0;
  /** What is on its way, in the order in which it set out: timers of almost the same moment may fire in another one. */
  readonly #underWay: (() => void)[] = [];
  #held: (() => void)[] | null = null;

  hold(): void {
    this.#held ??= [];
  }

  release(): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const goOn of held) goOn();
  }

  carry(kind: LineKind, bytes: Buffer, deliver: () => void): void {
    if (this.#held) {
      this.#held.push(() => this.carry(kind, bytes, deliver));
      return;
    }
    this.bytes += bytes.length;
    const now = performance.now();
    this.#freeAt = Math.max(now, this.#freeAt) + (kind.rate === 0 ? 0 : (1000 * bytes.length) / kind.rate);
    this.#underWay.push(deliver);
    setTimeout(() => this.#underWay.shift()?.(), this.#freeAt - now + kind.roundTripMs / 2);
  }

  taken(): number {
    const { bytes } = this;
    this.bytes = 0;
    return bytes;
  }
}

/**
 * A line to a port of this PC that is as long and as thin as it is told: a connection costs a round trip before its first byte, bytes go through at the rate, and are on their way for half
 * a round trip. What it holds of one connection is bounded as a modem's queue is not: TCP's own window does that.
 */
export async function thinLine(to: number): Promise<ThinLine> {
  let kind = loopbackLine;
  let open = true;
  const sockets = new Set<Socket>();
  const [up, down] = [new Way(), new Way()];
  // An end of one way leaves the other open: it is carried over like the bytes before it.
  const server = createServer({ allowHalfOpen: true }, (near) => {
    if (!open) {
      near.destroy();
      return;
    }
    const far = connect({ port: to, host: '127.0.0.1', allowHalfOpen: true });
    // The handshake of TCP: what was sent at once waits for it, in its order.
    const opened = new Promise((resolve) => setTimeout(resolve, kind.roundTripMs));
    join(near, far, (bytes, deliver) => void opened.then(() => up.carry(kind, bytes, deliver)));
    join(far, near, (bytes, deliver) => down.carry(kind, bytes, deliver));
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => sockets.delete(socket));
    }
    // An end comes behind the bytes that are still on their way.
    near.on('close', () => void opened.then(() => up.carry(kind, Buffer.alloc(0), () => far.destroySoon())));
    far.on('close', () => down.carry(kind, Buffer.alloc(0), () => near.destroySoon()));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: portOf(server.address()),
    be: (next) => {
      kind = next;
      open = true;
      for (const way of [up, down]) way.release();
    },
    cut: () => {
      open = false;
      for (const socket of sockets) socket.destroy();
    },
    hold: () => {
      for (const way of [up, down]) way.hold();
    },
    carried: () => ({ up: up.taken(), down: down.taken() }),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function join(from: Socket, to: Socket, carry: (bytes: Buffer, deliver: () => void) => void): void {
  from.on('data', (bytes: Buffer) =>
    carry(bytes, () => {
      if (!to.destroyed) to.write(bytes);
    }),
  );
  from.on('end', () => carry(Buffer.alloc(0), () => to.end()));
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the line listens at no port');
  return address.port;
}
