import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createSocket } from 'node:dgram';
import { generateKeyPairSync, randomBytes, X509Certificate, type KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { connect, createServer, type TLSSocket } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { certificateToPem } from '../../main/core/keys/certificates.ts';
import { certifyDesk } from '../../main/core/lan/certificates/desk-certificate.ts';
import { systemClock } from '../../main/core/lan/clock.ts';
import { echo, startDesk, toldRoad, type RunningDesk } from '../../main/core/lan/desk.fixture.ts';
import { beaconLength, readBeacon, writeBeacon } from '../../main/core/lan/finding/beacon.ts';
import { UdpBeacon } from '../../main/core/lan/finding/udp-beacon.ts';
import { admitDesks, sampleOffice, signInto, type SampleOffice } from '../../main/core/lan/office.fixture.ts';
import { spkiOf } from '../../main/core/lan/roster/desk-keys.ts';
import { FrameReader, maximumFrame } from '../../main/core/lan/transport/frames.ts';
import { readMessage } from '../../main/core/lan/transport/wire.ts';
import { plainBytes } from '../../main/core/ledger/event.ts';
import { checkout } from '../support/source-files.ts';
import { patienceOf, runs, tally } from './tally.ts';

const running: RunningDesk[] = [];
const ending: (() => void)[] = [];
afterEach(async () => {
  ending.splice(0).forEach((end) => end());
  await Promise.all(running.splice(0).map(({ lan }) => lan.stop()));
});

const dates = { from: 0, to: Date.UTC(2040, 0) };

/** An office with two desks in connection, and a third that was revoked. */
async function office() {
  const sample = sampleOffice();
  const [one, two, lost] = admitDesks(sample, 3, { section: 'Section-of-Secrets', posts: ['Post-of-Secrets'] });
  if (!one || !two || !lost) throw new Error('three desks');
  signInto(sample, { kind: 'revoked', desk: lost.id, reason: 'lost' });
  const road = toldRoad();
  const first = await startDesk(sample, one, { roster: sample.roster, sources: [road.source] });
  const second = await startDesk(sample, two, { roster: sample.roster });
  running.push(first, second);
  road.tell(second.id, second.port);
  await Promise.all([first.meets(second.id), second.meets(first.id)]);
  return { sample, one, two, lost, first, second, road };
}

const p256 = (): KeyObject => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;

/** A desk's door, from an address that no desk has come from. */
const from = (port: number) => ({ host: '127.0.0.1', port, localAddress: '127.0.0.77' });

/** TLS to a desk with any certificate; from an address of its own. */
function visit(port: number, key: KeyObject, certifier: KeyObject): TLSSocket {
  const cert = certificateToPem(certifyDesk(spkiOf(key), dates, certifier));
  const socket = connect({ ...from(port), key: String(key.export({ type: 'pkcs8', format: 'pem' })), cert, rejectUnauthorized: false, minVersion: 'TLSv1.3' });
  socket.on('error', () => undefined);
  ending.push(() => socket.destroy());
  return socket;
}

/** All bytes the desk says until it hangs up. */
async function heardOn(socket: TLSSocket): Promise<{ bytes: Buffer; certificate: Buffer }> {
  const chunks: Buffer[] = [];
  let certificate = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.once('secureConnect', () => {
    certificate = socket.getPeerCertificate().raw;
    socket.write(randomBytes(300));
  });
  await once(socket, 'close');
  return { bytes: Buffer.concat(chunks), certificate };
}

const goesOn = async (from: RunningDesk, to: RunningDesk) => (await from.lan.ask(to.id, echo, { text: 'on' })).ok;

describe('a stranger on the LAN', () => {
  type Caller = (sample: SampleOffice, lost: KeyObject) => [KeyObject, KeyObject];
  const callers: readonly [string, Caller][] = [
    ['with a certificate of his own making', () => { const key = p256(); return [key, key]; }],
    ['with a certificate of another office', () => [p256(), sampleOffice().certifier]],
    ["with the office's certificate for a key that is not listed", (sample) => [p256(), sample.certifier]],
    ['with the PC that was lost and revoked', (sample, lost) => [lost, sample.certifier]],
  ];
  /** Whether the desks of the office still answer each other after a visit in vain. */
  async function comesInVain(keys: Caller): Promise<boolean> {
    const { sample, lost, first, second } = await office();
    const { bytes, certificate } = await heardOn(visit(first.port, ...keys(sample, lost.tls)));
    expect(bytes).toHaveLength(0);
    expect(certificate.length).toBeGreaterThan(0);
    expect(certificate.toString('latin1')).not.toMatch(/secret|office/iu);
    expect(new X509Certificate(certificate).subject + new X509Certificate(certificate).issuer).toMatch(/^CN=[0-9a-f]{32}CN=[0-9a-f]{32}$/u);
    expect(first.lan.counts.afterHandshake).toBe(1);
    return goesOn(first, second);
  }

  it.each(callers)('%s gets no byte and learns no name', { timeout: patienceOf(120_000) }, async (_name, keys) => {
    for (const _ of runs({ few: 1, column: 10 })) expect(await tally('S3 stranger at the door', () => comesInVain(keys))).toBe(true);
  });

  it('who speaks older TLS, or shows no certificate, gets nothing', async () => {
    const { first, second } = await office();
    const old = connect({ ...from(first.port), rejectUnauthorized: false, maxVersion: 'TLSv1.2' });
    const [problem] = await once(old, 'error');
    expect(String(problem)).toMatch(/protocol|alert|version/iu);
    const bare = connect({ ...from(first.port), rejectUnauthorized: false });
    bare.on('error', () => undefined);
    expect((await heardOn(bare)).bytes).toHaveLength(0);
    expect(await goesOn(first, second)).toBe(true);
  });

  it('who forges beacons for a desk is not greeted by the desk that believes them', async () => {
    const sample = sampleOffice();
    const [one, two] = admitDesks(sample, 2);
    if (!one || !two) throw new Error('two desks');
    let said = 0;
    const key = p256();
    const trap = createServer({ key: String(key.export({ type: 'pkcs8', format: 'pem' })), cert: certificateToPem(certifyDesk(spkiOf(key), dates, key)), requestCert: true, rejectUnauthorized: false });
    ending.push(() => trap.close());
    const visited = new Promise<void>((resolve) => {
      trap.on('tlsClientError', () => resolve());
      trap.on('secureConnection', (socket) => {
        socket.on('error', () => undefined);
        socket.on('data', (chunk: Buffer) => { said += chunk.length; });
        socket.once('close', () => resolve());
      });
    });
    await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
    const address = trap.address();
    const trapPort = typeof address === 'object' && address ? address.port : 0;

    const first = await startDesk(sample, one, { sources: [new UdpBeacon({ clock: systemClock, port: 45_813, targets: () => [] })] });
    running.push(first);
    const socket = createSocket('udp4');
    const forged = writeBeacon({ desk: two.id, port: trapPort, roster: 9, instance: new Uint8Array(8) });
    const again = setInterval(() => socket.send(forged, 45_813, '127.0.0.1'), 100);
    ending.push(() => { clearInterval(again); socket.close(); });
    await visited;
    expect(said).toBe(0);
    expect(first.lan.isReachable(two.id)).toBe(false);
  });
});

describe('bytes that are no messages', () => {
  it('end the connection of a listed desk that declares 4 GB, and take no memory for it', async () => {
    const { sample, two, first, second } = await office();
    const before = process.memoryUsage();
    const socket = visit(first.port, two.tls, sample.certifier);
    await once(socket, 'secureConnect');
    socket.write(Uint8Array.of(0xff, 0xff, 0xff, 0xff, 1, 2, 3));
    await once(socket, 'close');
    expect(process.memoryUsage().arrayBuffers - before.arrayBuffers).toBeLessThan(16 * 1024 * 1024);
    expect(await goesOn(first, second)).toBe(true);
  });

  it('are read 100,000 times without an exception, as frames, messages and beacons', () => {
    let [messages, beacons, frames] = [0, 0, 0];
    for (let round = 0; round < 100_000; round += 1) {
      const bytes = plainBytes(randomBytes(2 + (round % 200)));
      if (round % 4 === 0) bytes.set([0x80 | (round % 5), round % 7]);
      messages += readMessage(bytes.subarray(0, 1 + (round % 12))) ? 1 : 0;
      const beacon = plainBytes(randomBytes(beaconLength));
      if (round % 2 === 0) beacon.set([0x44, 0x46, 0x54, 0x52, 1]);
      beacons += readBeacon(round % 3 === 0 ? bytes : beacon) ? 1 : 0;
      const reader = new FrameReader(maximumFrame);
      reader.push(bytes);
      frames += reader.next() ? 1 : 0;
      expect(reader.held).toBeLessThanOrEqual(bytes.length);
    }
    expect(messages + beacons + frames).toBeGreaterThan(0);
  });
});

describe('a flood of strangers', () => {
  const questions = 5_000;

  /** Asks one question after the other: how many were answered, and how many in a second. */
  const ask = async (from: RunningDesk, to: RunningDesk) => {
    const began = performance.now();
    let answered = 0;
    for (let question = 0; question < questions; question += 1) answered += (await goesOn(from, to)) ? 1 : 0;
    return { answered, rate: Math.round((questions * 1_000) / (performance.now() - began)) };
  };

  it.each(['flood', 'noise', 'slow'])('(%s) keeps no listed desk out, neither one that is connected nor one that comes', async (act) => {
    const { sample, two, first, second } = await office();
    const quiet = await ask(second, first);
    const child = fork(join(checkout, 'tests/faults/lan-stranger-child.ts'), [act, String(first.port)], { stdio: 'ignore' });
    ending.push(() => child.kill());
    await once(child, 'message');
    const flooded = await ask(second, first);
    const [visits] = await Promise.all([once(child, 'message'), child.send('how many')]);
    await second.lan.stop();
    await first.parts(second.id);
    const road = toldRoad();
    const again = await startDesk(sample, two, { sources: [road.source] });
    running.push(again);
    road.tell(first.id, first.port);
    await again.meets(first.id);
    // A word, not a judgement: the strangers share the desk's machine here, and with it its processors.
    process.stdout.write(`${act}: ${quiet.rate} answers/s alone, ${flooded.rate} under ${String(visits[0])} visits; ${JSON.stringify(first.lan.counts)}\n`);
    expect([quiet.answered, flooded.answered]).toEqual([questions, questions]);
    expect(Number(visits[0])).toBeGreaterThan(0);
    expect(first.lan.counts.afterHandshake).toBeLessThan(200);
  });
});
