import { useState } from 'react';
import type { ContractError } from '../../../preload/contract/errors.ts';
import { ask } from '../../data/ask.ts';
import { askShell } from '../../data/ask-shell.ts';

type ToWrite = { readonly id: string; readonly number: string } | { readonly parcelId: string; readonly number: string };

/** A name for the file on the stick: letters and digits of the number alone, as sticks know few others. */
const fileName = (number: string): string => `${number.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/gu, '') || 'daftar'}.daftar-parcel`;

/** Writes a parcel to where the user says. `write` is true once it lies there, false when the user thought better of it or it could not be written. */
export function useParcelWriting(): { readonly busy: boolean; readonly error: ContractError | null; readonly write: (what: ToWrite) => Promise<boolean> } {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ContractError | null>(null);
  const write = async (what: ToWrite): Promise<boolean> => {
    setError(null);
    const chosen = await askShell('shell.saveFile', { purpose: 'parcel', kind: 'parcel', name: fileName(what.number) });
    if (!chosen.ok) setError(chosen.error);
    const file = chosen.ok ? chosen.value.file : null;
    if (file === null) return false;
    setBusy(true);
    const result = 'id' in what ? await ask('handover.writeParcel', { id: what.id, file }) : await ask('handover.writeAnswer', { parcelId: what.parcelId, file });
    setBusy(false);
    if (!result.ok) setError(result.error);
    return result.ok;
  };
  return { busy, error, write };
}
