import type { Result } from '../../preload/contract/errors.ts';
import type { CoreEvent } from '../../preload/contract/port.ts';

type Reply = { readonly id: string } & Result<never>;
type Changed = { readonly event: 'changed'; readonly tables: readonly string[]; readonly seq: number };
type Message = Reply | Changed | CoreEvent;

export type ConnectionState = 'connecting' | 'ready' | 'restarting';

/** A line to a process that answers requests; the port under it may be replaced when that process starts anew. */
export type Channel = {
  readonly attach: (port: MessagePort) => void;
  readonly request: (name: string, input: unknown) => Promise<Result<never>>;
  readonly state: () => ConnectionState;
  readonly onState: (listener: () => void) => () => void;
  readonly onChanged: (listener: (tables: readonly string[]) => void) => () => void;
};

type Waiting = { readonly name: string; readonly input: unknown; readonly settle: (result: Result<never>) => void };

function createListeners<Value>() {
  const listeners = new Set<(value: Value) => void>();
  return {
    tell: (value: Value) => listeners.forEach((listener) => listener(value)),
    add: (listener: (value: Value) => void) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

/** Makes a channel without a port: requests made before the first port wait for it, requests cut off by a restart fail with `coreRestarting`. */
export function createChannel(): Channel {
  const states = createListeners<void>();
  const changes = createListeners<readonly string[]>();
  const pending = new Map<string, Waiting>();
  const queued: Waiting[] = [];
  let current: MessagePort | null = null;
  let state: ConnectionState = 'connecting';

  function move(next: ConnectionState): void {
    if (next === state) return;
    state = next;
    states.tell();
  }

  function send(port: MessagePort, waiting: Waiting): void {
    const id = crypto.randomUUID();
    pending.set(id, waiting);
    port.postMessage({ id, name: waiting.name, input: waiting.input });
  }

  function cutOff(): void {
    const lost = [...pending.values()];
    pending.clear();
    lost.forEach((waiting) => waiting.settle({ ok: false, error: { code: 'coreRestarting' } }));
  }

  function receive(message: Message): void {
    if ('event' in message) {
      if (message.event === 'changed') changes.tell(message.tables);
      return;
    }
    const waiting = pending.get(message.id);
    pending.delete(message.id);
    waiting?.settle(message.ok ? { ok: true, value: message.value } : { ok: false, error: message.error });
  }

  function attach(port: MessagePort): void {
    if (current !== null) {
      // The new port can come before the end of the old one is heard: that the process started anew must be told all the same.
      current.close();
      move('restarting');
    }
    cutOff();
    current = port;
    port.addEventListener('message', (event: MessageEvent<Message>) => receive(event.data));
    port.addEventListener('close', () => {
      if (current !== port) return;
      current = null;
      move('restarting');
      cutOff();
    });
    port.start();
    move('ready');
    queued.splice(0).forEach((waiting) => send(port, waiting));
  }

  function request(name: string, input: unknown): Promise<Result<never>> {
    return new Promise((settle) => {
      const waiting = { name, input, settle };
      if (current !== null) send(current, waiting);
      else if (state === 'connecting') queued.push(waiting);
      else settle({ ok: false, error: { code: 'coreRestarting' } });
    });
  }

  return { attach, request, state: () => state, onState: states.add, onChanged: changes.add };
}
