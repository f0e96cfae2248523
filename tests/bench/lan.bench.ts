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
const many = 1000;
/** The part of a large content at which the receiver is killed. */
const killedAt = 0.6;
const [smallRounds = 100, rounds = 3] = process.argv.slice(2).map(Number);

async function repeated(count: number, work: (round: number) => Promise<number>): Promise<number[]> {
  const samples: number[] = [];
  for (let round = 0; round < count; round += 1) samples.push(await work(round));
  return samples;
}

type Office = Awaited<ReturnType<typeof twoDesks>>;
type Parcel = { readonly files: number; readonly papers: number; readonly size: number };

const small: Parcel = { files: 1, papers: 1, size: smallBytes };
const large: Parcel = { files: 1, papers: 1, size: largeBytes };
const manyPapers: Parcel = { files: 1, papers: many, size: smallBytes };
const manyFiles: Parcel = { files: many, papers: 1, size: smallBytes };

/** Milliseconds from the dispatch to the durable receipts of all files. */
async function handedOver(from: DeskProcess, parcel: Parcel): Promise<number> {
  await from.ask({ do: 'prepare', ...parcel });
  return (await from.ask({ do: 'dispatch' })).ms;
}

/** The same with what it cost each desk: processor time and the longest time in which it answered no window, in milliseconds. */
async function handedOverAt(first: DeskProcess, second: DeskProcess, parcel: Parcel, costs: Cost[]): Promise<number> {
  await first.ask({ do: 'prepare', ...parcel });
  await Promise.all([first.ask({ do: 'spent' }), second.ask({ do: 'spent' })]);
  const { ms } = await first.ask({ do: 'dispatch' });
  const [sender, receiver] = await Promise.all([first.ask({ do: 'spent' }), second.ask({ do: 'spent' })]);
  costs.push({ sender, receiver });
  return ms;
}

type Spent = { readonly ms: number; readonly block: number };
type Cost = { readonly sender: Spent; readonly receiver: Spent };

const costOf = (costs: readonly Cost[]) => {
  const of = (end: keyof Cost) => ({ processor: summary(costs.map((cost) => cost[end].ms)).median, longestBlock: Math.round(Math.max(...costs.map((cost) => cost[end].block))) });
  return { sender: of('sender'), receiver: of('receiver') };
};

/** Bytes that the first desk sends beyond the content when the second is killed in the middle of it. */
async function sentAgain(office: Office, first: DeskProcess, second: DeskProcess): Promise<{ readonly bytes: number; readonly second: DeskProcess }> {
  const { bytes: before } = await first.ask({ do: 'sent' });
  await first.ask({ do: 'prepare', ...large });
  const whole = first.ask({ do: 'dispatch' });
  let sent = 0;
  while (sent < killedAt * largeBytes) sent = (await first.ask({ do: 'sent' })).bytes - before;
  await second.kill();
  const again = await office.startSecond();
  await whole;
  const { bytes } = await first.ask({ do: 'sent' });
  return { bytes: bytes - before - largeBytes, second: again };
}

async function ours() {
  const office = await twoDesks();
  try {
    const first = await office.startFirst();
    const second = await office.startSecond();
    await first.meets();
    const costs = { large: new Array<Cost>(), papers: new Array<Cost>() };
    await repeated(5, () => handedOver(first, small));
    const smallMs = await repeated(smallRounds, () => handedOver(first, small));
    await handedOver(first, { ...large, size: largeBytes / 10 });
    const largeMs = await repeated(rounds, () => handedOverAt(first, second, large, costs.large));
    const papersMs = await repeated(rounds, () => handedOverAt(first, second, manyPapers, costs.papers));
    const filesMs = await handedOver(first, manyFiles);
    const again = await sentAgain(office, first, second);
    await first.meets();
    const strangers = await besideStrangers(first, again.second);
    await Promise.all([first.stop(), again.second.stop()]);
    return {
      small: summary(smallMs), large: { ...summary(largeMs), ...costOf(costs.large) }, many: { ...summary(papersMs), ...costOf(costs.papers) },
      manyFiles: Math.round(filesMs), sentAgainBytes: again.bytes, strangers,
    };
  } finally {
    await office.remove();
  }
}

type Reference = Awaited<ReturnType<typeof startSyncthing>> | Awaited<ReturnType<typeof startRsync>>;

async function measured(reference: Reference) {
  try {
    const files = (count: number, size: number) => Array.from({ length: count }, () => randomBytes(size));
    await repeated(5, (round) => reference.timed(`warm-${round}`, files(1, smallBytes)));
    const smallMs = await repeated(smallRounds, (round) => reference.timed(`small-${round}`, files(1, smallBytes)));
    const largeMs = await repeated(rounds, (round) => reference.timed(`large-${round}`, files(1, largeBytes)));
    const manyMs = await repeated(rounds, (round) => reference.timed(`many-${round}`, files(many, smallBytes)));
    const sentAgainBytes = await reference.sentAgain(randomBytes(largeBytes), killedAt);
    return { version: reference.version, small: summary(smallMs), large: summary(largeMs), many: summary(manyMs), sentAgainBytes };
  } finally {
    await reference.stop();
  }
}

const ratio = (left: number, right: number) => Math.round((left / right) * 100) / 100;

/** Files with papers from desk to desk, from the dispatch to the durable receipt, beside Syncthing and rsync with the same bytes on the same machine. */
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
  process.stdout.write(`${JSON.stringify({ unit: 'ms', small: '10 KB', large: '200 MB', many: 'one file with 1,000 papers of 10 KB', manyFiles: '1,000 files with a paper of 10 KB each', ours: own, syncthing, rsync, besideSyncthing })}\n`);
}

try {
  await main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
