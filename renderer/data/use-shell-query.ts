import { useQuery } from '@tanstack/react-query';
import type { ShellOutput, ShellProcedureName, ShellRequestInput } from '../../preload/contract/shell.ts';
import { askShell } from './ask-shell.ts';
import { errorOf, Failure } from './failure.ts';
import type { Answer } from './use-office-query.ts';

async function fetchFromShell<Name extends ShellProcedureName>(name: Name, input: ShellRequestInput<Name>): Promise<ShellOutput<Name>> {
  const result = await askShell(name, input);
  if (!result.ok) throw new Failure(result.error);
  return result.value;
}

type Options = { readonly everyMs?: number; readonly enabled?: boolean };

/** What the desktop says now; asked again every `everyMs` where it changes by itself. */
export function useShellQuery<Name extends ShellProcedureName>(name: Name, input: ShellRequestInput<Name>, options: Options = {}): Answer<ShellOutput<Name>> {
  const query = useQuery({
    queryKey: [name, input],
    queryFn: () => fetchFromShell(name, input),
    enabled: options.enabled ?? true,
    staleTime: 0,
    ...(options.everyMs ? { refetchInterval: options.everyMs } : {}),
  });
  return { value: query.data, error: errorOf(query.error), loading: query.isPending, refetch: () => void query.refetch() };
}
