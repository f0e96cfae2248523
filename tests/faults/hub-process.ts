import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hubSaid, type HubSettings, type HubWord } from './hub-words.ts';
import { insist } from './waiting.ts';

/** A central server in a process of its own. */
export class HubProcess {
  readonly port: number;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.port = port;
  }

  static async begun(settings: HubSettings): Promise<HubProcess> {
    const child = fork(join(import.meta.dirname, 'hub-child.ts'), [JSON.stringify(settings)], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const ended = once(child, 'exit').then(() => null);
    const said = await Promise.race([once(child, 'message'), ended]);
    const ready = said && hubSaid.parse(said[0]);
    if (ready?.said !== 'ready') throw new Error(`the server did not begin: ${child.exitCode}`);
    return new HubProcess(child, ready.port);
  }

  /** One that is just dying hears nothing. */
  say(word: HubWord): void {
    if (this.#child.connected) this.#child.send(word, () => undefined);
  }

  async code(): Promise<string> {
    this.say({ word: 'code' });
    const said = hubSaid.parse((await once(this.#child, 'message'))[0]);
    if (said.said !== 'code') throw new Error('it gave no code');
    return said.code;
  }

  get hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** The most memory that it has had, in bytes. */
  get mostMemory(): number {
    const status = readFileSync(`/proc/${this.#child.pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+)/u.exec(status)?.[1]) * 1024;
  }

  /** Ends it as a power cut would; one that had ended by itself fails the test. */
  async kill(): Promise<void> {
    insist(!this.hasEnded, `the server ended by itself: ${this.#child.exitCode}`);
    await this.drop();
  }

  /** Resolves when it is dead. */
  async ended(): Promise<void> {
    if (!this.hasEnded) await once(this.#child, 'exit');
  }

  async drop(): Promise<void> {
    if (this.hasEnded) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }
}
