import { fork, spawn, type ChildProcess, type ForkOptions } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { contract, type Output, type ProcedureName, type RequestInput } from '../../preload/contract/index.ts';
import { handoverAct, type Beginning, type HandoverAct, type HandoverWord } from './handover-acts.ts';
import { holds, insist } from './waiting.ts';

const script = join(import.meta.dirname, 'handover-child.ts');
/** A desk begins within so many milliseconds, and answers. */
const beginWithin = 30_000;

/** How a desk's program is started: under another clock, in a network of its own, on a disk that fails. */
export type Surroundings = { readonly namespace?: string; readonly env?: Readonly<Record<string, string>> };

/** Who works where: what a desk needs to begin. */
export type Seat = Omit<Beginning, 'word' | 'seed' | 'works'>;
export type Start = Pick<Beginning, 'seed' | 'works'>;

type Said<Act extends HandoverAct['act']> = Extract<HandoverAct, { readonly act: Act }>;

const idle: Start = { seed: 1, works: false };

/** A desk in a process of its own. */
export class DeskProcess {
  readonly said: HandoverAct[] = [];
  readonly #child: ChildProcess;
  #questions = 0;

  private constructor(child: ChildProcess) {
    this.#child = child;
    child.on('message', (message) => void this.said.push(handoverAct.parse(message)));
  }

  /** A program of a desk, loaded and waiting for its folder. */
  static spare({ namespace, env = {} }: Surroundings = {}): DeskProcess {
    const settings = { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], env: { ...process.env, ...env }, serialization: 'advanced' } satisfies ForkOptions;
    const within = ['netns', 'exec', namespace ?? '', process.execPath, script];
    return new DeskProcess(namespace === undefined ? fork(script, [], { ...settings, execArgv: [] }) : spawn('ip', within, settings));
  }

  /** A desk that has begun. */
  static async begun(seat: Seat, surroundings: Surroundings = {}, start: Start = idle): Promise<DeskProcess> {
    return DeskProcess.spare(surroundings).begin(seat, start);
  }

  async begin(seat: Seat, start: Start = idle): Promise<DeskProcess> {
    this.say({ word: 'begin', ...seat, ...start });
    await holds(() => this.said.length > 0 || this.hasEnded, beginWithin);
    insist(this.said[0]?.act === 'ready', 'the desk did not begin');
    return this;
  }

  /** One that is just dying hears nothing: whoever waits for what it says to it finds that it has ended. */
  say(word: HandoverWord): void {
    if (this.#child.connected) this.#child.send(word, () => undefined);
  }

  get hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** How it ended by itself; null while it runs. */
  get exitCode(): number | null {
    return this.#child.exitCode;
  }

  /** Asks as a window does; the code of the refusal, null where it was done. */
  async outcome<Name extends ProcedureName>(name: Name, input: RequestInput<Name>): Promise<string | null> {
    return (await this.#answer(name, input)).code;
  }

  async ask<Name extends ProcedureName>(name: Name, input: RequestInput<Name>): Promise<Output<Name>> {
    const { code, value } = await this.#answer(name, input);
    insist(code === null, `${name}: ${code} ${JSON.stringify(value)}`);
    return contract[name].output.parse(value) as Output<Name>;
  }

  async #answer(name: string, input: unknown) {
    this.#questions += 1;
    const id = this.#questions;
    this.say({ word: 'ask', id, name, input });
    return this.#next((said): said is Said<'answer'> => said.act === 'answer' && said.id === id);
  }

  /** The states of custody of all files at a desk that runs, and the number of desks that it is connected with. */
  async standing(): Promise<{ readonly states: Readonly<Record<string, string>>; readonly connected: number }> {
    const before = this.said.length;
    this.say({ word: 'tell' });
    return this.#next((said, at): said is Said<'standing'> => said.act === 'standing' && at >= before);
  }

  async #next<Wanted extends HandoverAct>(wanted: (said: HandoverAct, at: number) => said is Wanted): Promise<Wanted> {
    await holds(() => this.hasEnded || this.said.some(wanted), beginWithin, 5);
    const found = this.said.find(wanted);
    if (!found) throw new Error(`the desk ended: ${this.exitCode}`);
    return found;
  }

  /** Stops its program as the lid of a laptop does, until it is woken. */
  sleep(): void {
    this.#child.kill('SIGSTOP');
  }

  wake(): void {
    this.#child.kill('SIGCONT');
  }

  /** Ends a desk as a power cut ends a program; one that had ended by itself fails the test. */
  async kill(): Promise<void> {
    insist(!this.hasEnded, `the desk ended by itself: ${this.exitCode}`);
    await this.drop();
  }

  /** Ends it, however it stands. */
  async drop(): Promise<void> {
    if (this.hasEnded) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }

  /** Resolves with its exit code when it has ended by itself. */
  async ended(): Promise<number | null> {
    if (!this.hasEnded) await once(this.#child, 'exit');
    return this.exitCode;
  }
}
