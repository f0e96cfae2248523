import { failure, success, type Result } from '../result.ts';
import { decodeCbor, encodeCbor } from './cbor.ts';
import { readStatusList, type StatusListProblem, type TrustedStatusList } from './status-list.ts';
import type { TrustList } from './trust-list.ts';

/** Puts several signed status lists (one a key and year) into the one file an office hands out. */
export const packStatusLists = (lists: readonly Uint8Array[]): Uint8Array => encodeCbor([...lists]);

const listsIn = (bytes: Uint8Array): readonly Uint8Array[] | null => {
  const value = decodeCbor(bytes)?.value;
  if (!Array.isArray(value)) return [bytes];
  const lists = value.filter((item) => item instanceof Uint8Array);
  return lists.length === value.length && lists.length > 0 ? lists : null;
};

/** Reads a file of one or several status lists. The first list at fault refuses the whole file. */
export const readStatusPack = async (
  bytes: Uint8Array,
  trust: TrustList,
): Promise<Result<readonly TrustedStatusList[], StatusListProblem>> => {
  const lists = listsIn(bytes);
  if (lists === null) return failure('statusListUnreadable');
  const read: TrustedStatusList[] = [];
  for (const list of lists) {
    const result = await readStatusList(list, trust);
    if (!result.ok) return result;
    read.push(result.value);
  }
  return success(read);
};
