import { Worker } from 'node:worker_threads';
import type { Job } from '../../../preload/contract/system.ts';
import { newId } from '../id.ts';
import { Refusal } from '../refusal.ts';
import { SerialLane } from '../serial-lane.ts';
import { threadMessage, type LongWork } from './messages.ts';

type Place = { readonly folder: string; readonly nativeBinding: string | undefined; readonly now: () => number; readonly announce: (tables: readonly string[]) => void };
type Running = { job: Job; readonly work: LongWork; readonly stop: Int32Array };

/** How often windows hear how far a job has come. */
const tellEveryMs = 250;

/** The thread's program as this one runs it: the source itself, unless a bundle says where its own lies. */
const sourceOfThread = new URL('./thread.ts', import.meta.url);

/** Long work of the desk in threads of their own, with how far each has come; ends with the desk. */
export class LongWorkThreads {
  readonly #place: Place;
  readonly #thread: URL;
  readonly #running = new Map<string, Running>();
  #toldAt = 0;
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
    const stop = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const worker = new Worker(this.#thread, { workerData: { folder, work, stop, ...(nativeBinding ? { nativeBinding } : {}) } });
    const job: Job = { id, kind: work.kind === 'backup' ? 'backup' : 'audit', title: '', state: 'running', done: 0, total: 0, error: null, startedAt: this.#place.now() };
    const running: Running = { job, work, stop };
    this.#running.set(id, running);
    this.#announce();
    return answerOf(worker, (done, total) => this.#progressed(running, done, total))
      .then((answer) => {
        if (Atomics.load(stop, 0) !== 0) throw new Refusal('jobStopped');
        return answer;
      })
      .finally(() => {
        this.#running.delete(id);
        this.#announce();
      });
  }

  /** Stops a job as soon as it looks up from what it reads; false when there is none of that id. */
  stop(id: string): boolean {
    const running = this.#running.get(id);
    if (running) Atomics.store(running.stop, 0, 1);
    return running !== undefined;
  }

  /** Tells all threads to end, with the desk. */
  close(): void {
    for (const id of this.#running.keys()) this.stop(id);
  }

  #progressed(running: Running, done: number, total: number): void {
    running.job = { ...running.job, done, total };
    if (performance.now() - this.#toldAt < tellEveryMs) return;
    this.#toldAt = performance.now();
    this.#announce();
  }

  #announce(): void {
    this.#place.announce(['job']);
  }
}

type Outcome = { readonly answer: unknown } | { readonly problem: Error };

/** What a thread answers, once it has ended by itself: cut off inside its driver it would take the whole process with it. */
async function answerOf(worker: Worker, progressed: (done: number, total: number) => void): Promise<unknown> {
  const outcomes: Outcome[] = [];
  worker.on('message', (raw: unknown) => {
    const message = threadMessage.parse(raw);
    if ('answer' in message) outcomes.push(message);
    else if ('refused' in message) outcomes.push({ problem: new Refusal(message.refused, message.params) });
    else progressed(message.done, message.total);
  });
  worker.once('error', (problem: Error) => outcomes.push({ problem }));
  await new Promise((resolve) => worker.once('exit', resolve));
  const last = outcomes.at(-1) ?? { problem: new Error('A thread ended without an answer') };
  if ('problem' in last) throw last.problem;
  return last.answer;
}
