import { connect, createServer, type Server, type Socket } from 'node:net';

/** How the road behaves while nothing is broken: each way, in milliseconds and bytes a second. */
export type Weather = { readonly latency: number; readonly jitter: number; readonly rate: number };
export const clear: Weather = { latency: 0, jitter: 0, rate: Infinity };

/**
 * What becomes of a connection when it is cut: both ends hear of it by RST or by FIN; nobody hears of it and what is sent is swallowed (`halfOpen`); the
 * end that sent hears of it, and the other does not (`slowClose`); nothing is read any more (`stall`).
 */
export type Cut = 'reset' | 'close' | 'halfOpen' | 'slowClose' | 'stall';

/** Where a connection is cut: before record number `record` towards desk `to` has wholly passed, or `offset` bytes after its end. */
export type CutPoint = { readonly to: number; readonly record: number; readonly offset: number; readonly cut: Cut };

type Way = { readonly to: number; readonly records: Records; readonly from: Socket; readonly into: Socket; due: number; queued: number };
type Connection = { readonly ways: readonly [Way, Way]; isDead: boolean };

/** Bytes that may be on their way before the road reads no more. */
const mostQueued = 64 * 1024;

/**
 * The road between the desks of one PC: each listens at 127.0.0.2 and is known by the same port of 127.0.0.1, where this stands. Both ways of a connection
 * can be slow, narrow, watched by the records of TLS that pass, and cut at any byte.
 */
export class FaultyRoad {
  weather: Weather = clear;
  /** Connections that were made, for a test to see that the desks do use this road. */
  made = 0;
  readonly #servers: Server[] = [];
  readonly #connections = new Set<Connection>();
  readonly #sockets = new Set<Socket>();
  readonly #random: (limit: number) => number;
  #armed: CutPoint | null = null;

  constructor(random: (limit: number) => number) {
    this.#random = random;
  }

  /** Stands before the desk with this port: the first (0) or the second (1). */
  async open(at: number, port: number): Promise<void> {
    const server = createServer((socket) => this.#arrived(socket, { at, port }));
    this.#servers.push(server);
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  }

  /** From now on records are counted from nought, and the first connection that comes to this point is cut there. */
  arm(point: CutPoint | null): void {
    this.#armed = point;
    for (const { ways } of this.#connections) for (const { records } of ways) records.begin();
  }

  /** Whether the point was not reached yet. */
  get isArmed(): boolean {
    return this.#armed !== null;
  }

  /** Records that have passed towards a desk since the last `arm`, over all connections that stand. */
  passed(to: number): number {
    return [...this.#connections].flatMap(({ ways }) => ways.filter((way) => way.to === to)).reduce((sum, { records }) => sum + records.passed, 0);
  }

  cutAll(cut: Cut): void {
    for (const connection of this.#connections) this.#cut(connection, cut, 0);
  }

  close(): void {
    for (const server of this.#servers) server.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  #arrived(socket: Socket, { at, port }: { readonly at: number; readonly port: number }): void {
    this.made += 1;
    const onward = connect({ host: '127.0.0.2', port, localAddress: '127.0.0.1' });
    // Two desks: who comes to the one is the other.
    const way = (to: number, from: Socket, into: Socket): Way => ({ to, from, into, records: new Records(), due: 0, queued: 0 });
    const connection: Connection = { ways: [way(at, socket, onward), way(1 - at, onward, socket)], isDead: false };
    this.#connections.add(connection);
    for (const each of connection.ways) this.#carry(connection, each);
  }

  #carry(connection: Connection, way: Way): void {
    const { from, into } = way;
    this.#sockets.add(from);
    from.setNoDelay(true);
    from.on('error', () => void (connection.isDead || into.resetAndDestroy()));
    from.on('end', () => void (connection.isDead || this.#later(way, 0, () => into.end())));
    from.on('close', () => {
      this.#connections.delete(connection);
      this.#sockets.delete(from);
      if (!connection.isDead) this.#later(way, 0, () => into.destroy());
    });
    from.on('data', (bytes) => {
      if (connection.isDead) return;
      const left = this.#leftBefore(way, bytes);
      this.#pass(connection, way, left === null ? bytes : bytes.subarray(0, left));
      const point = this.#armed;
      if (left === null || point === null) return;
      this.#armed = null;
      connection.isDead = true;
      this.#later(way, 0, () => this.#cut(connection, point.cut, way.to));
    });
  }

  /** How many of these bytes still pass before the armed point; null when all do. */
  #leftBefore({ records, to }: Way, bytes: Buffer): number | null {
    const before = records.seen;
    records.push(bytes);
    const point = this.#armed?.to === to ? this.#armed : null;
    const end = point && records.endOf(point.record);
    if (point === null || end === null) return null;
    const left = end + point.offset - before;
    return left <= bytes.length ? Math.max(0, left) : null;
  }

  #pass(connection: Connection, way: Way, bytes: Buffer): void {
    way.queued += bytes.length;
    if (way.queued > mostQueued) way.from.pause();
    this.#later(way, bytes.length, () => {
      way.queued -= bytes.length;
      if (!way.into.destroyed) way.into.write(bytes);
      if (way.queued <= mostQueued && !connection.isDead) way.from.resume();
    });
  }

  /** What comes later on a way arrives later. */
  #later(way: Way, bytes: number, act: () => void): void {
    const { latency, jitter, rate } = this.weather;
    const now = performance.now();
    const wait = bytes / rate;
    const arrives = Math.max(way.due, now + latency + (jitter === 0 ? 0 : this.#random(jitter))) + wait * 1000;
    way.due = arrives;
    if (arrives <= now) act();
    else setTimeout(act, arrives - now);
  }

  /** Nothing passes any more; what each end is told of it differs. */
  #cut(connection: Connection, cut: Cut, to: number): void {
    connection.isDead = true;
    const [first] = connection.ways;
    const [sender, receiver] = first.to === to ? [first.from, first.into] : [first.into, first.from];
    if (cut === 'reset') for (const socket of [sender, receiver]) socket.resetAndDestroy();
    else if (cut === 'close') for (const socket of [sender, receiver]) socket.end().destroySoon();
    else if (cut === 'slowClose') sender.end().destroySoon();
    else if (cut === 'stall') for (const socket of [sender, receiver]) socket.pause();
    else for (const socket of [sender, receiver]) socket.resume();
  }
}

const headLength = 5;

/** The records of TLS in a stream: each says its length in its head. */
export class Records {
  seen = 0;
  #head: number[] = [];
  #next = 0;
  #ends: number[] = [];

  push(bytes: Uint8Array): void {
    let at = 0;
    while (at < bytes.length) {
      const position = this.seen + at;
      if (this.#head.length < headLength && position >= this.#next) {
        this.#head.push(bytes[at] ?? 0);
        at += 1;
        if (this.#head.length < headLength) continue;
        const [, , , high = 0, low = 0] = this.#head;
        this.#next = this.seen + at + high * 256 + low;
        this.#ends.push(this.#next);
        this.#head = [];
      } else at += Math.min(bytes.length - at, this.#next - position);
    }
    this.seen += bytes.length;
  }

  /** Counts from here: a record that has begun to pass is number 0. */
  begin(): void {
    this.#ends = this.#ends.filter((end) => end > this.seen);
  }

  /** Records that have wholly passed since. */
  get passed(): number {
    return this.#ends.filter((end) => end <= this.seen).length;
  }

  /** Where in the stream record number `at` ends; null while its head has not passed. */
  endOf(at: number): number | null {
    return this.#ends[at] ?? null;
  }
}
