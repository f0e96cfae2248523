import { heavyPdf } from '../support/heavy-pdf.ts';
import { paragraphs } from '../unit/desk-kit.ts';
import type { DesksKit } from '../unit/desks-kit.ts';
import { DeskProcess, type Seat, type Surroundings } from './desk-process.ts';
import type { HandoverAct } from './handover-acts.ts';
import { expectInvariants, officeOfDesks, settle, settledWithin } from './office-of-desks.ts';
import { holds, insist } from './waiting.ts';

/** Waiting on the LAN is so many times shorter here: thirty seconds of silence are three. */
export const hurry = 10;

type Placed = { readonly seat: Seat; readonly surroundings?: Surroundings };

/** Two desks in processes of their own that hand files to each other when they are told to, and what they answered. */
export class TwoDesks {
  readonly #placed: readonly Placed[];
  readonly #running: DeskProcess[] = [];
  /** Each file, and the desk that opened it. */
  readonly #openedAt = new Map<string, number>();
  readonly #said: HandoverAct[] = [];

  private constructor(placed: readonly Placed[]) {
    this.#placed = placed;
  }

  /** Desks that have met. `place` says where each of them works. */
  static async begin(kit: DesksKit, place: (seat: Seat, at: number) => Promise<Placed> | Placed): Promise<TwoDesks> {
    const { seats } = await officeOfDesks(kit, 2, []);
    const office = new TwoDesks(await Promise.all(seats.map((seat, at) => place({ ...seat, hurry }, at))));
    for (const at of [0, 1]) await office.start(at);
    await office.meet();
    return office;
  }

  /** The program of a desk is started; one that ran before is dropped. */
  async start(at: number): Promise<void> {
    const placed = this.#placed[at];
    if (!placed) throw new Error(`no desk ${at}`);
    await this.#running[at]?.drop();
    this.#running[at] = await DeskProcess.begun(placed.seat, placed.surroundings);
  }

  desk(at: number): DeskProcess {
    const desk = this.#running[at];
    if (!desk) throw new Error(`no desk ${at}`);
    return desk;
  }

  /** Waits until the desks are connected. */
  async meet(): Promise<void> {
    await holds(async () => (await Promise.all(this.#running.map((desk) => desk.standing()))).every(({ connected }) => connected === 1), settledWithin);
  }

  /** A new file with a note and a paper of so many bytes at one desk, ready to be sent. */
  async newFile(at: number, bytes: number): Promise<string> {
    const desk = this.desk(at);
    const { id } = await desk.ask('files.open', { subject: 'Boundary wall', heads: { head: '7' }, classification: 'normal' });
    const { noteId } = await desk.ask('notes.confirm', { fileId: id, content: paragraphs('The wall has fallen.') });
    const paper = await heavyPdf(bytes);
    const { uploadId } = await desk.ask('attachments.begin', { name: 'plan.pdf', size: paper.length });
    await desk.ask('attachments.chunk', { uploadId, offset: 0, bytes: paper });
    const staged = await desk.ask('attachments.finish', { uploadId, pages: 1 });
    await desk.ask('attachments.addToFile', { fileId: id, ids: [staged.id], appendix: 'correspondence' });
    this.#openedAt.set(id, at);
    this.#said.push({ act: 'noted', fileId: id, noteId });
    return id;
  }

  /** Sends a file to the other desk; the code of the refusal, null where it was done. */
  trySend(fileId: string, from: number): Promise<string | null> {
    return this.desk(from).outcome('files.send', { fileId, toPostId: this.#placed[from]?.seat.toPostId ?? '', kind: 'forward' });
  }

  async send(fileId: string, from: number): Promise<void> {
    const code = await this.trySend(fileId, from);
    insist(code === null, `files.send: ${code}`);
  }

  /** Nothing is on its way any more, and the file has arrived: within how many milliseconds. */
  async arrives(fileId: string, from: number): Promise<number> {
    const took = await settle(this.#running);
    const states = (await Promise.all(this.#running.map((desk) => desk.standing()))).map((standing) => standing.states[fileId]);
    insist(states[from] === 'sent' && states[1 - from] === 'held', `the file is ${states.join(', ')}`);
    return took;
  }

  /** Whether a file lies at that desk and is not on its way; one that never travelled lies where it was opened. */
  async lies(fileId: string, at: number): Promise<boolean> {
    const { states } = await this.desk(at).standing();
    const state = states[fileId] ?? (at === this.#openedAt.get(fileId) ? 'held' : 'none');
    return state === 'held';
  }

  /** Whether both desks know that a file that went from there has arrived. */
  async isOver(fileId: string, from: number): Promise<boolean> {
    const [there, here] = await Promise.all([this.desk(1 - from).standing(), this.desk(from).standing()]);
    return there.states[fileId] === 'held' && here.states[fileId] === 'sent';
  }

  /** Ends the desks and holds them against all invariants. */
  async expectSound(): Promise<void> {
    await Promise.all(this.#running.map((desk) => desk.kill()));
    await expectInvariants({ seats: this.#placed.map(({ seat }) => seat), files: [...this.#openedAt.keys()] }, this.#said);
  }

  async end(): Promise<void> {
    await Promise.all(this.#running.map((desk) => desk.drop()));
  }
}
