import { askShell } from './ask-shell.ts';
import { useCommand } from './use-command.ts';
import { useOfficeQuery } from './use-office-query.ts';

/** The folder that the scanner writes to, chosen with the desktop's own dialog; `known` is false before sign-in. */
export function useScanFolder() {
  const { value, error } = useOfficeQuery('attachments.scanFolder', {});
  const set = useCommand('attachments.setScanFolder');
  const choose = async () => {
    const chosen = await askShell('shell.chooseFolder', { purpose: 'scans' });
    if (chosen.ok && chosen.value.folder !== null) await set.run({ folder: chosen.value.folder });
  };
  return { folder: value?.folder ?? null, known: value !== undefined, error: set.error ?? error, choose, forget: () => void set.run({ folder: null }) };
}
