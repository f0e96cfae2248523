import { AnsweringThread } from '../jobs/answering-thread.ts';
import { eventsAsRead, signatureProblems, type EventAsRead, type SignatureProblem } from './event-orders.ts';

/** The thread's program as this one runs it from its sources; a bundle says where its own lies. */
const sourceOfThread = new URL('./event-thread.ts', import.meta.url);

/** Reads events, and holds their signatures against keys, in a thread: a record of years is read while windows are answered. */
export class EventReader {
  readonly #thread: AnsweringThread;

  constructor(program: URL = sourceOfThread) {
    this.#thread = new AnsweringThread(program);
  }

  /** What each says, and its identity; null for bytes that are no event. Rejects when the thread dies. */
  async read(events: readonly Uint8Array[]): Promise<readonly (EventAsRead | null)[]> {
    return eventsAsRead.parse(await this.#thread.ask({ act: 'read', events }));
  }

  /**
   * What is wrong with the signatures in each event of one desk; null where they hold. `signingKey`: 32 raw bytes of the desk's Ed25519 key; `officers`: the same of officers, by `officerName`. Rejects
   * when the thread dies.
   */
  async prove(events: readonly Uint8Array[], keys: { readonly signingKey: Uint8Array; readonly officers: ReadonlyMap<string, Uint8Array> }): Promise<readonly (SignatureProblem | null)[]> {
    return signatureProblems.parse(await this.#thread.ask({ act: 'prove', events, ...keys }));
  }

  /** Ends the thread; what was asked is rejected. */
  end(): Promise<void> {
    return this.#thread.end();
  }
}
