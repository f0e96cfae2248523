/** One thing used by one caller at a time, in the order of asking. */
export function createTurns() {
  let last: Promise<void> = Promise.resolve();

  /** Resolves when it is the caller's turn, with the function that ends the turn. */
  async function take(): Promise<() => void> {
    const before = last;
    let end: () => void = () => undefined;
    last = new Promise((resolve) => {
      end = resolve;
    });
    await before;
    return end;
  }

  return { take };
}
