import type { ShellOutput, ShellProcedureName, ShellRequestInput } from '../../preload/contract/shell.ts';
import type { Result } from '../../preload/contract/errors.ts';
import { shell } from './ports.ts';

/** Asks the desktop for what only it can do: dialogs, printers, window settings. */
export function askShell<Name extends ShellProcedureName>(name: Name, input: ShellRequestInput<Name>): Promise<Result<ShellOutput<Name>>> {
  return shell.request(name, input);
}
