import { Worker } from 'node:worker_threads';
import { z } from 'zod';

/** What such a thread answers to an order: something, or what the system said. `id` joins it to the order. */
const threadAnswer = z.union([
  z.strictObject({ id: z.int(), value: z.unknown() }),
  z.strictObject({ id: z.int(), problem: z.strictObject({ message: z.string(), code: z.string().optional() }) }),
]);
export type ThreadAnswer = z.infer<typeof threadAnswer>;

/** A thread that nothing has been asked of for so long is ended, in milliseconds. */
const standardIdleMs = 10_000;

/** The thread died, or was ended: what it had been asked may be asked again, and another one begins. */
export class ThreadEnded extends Error {
  constructor(cause?: unknown) {
    super('the thread has ended', { cause });
  }
}

export type ThreadSession = { readonly ask: AnsweringThread['ask']; readonly end: () => void };

type Waiting = { readonly thread: Worker; readonly resolve: (value: unknown) => void; readonly reject: (problem: Error) => void };

/**
 * A thread of ours that answers orders, each by its number. It is begun with the first one and ended when for long it had nothing to do; the program may end while it waits. A thread that dies
 * takes along what it was asked, and the next order begins another.
 */
export class AnsweringThread {
  readonly #program: URL;
  readonly #idleMs: number;
  readonly #waiting = new Map<number, Waiting>();
  #thread: Worker | null = null;
  #idle: NodeJS.Timeout | undefined;
  #held = 0;
  #last = 0;

  constructor(program: URL, idleMs = standardIdleMs) {
    this.#program = program;
    this.#idleMs = idleMs;
  }

  /** Asks the thread, and gives it the memory of what is `given`. Rejects with what the system said, or with `ThreadEnded`. */
  ask(order: object, given: readonly ArrayBuffer[] = []): Promise<unknown> {
    return this.#tell((this.#thread ??= this.#begin()), order, given);
  }

  /** The thread of this moment, which is kept until `end`, for orders that need what it remembers of those before; when it dies all of them are rejected. */
  session(): ThreadSession {
    const thread = (this.#thread ??= this.#begin());
    this.#held += 1;
    clearTimeout(this.#idle);
    return {
      ask: (order, given = []) => (thread === this.#thread ? this.#tell(thread, order, given) : Promise.reject(new ThreadEnded())),
      end: () => {
        this.#held -= 1;
        this.#rest();
      },
    };
  }

  /** Ends the thread; the next order begins another. */
  async end(): Promise<void> {
    clearTimeout(this.#idle);
    const thread = this.#thread;
    this.#thread = null;
    await thread?.terminate();
  }

  #tell(thread: Worker, order: object, given: readonly ArrayBuffer[]): Promise<unknown> {
    clearTimeout(this.#idle);
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { thread, resolve, reject });
      thread.ref();
      thread.postMessage({ ...order, id }, [...given]);
    });
  }

  #begin(): Worker {
    const thread = new Worker(this.#program);
    thread.unref();
    thread.on('message', (message: unknown) => this.#answered(thread, threadAnswer.parse(message)));
    let problem: unknown;
    thread.once('error', (error: unknown) => {
      problem = error;
    });
    thread.once('exit', () => this.#ended(thread, new ThreadEnded(problem)));
    return thread;
  }

  #answered(thread: Worker, answer: ThreadAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (this.#waiting.size === 0) thread.unref();
    this.#rest();
    if ('problem' in answer) waiting?.reject(Object.assign(new Error(answer.problem.message), answer.problem.code === undefined ? {} : { code: answer.problem.code }));
    else waiting?.resolve(answer.value);
  }

  #rest(): void {
    clearTimeout(this.#idle);
    if (this.#held === 0 && this.#waiting.size === 0) this.#idle = setTimeout(() => void this.end(), this.#idleMs).unref();
  }

  #ended(thread: Worker, problem: ThreadEnded): void {
    if (this.#thread === thread) this.#thread = null;
    for (const [id, waiting] of this.#waiting) {
      if (waiting.thread !== thread) continue;
      this.#waiting.delete(id);
      waiting.reject(problem);
    }
  }
}
