import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { certifyDesk, datesFor } from '../../main/core/lan/certificates/desk-certificate.ts';
import { admitDesks, sampleOffice, type SampleDesk } from '../../main/core/lan/office.fixture.ts';
import { spkiOf } from '../../main/core/lan/roster/desk-keys.ts';

const said = z.object({ port: z.int().optional(), met: z.string().optional(), answer: z.object({ id: z.int(), ms: z.number().optional(), bytes: z.int().optional() }).optional() });
type Said = z.infer<typeof said>;

/** A desk in a process of its own. */
export type DeskProcess = {
  readonly port: number;
  readonly pid: number;
  /** Settles when it has a connection with another desk that is newer than the call. */
  readonly meets: () => Promise<void>;
  readonly ask: (command: object) => Promise<{ readonly ms: number; readonly bytes: number }>;
  /** Ends it as a power cut would. */
  readonly kill: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** One office with two desks in a folder; the second finds the first by its port. */
export function twoDesks(folder: string) {
  const office = sampleOffice();
  const [first, second] = admitDesks(office, 2);
  if (!first || !second) throw new Error('two desks');
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  const start = (name: string, desk: SampleDesk, other: { readonly desk: string; readonly port: number } | null): Promise<DeskProcess> => {
    mkdirSync(join(folder, name), { recursive: true });
    const file = join(folder, `${name}.json`);
    const description = {
      folder: join(folder, name), office: office.roster.office, root: text(spkiOf(office.root)), roster: office.roster.entries.map(({ bytes }) => text(bytes)),
      signing: text(desk.keys.signing), tls: String(desk.tls.export({ type: 'pkcs8', format: 'pem' })),
      certificate: text(certifyDesk(desk.keys.tls, datesFor(Date.now(), 0), office.certifier)), other,
    };
    writeFileSync(file, JSON.stringify(description), { mode: 0o600 });
    return running(fork(fileURLToPath(new URL('lan-desk-child.ts', import.meta.url)), [file], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }));
  };
  return {
    startFirst: () => start('first', first, null),
    startSecond: (port: number) => start('second', second, { desk: first.id, port }),
  };
}

async function running(child: ChildProcess): Promise<DeskProcess> {
  const hear = (wanted: (heard: Said) => boolean): Promise<Said> =>
    new Promise((resolve, reject) => {
      const gone = () => reject(new Error('the desk has ended'));
      const listen = (message: unknown) => {
        const heard = said.parse(message);
        if (!wanted(heard)) return;
        child.off('message', listen).off('exit', gone);
        resolve(heard);
      };
      child.on('message', listen).once('exit', gone);
    });
  let asked = 0;
  const { port = 0 } = await hear((heard) => heard.port !== undefined);
  const ended = () => (child.exitCode === null && child.signalCode === null ? once(child, 'exit') : Promise.resolve());
  return {
    port,
    pid: child.pid ?? 0,
    meets: async () => void (await hear((heard) => heard.met !== undefined)),
    ask: async (command) => {
      asked += 1;
      const id = asked;
      const answered = hear((heard) => heard.answer?.id === id);
      child.send({ id, command });
      const { answer } = await answered;
      return { ms: answer?.ms ?? 0, bytes: answer?.bytes ?? 0 };
    },
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
