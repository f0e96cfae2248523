import { expect } from 'vitest';
import type { Random } from '../../main/cli/seeded-random.ts';
import { heavyPdf } from '../support/heavy-pdf.ts';
import { FaultyRoad } from '../support/faulty-road.ts';
import { paragraphs } from '../unit/desk-kit.ts';
import type { DesksKit } from '../unit/desks-kit.ts';
import { DeskProcess, type Seat } from './desk-process.ts';
import type { HandoverAct } from './handover-acts.ts';
import { expectInvariants, officeOfDesks, settle, settledWithin } from './office-of-desks.ts';

/** Waiting on the LAN is so many times shorter here: thirty seconds of silence are three. */
export const hurry = 10;

/** Two desks in processes of their own, and a road between them that can be broken. */
export class DesksOnRoad {
  readonly road: FaultyRoad;
  readonly desks: readonly [DeskProcess, DeskProcess];
  readonly #seats: readonly Seat[];
  readonly #files: string[] = [];
  readonly #said: HandoverAct[] = [];

  private constructor(road: FaultyRoad, parts: { readonly desks: readonly [DeskProcess, DeskProcess]; readonly seats: readonly Seat[] }) {
    this.road = road;
    this.desks = parts.desks;
    this.#seats = parts.seats;
  }

  static async begin(kit: DesksKit, random: Random): Promise<DesksOnRoad> {
    const office = await officeOfDesks(kit, 2, []);
    const seats = office.seats.map((seat): Seat => ({ ...seat, host: '127.0.0.2', hurry }));
    const road = new FaultyRoad(random.below);
    await road.open(seats.map(({ port }) => port));
    const [first, second] = await Promise.all(seats.map((seat) => DeskProcess.begun(seat)));
    if (!first || !second) throw new Error('two desks');
    const on = new DesksOnRoad(road, { desks: [first, second], seats });
    await on.meet();
    return on;
  }

  /** Waits until the desks are connected, over the road. */
  async meet(): Promise<void> {
    await expect.poll(async () => (await Promise.all(this.desks.map((desk) => desk.standing()))).map(({ connected }) => connected), { timeout: settledWithin, interval: 10 }).toEqual([1, 1]);
    expect(this.road.made).toBeGreaterThan(0);
  }

  /** A new file with a note and a paper of so many bytes at one desk, ready to be sent. */
  async newFile(at: number, bytes: number): Promise<string> {
    const desk = this.#desk(at);
    const { id } = await desk.ask('files.open', { subject: 'Boundary wall', heads: { head: '7' }, classification: 'normal' });
    const { noteId } = await desk.ask('notes.confirm', { fileId: id, content: paragraphs('The wall has fallen.') });
    const paper = await heavyPdf(bytes);
    const { uploadId } = await desk.ask('attachments.begin', { name: 'plan.pdf', size: paper.length });
    await desk.ask('attachments.chunk', { uploadId, offset: 0, bytes: paper });
    const staged = await desk.ask('attachments.finish', { uploadId, pages: 1 });
    await desk.ask('attachments.addToFile', { fileId: id, ids: [staged.id], appendix: 'correspondence' });
    this.#files.push(id);
    this.#said.push({ act: 'noted', fileId: id, noteId });
    return id;
  }

  #desk(at: number): DeskProcess {
    const desk = this.desks[at];
    if (!desk) throw new Error(`no desk ${at}`);
    return desk;
  }

  async send(fileId: string, from: number): Promise<void> {
    await this.#desk(from).ask('files.send', { fileId, toPostId: this.#seats[from]?.toPostId ?? '', kind: 'forward' });
  }

  /** Nothing is on its way any more, and the file has arrived: within how many milliseconds. */
  async arrives(fileId: string, from: number): Promise<number> {
    const took = await settle(this.desks);
    const states = (await Promise.all(this.desks.map((desk) => desk.standing()))).map((standing) => standing.states[fileId]);
    expect(states[1 - from]).toBe('held');
    expect(states[from]).toBe('sent');
    return took;
  }

  /** Ends the desks and holds them against all invariants. */
  async expectSound(): Promise<void> {
    await Promise.all(this.desks.map((desk) => desk.kill()));
    await expectInvariants({ seats: this.#seats, files: this.#files }, this.#said);
  }

  async end(): Promise<void> {
    this.road.close();
    await Promise.all(this.desks.map((desk) => desk.drop()));
  }
}
