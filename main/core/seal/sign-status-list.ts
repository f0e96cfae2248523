import { deflateSync } from 'node:zlib';
import { encodeCbor } from './cbor.ts';
import { writeSign1 } from './cose-sign1.ts';
import type { SealingKey } from './sealing-key.ts';
import { statusListType, type StatusList } from './status-list.ts';
import { packStates, writeStatusPayload } from './status-payload.ts';

/** Signs a status list with the key it speaks of, or with another key of the same office. */
export const signStatusList = (list: StatusList, key: SealingKey): Uint8Array => {
  const compressed = Uint8Array.from(deflateSync(packStates(list.states), { level: 9 }));
  return writeSign1(encodeCbor(writeStatusPayload(list, compressed)), statusListType, key);
};
