import type { DeskId } from '../lan/roster/desk-keys.ts';

const domain = Buffer.from('daftar/parcel/opening/1\0');

/** The first bytes that a parcel says: the sender's desk id, and its signature. */
export const openingBytes = 32 + 64;

/**
 * What the sender signs: the open head (which names office and receiver), the encapsulated key from which all pieces have their key, and who it is. A receiver
 * can't pass it on to a third desk, since both stand in it.
 */
export function whatIsSigned({ open, encapsulated, from }: { readonly open: Uint8Array; readonly encapsulated: Uint8Array; readonly from: DeskId }): Buffer {
  return Buffer.concat([domain, open, encapsulated, Buffer.from(from, 'hex')]);
}
