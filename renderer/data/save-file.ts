import type { ContractError } from '../../preload/contract/errors.ts';
import type { DialogPurpose, FileKind } from '../../preload/contract/shell.ts';
import { askShell } from './ask-shell.ts';

type ToSave = { readonly bytes: Uint8Array; readonly fileName: string; readonly purpose: DialogPurpose; readonly kind: FileKind };
type Outcome = { readonly saved: string | null; readonly error: ContractError | null };

/** Lets the user choose where bytes go and writes them there; `saved` is null when the user thought better of it. */
export async function saveFile({ bytes, fileName, purpose, kind }: ToSave): Promise<Outcome> {
  const result = await askShell('shell.saveFile', { purpose, kind, name: fileName, bytes });
  return result.ok ? { saved: result.value.file, error: null } : { saved: null, error: result.error };
}
