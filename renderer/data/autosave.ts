import type { ContractError, Result } from '../../preload/contract/errors.ts';

/** `saved`: the core holds all that was typed; `failed`: it refused, typing stays here and is tried again. */
export type SaveState = { readonly status: 'saved' | 'unsaved' | 'saving' | 'failed'; readonly savedAt: number | null; readonly error: ContractError | null };

export type Autosave<Value> = {
  readonly change: (value: Value) => void;
  readonly flush: () => Promise<boolean>;
  /** What is still unsaved, to go along with the act that ends the draft; null when the core holds all. If that act fails it is given back with `change`. */
  readonly take: () => Promise<Value | null>;
  /** Forgets what is unsaved, after the draft was discarded or frozen. */
  readonly drop: () => void;
  readonly state: () => SaveState;
  readonly onState: (listener: () => void) => () => void;
};

type Saved = { readonly savedAt: number };

/** Saved this long after typing stops, and while typing goes on at least every `longestMs`: a crash loses at most three seconds. */
export const quietMs = 1_000;
export const longestMs = 2_500;
const retryMs = 2_000;

/** Saves a draft while it is typed; one save at a time, always of the newest value. */
export function createAutosave<Value>(save: (value: Value) => Promise<Result<Saved>>): Autosave<Value> {
  const listeners = new Set<() => void>();
  let unsaved: { readonly value: Value; readonly since: number } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<boolean> | null = null;
  let state: SaveState = { status: 'saved', savedAt: null, error: null };

  function move(change: Partial<SaveState>): void {
    state = { ...state, ...change };
    listeners.forEach((listener) => listener());
  }

  function schedule(delayMs: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), delayMs);
  }

  function change(value: Value): void {
    const now = Date.now();
    unsaved = { value, since: unsaved?.since ?? now };
    if (state.status === 'saved') move({ status: 'unsaved' });
    schedule(Math.max(0, Math.min(quietMs, unsaved.since + longestMs - now)));
  }

  async function saveNewest(): Promise<boolean> {
    const taken = unsaved;
    if (taken === null) return true;
    unsaved = null;
    move({ status: 'saving' });
    const result = await save(taken.value);
    if (result.ok) {
      move({ status: unsaved === null ? 'saved' : 'unsaved', savedAt: result.value.savedAt, error: null });
      return unsaved === null ? true : saveNewest();
    }
    unsaved ??= taken;
    move({ status: 'failed', error: result.error });
    schedule(retryMs);
    return false;
  }

  function flush(): Promise<boolean> {
    clearTimeout(timer);
    running ??= saveNewest().finally(() => {
      running = null;
    });
    return running;
  }

  async function take(): Promise<Value | null> {
    clearTimeout(timer);
    await running;
    clearTimeout(timer);
    const taken = unsaved;
    unsaved = null;
    return taken?.value ?? null;
  }

  function drop(): void {
    clearTimeout(timer);
    unsaved = null;
    move({ status: 'saved', error: null });
  }

  return {
    change,
    flush,
    take,
    drop,
    state: () => state,
    onState: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
