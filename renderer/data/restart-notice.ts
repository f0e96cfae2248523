import type { Channel } from './channel.ts';

/** A restart is often over in a fifth of a second; what is said of it stands so long, in milliseconds. */
export const readableMs = 3_000;

export type RestartNotice = { readonly shown: () => boolean; readonly onChange: (listener: () => void) => () => void };

/** Says that the process behind a line is being started anew, from its end until it is there again and the notice could be read. */
export function createRestartNotice(line: Pick<Channel, 'state' | 'onState'>): RestartNotice {
  const listeners = new Set<() => void>();
  let shown = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function show(next: boolean): void {
    if (shown === next) return;
    shown = next;
    listeners.forEach((listener) => listener());
  }

  line.onState(() => {
    clearTimeout(timer);
    if (line.state() === 'restarting') show(true);
    else if (shown) timer = setTimeout(() => show(false), readableMs);
  });

  return {
    shown: () => shown,
    onChange: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
