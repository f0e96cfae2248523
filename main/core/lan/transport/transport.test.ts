import { connect, createServer, type Socket } from 'node:net';
import { once } from 'node:events';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { FakeClock } from '../clock.fixture.ts';
import { systemClock } from '../clock.ts';
import { ownMemoryFrom } from '../../own-memory.ts';
import { DoorGuard, doorLimits } from './door-guard.ts';
import { frame, framePieces, FrameReader, maximumFrame } from './frames.ts';
import { dispatchTo } from './greeting.ts';
import { KeepAlive, pingAfter, silentAfter } from './keep-alive.ts';
import { Link } from './link.ts';
import { messagePieces, writeMessage, type WireMessage } from './wire.ts';
import { handlersByName, notice, onNotice, onQuestion, question, type Handler } from './message-kind.ts';

const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => close()));

const double = question('test.double', z.object({ number: z.int() }), z.object({ number: z.int() }));
const bulk = notice('test.bulk', z.object({ bytes: z.instanceof(Uint8Array) }));
const unheardOf = question('test.unheardOf', z.object({}), z.object({}));

async function sockets(): Promise<[Socket, Socket]> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const client = connect({ host: '127.0.0.1', port: typeof address === 'object' && address ? address.port : 0 });
  const [accepted] = await once(server, 'connection');
  closing.push(() => { server.close(); client.destroy(); accepted.destroy(); });
  return [client, accepted];
}

function linkOn(socket: Socket, handlers: readonly Handler<null>[] = []): Link {
  const dispatch = dispatchTo(handlersByName(handlers), null, false);
  const link = new Link(socket, { clock: systemClock, dispatch, frameLimit: maximumFrame });
  link.open(dispatch);
  return link;
}

const doubles = onQuestion<{ number: number }, { number: number }, null>(double, ({ number }) => ({ number: 2 * number }));

describe('frames', () => {
  it('come out as they went in, however the stream is cut', () => {
    fc.assert(fc.property(fc.array(fc.uint8Array({ minLength: 1, maxLength: 300 }), { maxLength: 10 }), fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1 }), (contents, cuts) => {
      const stream = Buffer.concat(contents.map(frame));
      const reader = new FrameReader(maximumFrame);
      const read: Uint8Array[] = [];
      for (let at = 0, cut = 0; at < stream.length; cut += 1) {
        const length = cuts[cut % cuts.length] ?? 1;
        reader.push(new Uint8Array(stream.subarray(at, at + length)));
        for (let content = reader.next(); content; content = reader.next()) read.push(content);
        at += length;
      }
      expect(read.map((content) => [...content])).toEqual(contents.map((content) => [...content]));
      expect(reader.held).toBe(0);
    }));
  });

  it('in pieces are the same bytes as in one, whatever the length of what a notice carries', () => {
    for (const length of [0, 1, 23, 24, 255, 256, 65_535, 65_536, 65_537, 262_144]) {
      const message: WireMessage = { type: 'notice', name: 'test.bulk', body: { bytes: new Uint8Array(length).fill(length) } };
      const pieces = messagePieces(message);
      expect(Buffer.concat(pieces).equals(writeMessage(message))).toBe(true);
      expect(Buffer.concat(framePieces(pieces)).equals(frame(writeMessage(message)))).toBe(true);
      expect(pieces.length).toBe(length < 65_536 ? 1 : 2);
    }
    const two: WireMessage = { type: 'notice', name: 'test.bulk', body: { one: new Uint8Array(70_000), other: 1 } };
    expect(Buffer.concat(messagePieces(two)).equals(writeMessage(two))).toBe(true);
    expect(() => framePieces([new Uint8Array(1), new Uint8Array(maximumFrame)])).toThrow(RangeError);
  });

  it('that are long lie in memory of their own, with nothing else in it', () => {
    const reader = new FrameReader(maximumFrame);
    reader.push(new Uint8Array(Buffer.concat([frame(new Uint8Array(ownMemoryFrom)), frame(Uint8Array.of(1)), frame(Uint8Array.of(2))])));
    const [long, short] = [reader.next(), reader.next()];
    expect(long?.buffer.byteLength).toBe(4 + ownMemoryFrom);
    expect(short?.buffer).not.toBe(long?.buffer);
    expect(reader.next()).toEqual(Uint8Array.of(2));
  });

  it('out of bounds break the stream at the fourth byte and hold nothing', () => {
    for (const head of [[0, 0, 0, 0], [0, 0x10, 0, 1], [0xff, 0xff, 0xff, 0xff]]) {
      const reader = new FrameReader(maximumFrame);
      reader.push(Uint8Array.from([...head, 1, 2]));
      expect(reader.next()).toBeNull();
      expect([reader.broken, reader.held]).toEqual([true, 0]);
    }
    expect(() => frame(new Uint8Array(maximumFrame + 1))).toThrow(RangeError);
  });
});

