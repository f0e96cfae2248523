import { useSyncExternalStore } from 'react';
import type { ConnectionState } from './channel.ts';
import { core } from './ports.ts';

/** Whether the core answers, has not come up yet, or is being started anew. */
export function useConnection(): ConnectionState {
  return useSyncExternalStore(core.onState, core.state);
}
