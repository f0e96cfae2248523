import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
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

  /** In a network of its own where that is named. */
  static async begun(settings: HubSettings, namespace?: string): Promise<HubProcess> {
    const words = [join(import.meta.dirname, 'hub-child.ts'), JSON.stringify(settings)];
    const stdio: StdioOptions = ['ignore', 'ignore', 'inherit', 'ipc'];
    const child = namespace === undefined ? spawn(process.execPath, words, { stdio }) : spawn('ip', ['netns', 'exec', namespace, process.execPath, ...words], { stdio });
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
