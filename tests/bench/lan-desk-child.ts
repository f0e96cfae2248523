/**
 * A desk of an office in a process of its own, for the benchmark. Its officer sends files with papers on to the other desk, on what the parent says;
 * it tells how long it took until the receipts of that desk were durable here.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { z } from 'zod';
import { readMessage } from '../../main/core/blobs/transfer/message.ts';
import { contentMessage } from '../../main/core/handover/line-over-link.ts';
import { custodyMeeting } from '../../main/core/handover/wire.ts';
import type { NoticeKind } from '../../main/core/lan/transport/message-kind.ts';
import type { Lan } from '../../main/core/network/lan.ts';
import type { Caller } from '../../main/core/session/session.ts';
import { heavyPdf } from '../support/heavy-pdf.ts';
import { ask, openKit, type Kit } from '../unit/desk-kit.ts';
import { lanOf } from '../unit/desks-kit.ts';
import { send } from '../unit/scans.ts';
import { benchCommand, type BenchAnswer, type BenchCommand, type BenchSeat } from './lan-commands.ts';

/** Files that are sent with one command, and papers that are put in a file with one: the most that it takes. */
const mostFiles = 500;
const mostPapers = 50;
/** What a PDF needs beside the bytes that it carries. */
const pdfOverhead = 1024;

type Desk = { readonly kit: Kit; readonly lan: Lan; readonly caller: Caller; readonly seat: BenchSeat };

const blocks = monitorEventLoopDelay({ resolution: 1 });
let desk: Desk | null = null;
let heard: () => void = () => undefined;
let prepared: string[] = [];
let chunkBytes = 0;
let cpu = process.cpuUsage();

async function begin(seat: BenchSeat): Promise<BenchAnswer> {
  const kit = await openKit(seat.folder, { lan: { host: '127.0.0.1', port: seat.port }, announce: () => heard() });
  const lan = lanOf(kit);
  countChunks(lan);
  const caller = kit.core.caller();
  await ask(kit, caller, 'session.signIn', { personId: seat.personId, pin: seat.pin });
  desk = { kit, lan, caller, seat };
  return {};
}

/** Chunks that leave this desk, whoever asked for them. */
function countChunks(lan: Lan): void {
  const tell = lan.tell.bind(lan);
  lan.tell = <Body>(to: string, kind: NoticeKind<Body>, body: Body) => {
    const said = kind.name === contentMessage.name ? contentMessage.body.parse(body) : null;
    const message = said && readMessage(said.message);
    if (message?.kind === 'chunk') chunkBytes += message.load.length;
    return tell(to, kind, body);
  };
}

type Preparation = Extract<BenchCommand, { do: 'prepare' }>;

/** Files in the officer's hand, whose papers are like no others. */
async function prepare({ kit, caller }: Desk, { files, papers, size }: Preparation): Promise<BenchAnswer> {
  prepared = [];
  for (let file = 0; file < files; file += 1) {
    const { id } = await ask(kit, caller, 'files.open', { subject: `Case ${file}`, heads: { head: '7' }, classification: 'normal' });
    const ids: string[] = [];
    for (let paper = 0; paper < papers; paper += 1) {
      const uploadId = await send(kit, caller, 'plan.pdf', await heavyPdf(size - pdfOverhead));
      ids.push((await ask(kit, caller, 'attachments.finish', { uploadId, pages: 1 })).id);
    }
    for (let at = 0; at < ids.length; at += mostPapers) {
      await ask(kit, caller, 'attachments.addToFile', { fileId: id, ids: ids.slice(at, at + mostPapers), appendix: 'correspondence' });
    }
    prepared.push(id);
  }
  return {};
}

/** From before the commit that sends them until this desk has a durable receipt for each. */
async function dispatch({ kit, caller, seat }: Desk): Promise<BenchAnswer> {
  const open = [...prepared];
  const stateOf = kit.desk.store.database.prepare<[string], string>('SELECT state FROM custody WHERE thing = ?').pluck();
  const received = new Promise<void>((resolve) => {
    heard = () => {
      for (let last = open.at(-1); last !== undefined && stateOf.get(last) === 'sent'; last = open.at(-1)) open.pop();
      if (open.length === 0) resolve();
    };
  });
  const began = performance.now();
  for (let at = 0; at < prepared.length; at += mostFiles) {
    const fileIds = prepared.slice(at, at + mostFiles);
    await ask(kit, caller, 'files.sendMany', { fileIds, toPostId: seat.toPostId, kind: 'forward' });
  }
  await received;
  return { ms: performance.now() - began };
}

const otherDesk = ({ id, keeper }: Lan) => [...keeper.roster.desks.keys()].find((desk) => desk !== id) ?? '';

/** So many questions to the other desk, one after the other. */
async function question({ lan }: Desk, count: number): Promise<BenchAnswer> {
  const other = otherDesk(lan);
  const began = performance.now();
  for (let at = 0; at < count; at += 1) if (!(await lan.ask(other, custodyMeeting, { seen: null })).ok) throw new Error('no answer');
  return { ms: performance.now() - began };
}

function spent(): BenchAnswer {
  const { user, system } = process.cpuUsage(cpu);
  const answer = { ms: (user + system) / 1000, block: blocks.max / 1e6 };
  blocks.reset();
  blocks.enable();
  cpu = process.cpuUsage();
  return answer;
}

async function act(command: BenchCommand): Promise<BenchAnswer> {
  if (command.do === 'begin') return begin(command.seat);
  if (!desk) throw new Error('the desk has not begun');
  switch (command.do) {
    case 'prepare':
      return prepare(desk, command);
    case 'dispatch':
      return dispatch(desk);
    case 'sent':
      return { bytes: chunkBytes };
    case 'ask':
      return question(desk, command.count);
    case 'spent':
      return spent();
    case 'reaches':
      return { holds: desk.lan.isReachable(otherDesk(desk.lan)) };
    case 'stop':
      await desk.kit.desk.network.stop();
      desk.kit.close();
      process.disconnect();
      return {};
  }
}

const asked = z.object({ id: z.int(), command: benchCommand });
process.on('message', (message) => {
  const { id, command } = asked.parse(message);
  void act(command).then((answer) => process.connected && process.send?.({ id, ...answer }));
});
process.once('disconnect', () => process.exit());