describe('a link', () => {
  it('asks and answers both ways at once, and an unknown or invalid message harms nothing', async () => {
    const [left, right] = await sockets();
    const [here, there] = [linkOn(left, [doubles]), linkOn(right, [doubles])];
    const answers = await Promise.all(Array.from({ length: 100 }, (_, number) => Promise.all([here.ask(double, { number }), there.ask(double, { number })])));
    expect(answers.flat().map((answer) => (answer.ok ? answer.value.number : -1))).toEqual(Array.from({ length: 200 }, (_, at) => 2 * Math.floor(at / 2)));
    expect(await here.ask(unheardOf, {})).toMatchObject({ error: { code: 'unknownMessage' } });
    expect(await here.ask({ ...double, body: z.any() }, { number: 'x' })).toMatchObject({ error: { code: 'messageInvalid' } });
    expect(await here.ask(double, { number: 21 })).toEqual({ ok: true, value: { number: 42 } });
  });

  it('says "failed" where a handler throws or its answer is no message, and stands', async () => {
    const [left, right] = await sockets();
    const here = linkOn(left);
    linkOn(right, [
      { name: double.name, whileRenewing: false, handle: () => Promise.reject(new Error('a bug')) },
      { name: unheardOf.name, whileRenewing: false, handle: () => Promise.resolve({ ok: true, answer: { bytes: new Uint8Array(maximumFrame) } }) },
    ]);
    expect(await here.ask(double, { number: 1 })).toMatchObject({ error: { code: 'failed' } });
    expect(await here.ask(unheardOf, {})).toMatchObject({ error: { code: 'failed' } });
    expect(here.ended).toBeNull();
  });

  it('settles what waits when it ends, and sends what was written before a good-bye', async () => {
    const [left, right] = await sockets();
    const here = linkOn(left);
    const heard: number[] = [];
    const there = linkOn(right, [
      onNotice<{ bytes: Uint8Array }, null>(bulk, ({ bytes }) => void heard.push(bytes.length)),
      { name: double.name, whileRenewing: false, handle: () => new Promise(() => undefined) },
    ]);
    const waiting = here.ask(double, { number: 1 });
    void here.tell(bulk, { bytes: new Uint8Array(500_000) });
    const ended = new Promise((resolve) => there.onEnd(resolve));
    here.close();
    expect(await waiting).toMatchObject({ error: { code: 'linkClosed' } });
    expect(await ended).toBe('closedThere');
    expect(heard).toEqual([500_000]);
    expect(await here.ask(double, { number: 1 })).toMatchObject({ error: { code: 'linkClosed' } });
  });

  it('reads the answer that its own work waits for, behind however much other work, and keeps the order of that', async () => {
    const [left, right] = await sockets();
    const heard: number[] = [];
    let answered: Promise<unknown> = Promise.resolve();
    const there = linkOn(right, [onNotice<{ bytes: Uint8Array }, null>(bulk, async ({ bytes }) => { await answered; heard.push(bytes[0] ?? 0); })]);
    const here = linkOn(left, [onQuestion<{ number: number }, { number: number }, null>(double, async ({ number }) => {
      for (let told = 0; told < 100; told += 1) void here.tell(bulk, { bytes: Uint8Array.of(told) });
      return { number: 2 * number };
    })]);
    answered = there.ask(double, { number: 4 }, 10_000);
    expect(await answered).toEqual({ ok: true, value: { number: 8 } });
    await expect.poll(() => heard).toEqual(Array.from({ length: 100 }, (_, told) => told));
  });

  it('reads on for an answer that is asked for after it had stopped reading', async () => {
    const [left, right] = await sockets();
    let [begun, done] = [0, 0];
    let answered: (value: unknown) => void = () => undefined;
    const answer = new Promise((resolve) => (answered = resolve));
    const there = linkOn(right, [onNotice<{ bytes: Uint8Array }, null>(bulk, async () => { begun += 1; await answer; done += 1; })]);
    const here = linkOn(left, [doubles]);
    for (let told = 0; told < 100; told += 1) void here.tell(bulk, { bytes: Uint8Array.of(told) });
    await expect.poll(() => [begun, right.isPaused()]).toEqual([32, true]);
    answered(await there.ask(double, { number: 4 }, 10_000));
    expect(await answer).toEqual({ ok: true, value: { number: 8 } });
    await expect.poll(() => done).toBe(100);
  });

  it('reads no more than a bound while it waits for an answer that does not come', async () => {
    const [left, right] = await sockets();
    const here = linkOn(left, [{ name: double.name, whileRenewing: false, handle: () => new Promise(() => undefined) }]);
    const there = linkOn(right, [onNotice<{ bytes: Uint8Array }, null>(bulk, () => new Promise(() => undefined))]);
    void there.ask(double, { number: 1 }, 60_000);
    let sent = 0;
    void (async () => {
      for (; sent < 400; sent += 1) await here.tell(bulk, { bytes: new Uint8Array(256 * 1024) });
    })();
    await expect.poll(() => [right.isPaused(), here.unsent > 0]).toEqual([true, true]);
    expect(sent).toBeLessThan(250);
  });

  it('stops reading while its own work lags behind, so that a fast sender waits and no memory fills', async () => {
    const [left, right] = await sockets();
    const here = linkOn(left);
    const held: (() => void)[] = [];
    let [begun, sent] = [0, 0];
    linkOn(right, [onNotice<{ bytes: Uint8Array }, null>(bulk, () => { begun += 1; return new Promise((resolve) => held.push(resolve)); })]);
    const bytes = new Uint8Array(256 * 1024);
    const sending = (async () => {
      for (; sent < 200; sent += 1) await here.tell(bulk, { bytes });
    })();
    await expect.poll(() => begun).toBe(32);
    const whole = sent;
    expect(whole).toBeLessThan(150);
    expect(begun).toBe(32);
    await expect.poll(() => { held.splice(0).forEach((done) => done()); return begun; }, { timeout: 20_000 }).toBe(200);
    await sending;
  });

  it('ends with a peer that sends what is no message', async () => {
    const [left, right] = await sockets();
    const there = linkOn(right);
    left.write(frame(Uint8Array.of(0xff, 0x00)));
    expect(await new Promise((resolve) => there.onEnd(resolve))).toBe('broken');
  });
});

