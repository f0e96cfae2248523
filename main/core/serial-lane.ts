/** Work that must not overlap: each piece starts when the one before has ended, however it ended. */
export class SerialLane {
  #last: Promise<unknown> = Promise.resolve();

  run<Value>(work: () => Promise<Value>): Promise<Value> {
    const next = this.#last.then(work, work);
    this.#last = next.then(
      () => undefined,
      () => undefined,
    );
    return next;
  }
}
