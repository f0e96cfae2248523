import { QueryClient, type Query } from '@tanstack/react-query';
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

/**
 * Makes the answers true again that were read from tables which changed: those on the screen are asked for anew, all others forgotten. A list
 * opened later must not show for a moment what is no longer so, and nobody what lay before the person who sat here last.
 */
export function refresh(queries: QueryClient, tables: readonly string[]): Promise<void> {
  const concerned = (query: Query) => readsAny(String(query.queryKey[0]), tables);
  queries.removeQueries({ predicate: (query) => concerned(query) && query.getObserversCount() === 0 });
  return queries.invalidateQueries({ predicate: concerned });
}

/** Keeps the cache true: a committed change refetches the queries that read its tables, a core that was started anew refetches all. */
export function keepQueriesFresh(): void {
  tellScreensTogether();
  core.onChanged((tables) => {
    const reading = refresh(queryClient, tables);
    // Who sits down does not wait for all that may now differ.
    becomesFresh(tables.includes('session') ? Promise.resolve() : reading);
  });
  let startedBefore = false;
  core.onState(() => {
    if (core.state() !== 'ready') return;
    if (startedBefore) void refresh(queryClient, ['session']);
    startedBefore = true;
  });
}
