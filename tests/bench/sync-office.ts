import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Caller } from '../../main/core/session/session.ts';
import { daftar, startDaftar, type Running } from '../support/run.ts';
import { corpus, corpusIsHere } from '../support/corpus.ts';
import { thinLine, type LineKind, type ThinLine } from '../support/thin-line.ts';
import { ask, openDemo, paragraphs, signedIn, type Kit } from '../unit/desk-kit.ts';
import { until } from './bench-tools.ts';

const serving = z.looseObject({ event: z.literal('serving'), port: z.int() });

/** Words in three languages; the corpus where it lies beside the checkout. */
const words = (corpusIsHere() ? (['kmc', 'jk', 'kp', 'indore'] as const).flatMap((name) => corpus(name)).join(' ') : 'The boundary wall has fallen. دیوار گر گئی ہے۔ दीवार गिर गई है। ').split(/\s+/u);

/** What an officer writes: fifteen to forty words, another text each time. */
export function notingText(at: number): string {
  const start = (at * 37) % Math.max(1, words.length - 40);
  return words.slice(start, start + 15 + ((at * 7) % 26)).join(' ');
}

/** A central server as it is run, in a process of its own. */
export async function startHub(folder: string, database?: string): Promise<{ readonly running: Running; readonly port: number; readonly data: string }> {
  const data = join(folder, 'hub');
  mkdirSync(data, { recursive: true });
  const running = startDaftar('hub', '--data', data, '--port', '0', ...(database === undefined ? [] : ['--database', database]));
  const line = await running.line((text) => serving.safeParse(JSON.parse(text)).success);
  return { running, port: serving.parse(JSON.parse(line)).port, data };
}

export type SyncOffice = {
  readonly kit: Kit;
  readonly line: ThinLine;
  /** Writes so many notings while the line is cut, or stands still under a connection that stands; they are owed then. */
  readonly note: (count: number, line: 'cut' | 'held') => Promise<void>;
  /** Milliseconds until the server has all, over a line of that kind, and the bytes on it; on a connection that is new, or that stands. */
  readonly bring: (kind: LineKind) => Promise<{ readonly ms: number; readonly up: number; readonly down: number }>;
  /** Milliseconds from the officer's signature until the server's, over a line and a connection that stand. */
  readonly oneNoting: (kind: LineKind) => Promise<number>;
  readonly end: () => Promise<void>;
};

/** A desk of an office that has joined a server; all that is between them goes over a line of ours. */
export async function syncOffice(folder: string, hub: { readonly port: number; readonly data: string }): Promise<SyncOffice> {
  const line = await thinLine(hub.port);
  const kit = await openDemo(join(folder, 'desk'), { lan: { port: 0, host: '127.0.0.1' } });
  const registrar = await signedIn(kit, 'registrar');
  await ask(kit, registrar, 'network.open', {});
  const { code } = z.object({ code: z.string() }).parse((await daftar('hub-code', '--data', hub.data)).value);
  await ask(kit, registrar, 'sync.join', { address: { host: '127.0.0.1', port: line.port }, code });
  const assistant = await signedIn(kit, 'assistant');
  const files = await Promise.all(Array.from({ length: 20 }, () => ask(kit, assistant, 'files.open', { subject: 'Boundary wall', heads: { head: '7' }, classification: 'normal' })));
  let written = 0;
  const write = async () => {
    written += 1;
    kit.clock.now += 20 + ((written * 7_919) % 200);
    const fileId = files[written % files.length]?.id ?? '';
    await ask(kit, assistant, 'notes.saveYellow', { fileId, content: paragraphs(notingText(written)) });
    return fileId;
  };
  const confirm = (fileId: string) => ask(kit, assistant, 'notes.confirm', { fileId });
  const owed = async (caller: Caller) => ask(kit, caller, 'sync.status', {});
  const allThere = () =>
    until(async () => {
      const { owed: left, running, trouble } = await owed(registrar);
      return left.events + left.contents === 0 && !running && trouble === null;
    });
  await allThere();
  return {
    kit,
    line,
    note: async (count, how) => {
      if (how === 'cut') line.cut();
      else line.hold();
      for (let at = 0; at < count; at += 1) await confirm(await write());
    },
    bring: async (kind) => {
      line.be(kind);
      line.carried();
      const began = performance.now();
      await ask(kit, registrar, 'sync.tryNow', {});
      await allThere();
      return { ms: performance.now() - began, ...line.carried() };
    },
    oneNoting: async (kind) => {
      line.be(kind);
      const fileId = await write();
      await allThere();
      const began = performance.now();
      await confirm(fileId);
      await allThere();
      return performance.now() - began;
    },
    end: async () => {
      await kit.desk.network.stop();
      kit.close();
      await line.close();
    },
  };
}

