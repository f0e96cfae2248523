import { QueryClient } from '@tanstack/react-query';
import { becomesFresh, tellScreensTogether } from './draw-together.ts';
import { Failure } from './failure.ts';
import { core } from './ports.ts';
import { readsAny } from './query-tables.ts';

const retryDelayMs = 400;

function worthRetrying(failures: number, thrown: unknown): boolean {
  return thrown instanceof Failure && thrown.error.code === 'coreRestarting' && failures < 50;
}

/** The cache of what the core answered; nothing in it is ever older than the last `changed` of its tables. */
export const queryClient = new QueryClient({
  defaultOptions: { queries: { staleTime: Infinity, gcTime: 120_000, retry: worthRetrying, retryDelay: retryDelayMs, networkMode: 'always' } },
});

/** Keeps the cache true: a committed change refetches the queries that read its tables, a core that was started anew refetches all. */
export function keepQueriesFresh(): void {
  tellScreensTogether();
  core.onChanged((tables) => {
    const reading = queryClient.invalidateQueries({ predicate: (query) => readsAny(String(query.queryKey[0]), tables) });
    // Who sits down does not wait for all that may now differ.
    becomesFresh(tables.includes('session') ? Promise.resolve() : reading);
  });
  let startedBefore = false;
  core.onState(() => {
    if (core.state() !== 'ready') return;
    if (startedBefore) void queryClient.invalidateQueries();
    startedBefore = true;
  });
}
