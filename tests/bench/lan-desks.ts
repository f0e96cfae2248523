import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { demoPerson, signedIn } from '../unit/desk-kit.ts';
import { chosenPin, DesksKit, worksAt } from '../unit/desks-kit.ts';
import { until } from './bench-tools.ts';
import { benchAnswer, type BenchCommand, type BenchSeat } from './lan-commands.ts';
import { z } from 'zod';

/** What a desk answered; 0 or false where that says nothing. */
type Answered = { readonly ms: number; readonly bytes: number; readonly block: number; readonly holds: boolean };

/** A desk in a process of its own. */
export type DeskProcess = {
  readonly port: number;
  readonly pid: number;
  readonly ask: (command: BenchCommand) => Promise<Answered>;
  /** Settles when it has a connection with the other desk. */
  readonly meets: () => Promise<void>;
  /** Ends it as a power cut would. */
  readonly kill: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** One office with two desks that know each other, its folders made under the system's temporary one; an officer at the first sends to one at the second. */
export async function twoDesks() {
  const desks = new DesksKit();
  const first = await desks.office();
  const assistant = await signedIn(first.kit, 'assistant');
  const officer = await demoPerson(first.kit, 'officer');
  const second = await desks.join(first, [officer.postId]);
  await until(() => second.kit.desk.store.all(second.kit.desk.store.build.selectFrom('charge').select('id')).length > 0, 20);
  await worksAt(first, second, officer);
  const here: BenchSeat = { folder: first.folder, port: first.lan.port, personId: assistant.person.personId, pin: assistant.person.pin, toPostId: officer.postId };
  const there: BenchSeat = { folder: second.folder, port: second.lan.port, personId: officer.personId, pin: chosenPin, toPostId: assistant.person.postId };
  await desks.end(second);
  await desks.end(first);
  return { startFirst: () => started(here), startSecond: () => started(there), remove: () => desks.endAll() };
}

const reply = benchAnswer.extend({ id: z.int() });

async function started(seat: BenchSeat): Promise<DeskProcess> {
  const child = fork(fileURLToPath(new URL('lan-desk-child.ts', import.meta.url)), [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const ask = questionsTo(child);
  const ended = () => (child.exitCode === null && child.signalCode === null ? once(child, 'exit') : Promise.resolve());
  await ask({ do: 'begin', seat });
  return {
    port: seat.port,
    pid: child.pid ?? 0,
    ask,
    meets: () => until(async () => (await ask({ do: 'reaches' })).holds),
    kill: async () => {
      child.kill('SIGKILL');
      await ended();
    },
    stop: async () => {
      if (child.connected) child.send({ id: 0, command: { do: 'stop' } });
      await ended();
    },
  };
}

function questionsTo(child: ChildProcess): DeskProcess['ask'] {
  let asked = 0;
  return (command) =>
    new Promise((resolve, reject) => {
      asked += 1;
      const id = asked;
      const gone = () => reject(new Error('the desk has ended'));
      const listen = (message: unknown) => {
        const { id: answered, ms = 0, bytes = 0, block = 0, holds = false } = reply.parse(message);
        if (answered !== id) return;
        child.off('message', listen).off('exit', gone);
        resolve({ ms, bytes, block, holds });
      };
      child.on('message', listen).once('exit', gone);
      child.send({ id, command });
    });
}
