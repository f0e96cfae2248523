import { useCallback, useState } from 'react';
import type { StagedAttachment } from '../../../preload/contract/attachments.ts';
import type { ContractError } from '../../../preload/contract/errors.ts';
import { whileScansComeIn } from '../../data/scans-under-way.ts';
import { sendFile } from './send-file.ts';

/** A file on its way in, or one that was refused and still says why. */
export type Import = { readonly key: string; readonly name: string; readonly size: number; readonly sent: number; readonly error: ContractError | null; readonly stop: () => void };

export type Imports = { readonly list: readonly Import[]; readonly add: (files: readonly File[]) => void; readonly dismiss: (key: string) => void };

/** Files are sent one after another, in the order in which they came; `onTaken` may say why one can't be used. */
export function useImports(onTaken: (staged: StagedAttachment) => Promise<ContractError | null>): Imports {
  const [list, setList] = useState<readonly Import[]>([]);
  const dismiss = useCallback((key: string) => setList((before) => before.filter((one) => one.key !== key)), []);
  const change = useCallback((key: string, part: Partial<Import>) => setList((before) => before.map((one) => (one.key === key ? { ...one, ...part } : one))), []);
  const add = useCallback(
    (files: readonly File[]) => {
      const turns = files.map((file) => {
        const stopping = new AbortController();
        const key = crypto.randomUUID();
        return { file, stopping, entry: { key, name: file.name, size: file.size, sent: 0, error: null, stop: () => stopping.abort() } };
      });
      setList((before) => [...before, ...turns.map(({ entry }) => entry)]);
      const sendAll = async () => {
        for (const { file, stopping, entry } of turns) {
          const result = await sendFile(file, { signal: stopping.signal, onProgress: (sent) => change(entry.key, { sent }) });
          const error = result === null ? null : result.ok ? await onTaken(result.value) : result.error;
          if (error === null) dismiss(entry.key);
          else change(entry.key, { error });
        }
      };
      void whileScansComeIn(sendAll);
    },
    [onTaken, change, dismiss],
  );
  return { list, add, dismiss };
}
