import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { needPrograms } from './bench-tools.ts';
import { twoDesks, type DeskProcess } from './lan-desks.ts';
import { besideStrangers } from './lan-strangers.ts';
import { summary } from './measure.ts';
import { startRsync } from './rsync.ts';
import { startSyncthing } from './syncthing.ts';

const folder = mkdtempSync(join(tmpdir(), 'daftar-bench-lan-'));
const smallBytes = 10 * 1024;
const largeBytes = 200 * 1024 * 1024;
const manyFiles = 1000;
/** The part of a large content at which the receiver is killed. */
const killedAt = 0.6;
const [smallRounds = 100, rounds = 3] = process.argv.slice(2).map(Number);

async function repeated(count: number, work: (round: number) => Promise<number>): Promise<number[]> {
  const samples: number[] = [];
  for (let round = 0; round < count; round += 1) samples.push(await work(round));
  return samples;
}

/** Bytes that the first desk sends beyond the content when the second is killed in the middle of it. */
async function sentAgain(office: ReturnType<typeof twoDesks>, first: DeskProcess, second: DeskProcess): Promise<{ readonly bytes: number; readonly second: DeskProcess }> {
  const { bytes: before } = await first.ask({ do: 'sent' });
  const whole = first.ask({ do: 'many', count: 1, size: largeBytes });
  let sent = 0;
  while (sent < killedAt * largeBytes) sent = (await first.ask({ do: 'sent' })).bytes - before;
  await second.kill();
  const again = await office.startSecond(first.port);
  await whole;
  const { bytes } = await first.ask({ do: 'sent' });
  return { bytes: bytes - before - largeBytes, second: again };
}

async function ours() {
  const office = twoDesks(folder);
  const first = await office.startFirst();
  const connected = first.meets();
  const second = await office.startSecond(first.port);
  await connected;
  const handOver = async (command: object) => (await first.ask(command)).ms;
  await repeated(5, () => handOver({ do: 'small', size: smallBytes }));
  const small = await repeated(smallRounds, () => handOver({ do: 'small', size: smallBytes }));
  const large = await repeated(rounds, () => handOver({ do: 'many', count: 1, size: largeBytes }));
  const many = await repeated(rounds, () => handOver({ do: 'many', count: manyFiles, size: smallBytes }));
  const again = await sentAgain(office, first, second);
  const strangers = await besideStrangers(first, again.second);
  await Promise.all([first.stop(), again.second.stop()]);
  return { small: summary(small), large: summary(large), many: summary(many), sentAgainBytes: again.bytes, strangers };
}

type Reference = Awaited<ReturnType<typeof startSyncthing>> | Awaited<ReturnType<typeof startRsync>>;

async function measured(reference: Reference) {
  try {
    const files = (count: number, size: number) => Array.from({ length: count }, () => randomBytes(size));
    await repeated(5, (round) => reference.timed(`warm-${round}`, files(1, smallBytes)));
    const small = await repeated(smallRounds, (round) => reference.timed(`small-${round}`, files(1, smallBytes)));
    const large = await repeated(rounds, (round) => reference.timed(`large-${round}`, files(1, largeBytes)));
    const many = await repeated(rounds, (round) => reference.timed(`many-${round}`, files(manyFiles, smallBytes)));
    const sentAgainBytes = await reference.sentAgain(randomBytes(largeBytes), killedAt);
    return { version: reference.version, small: summary(small), large: summary(large), many: summary(many), sentAgainBytes };
  } finally {
    await reference.stop();
  }
}

const ratio = (left: number, right: number) => Math.round((left / right) * 100) / 100;

/** Contents from desk to desk, each over its own kind of connection on loopback and to the disk, beside Syncthing and rsync on the same machine. */
async function main(): Promise<void> {
  needPrograms(['syncthing', 'rsync']);
  const own = await ours();
  const place = (name: string) => {
    const path = join(folder, name);
    mkdirSync(path);
    return path;
  };
  const syncthing = await measured(await startSyncthing(place('syncthing')));
  const rsync = await measured(await startRsync(place('rsync')));
  const besideSyncthing = { small: ratio(own.small.median, syncthing.small.median), large: ratio(own.large.median, syncthing.large.median), many: ratio(own.many.median, syncthing.many.median) };
  process.stdout.write(`${JSON.stringify({ unit: 'ms', small: '10 KB', large: '200 MB', many: '1,000 x 10 KB', ours: own, syncthing, rsync, besideSyncthing })}\n`);
}

try {
  await main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
