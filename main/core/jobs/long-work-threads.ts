import { Worker } from 'node:worker_threads';
import type { Job } from '../../../preload/contract/system.ts';
import { newId } from '../id.ts';
import { Refusal } from '../refusal.ts';
import { SerialLane } from '../serial-lane.ts';
import { threadMessage, type LongWork } from './messages.ts';

type Place = { readonly folder: string; readonly nativeBinding: string | undefined; readonly now: () => number; readonly announce: (tables: readonly string[]) => void };
type Running = { job: Job; readonly work: LongWork; readonly stopped: () => void };

/** How often windows hear how far a job has come. */
const tellEveryMs = 250;

/** The thread's program as this one runs it: the source itself, unless a bundle says where its own lies. */
const sourceOfThread = new URL('./thread.ts', import.meta.url);

/** Long work of the desk in threads of their own, with how far each has come; ends with the desk. */
export class LongWorkThreads {
  readonly #place: Place;
  readonly #thread: URL;
  readonly #running = new Map<string, Running>();
  /** One backup at a time: two would read and write the same disks against each other. */
  readonly backups = new SerialLane();

  constructor(place: Place, thread: URL = sourceOfThread) {
    this.#place = place;
    this.#thread = thread;
  }

  /** The jobs that a person began, the oldest first. */
  jobs(): Job[] {
    return [...this.#running.values()].flatMap(({ work, job }) => (work.kind === 'soundness' ? [] : [job]));
  }

  /** Runs an order to its answer, which the caller parses; the thread has ended by then. Refuses with `jobStopped` when somebody stops it. */
  run(work: LongWork): Promise<unknown> {
    const id = newId();
    const { folder, nativeBinding } = this.#place;
    const worker = new Worker(this.#thread, { workerData: { folder, work, ...(nativeBinding ? { nativeBinding } : {}) } });
    const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    let cutOff = false;
    return new Promise<unknown>((resolve, reject) => {
      const stopped = () => {
        cutOff = true;
        reject(new Refusal('jobStopped'));
      };
      const job: Job = { id, kind: work.kind === 'backup' ? 'backup' : 'audit', title: '', state: 'running', done: 0, total: 0, error: null, startedAt: this.#place.now() };
      const running: Running = { job, work, stopped };
      this.#running.set(id, running);
      this.#announce();
      let toldAt = 0;
      worker.on('message', (raw: unknown) => {
        const message = threadMessage.parse(raw);
        if ('answer' in message) return resolve(message.answer);
        if ('refused' in message) return reject(new Refusal(message.refused, message.params));
        running.job = { ...running.job, ...message };
        if (performance.now() - toldAt < tellEveryMs) return;
        toldAt = performance.now();
        this.#announce();
      });
      worker.once('error', reject);
      worker.once('exit', () => stopped());
    }).finally(async () => {
      this.#running.delete(id);
      this.#announce();
      // A thread that has answered ends by itself: to cut it off while its driver still puts away would end the whole process.
      if (cutOff) await worker.terminate();
      await ended;
    });
  }

  /** Stops a job; false when there is none of that id. */
  stop(id: string): boolean {
    const running = this.#running.get(id);
    running?.stopped();
    return running !== undefined;
  }

  /** Ends all threads, with the desk. */
  close(): void {
    for (const { stopped } of this.#running.values()) stopped();
  }

  #announce(): void {
    this.#place.announce(['job']);
  }
}