describe('keeping alive', () => {
  it('asks after silence, and calls the other end gone when nothing comes; not while this end reads nothing', async () => {
    const clock = new FakeClock();
    const said: string[] = [];
    const keeping = new KeepAlive(clock, { ping: () => said.push('ping'), silent: () => said.push('silent'), unsent: () => 0 });
    keeping.start();
    await clock.advance(pingAfter);
    expect(said).toEqual(['ping']);
    keeping.heard();
    keeping.pause(true);
    await clock.advance(10 * silentAfter);
    expect(said).toEqual(['ping']);
    keeping.resume();
    await clock.advance(silentAfter + pingAfter);
    expect(said.at(-1)).toBe('silent');
    expect(clock.armed).toEqual([]);
  });

  it('does not take its own standing still for the silence of the other end, which may have spoken meanwhile', async () => {
    const clock = new FakeClock();
    const said: string[] = [];
    const keeping = new KeepAlive(clock, { ping: () => said.push('ping'), silent: () => said.push('silent'), unsent: () => 0 });
    keeping.start();
    await clock.advance(pingAfter / 2);
    await clock.standStill(10 * silentAfter);
    expect(said).not.toContain('silent');
    keeping.heard();
    keeping.probe(2_000);
    await clock.standStill(10 * silentAfter);
    expect(said).not.toContain('silent');
    await clock.advance(2_000);
    expect(said.at(-1)).toBe('silent');
  });
});

describe('the door', () => {
  it('gives strangers one allowance however many addresses they take, and desks their own', async () => {
    const clock = new FakeClock();
    const guard = new DoorGuard(clock, (address) => address === '10.0.0.1');
    const passes = Array.from({ length: 1_000 }, (_, at) => guard.enter(`10.0.${Math.floor(at / 250) + 1}.${at % 250}`)).filter((pass) => pass !== null);
    expect(passes).toHaveLength(doorLimits.strangersBurst);
    expect(guard.enter('::ffff:10.0.0.1')).not.toBeNull();
    passes.forEach((pass) => pass.left());
    await clock.advance(1_000);
    expect(Array.from({ length: 100 }, () => guard.enter('10.9.9.9')).filter((pass) => pass !== null)).toHaveLength(doorLimits.waitingPerAddress);
  });

  it('is shut before a crowd, and only then', async () => {
    const clock = new FakeClock();
    const guard = new DoorGuard(clock, () => false);
    const turnedAway = (count: number) => Array.from({ length: count }, () => guard.turnAway());
    expect(turnedAway(63)).not.toContain(true);
    await clock.advance(101);
    expect(turnedAway(63)).not.toContain(true);
    expect(turnedAway(1)).toEqual([true]);
    expect(turnedAway(63)).not.toContain(true);
  });

  it('remembers an address that a desk has come from', () => {
    const guard = new DoorGuard(new FakeClock(), () => false);
    guard.enter('10.0.0.7')?.greeted();
    while (guard.enter('10.0.0.8') ?? guard.enter('10.0.0.9') ?? guard.enter('10.0.0.10') ?? guard.enter('10.0.0.11'));
    expect(guard.enter('10.0.0.7')).not.toBeNull();
  });
});
