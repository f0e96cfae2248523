import type { DeskId } from '../lan/roster/desk-keys.ts';

const domain = Buffer.from('daftar/parcel/opening/1\0');
const domainBetweenOffices = Buffer.from('daftar/parcel/opening/2\0');

/** The first bytes that a parcel says: the sender's desk id, and its signature. */
export const openingBytes = 32 + 64;

type Opening = { readonly open: Uint8Array; readonly encapsulated: Uint8Array; readonly from: DeskId; readonly fromOffice: string | null };

/**
 * What the sender signs: the open head (which names office and receiver), the encapsulated key from which all pieces have their key, and who it is. A receiver
 * can't pass it on to a third desk, since both stand in it. Between offices the mark of the sender's stands there too: the receiver's stands in the head.
 */
export function whatIsSigned({ open, encapsulated, from, fromOffice }: Opening): Buffer {
  const said = [open, encapsulated, Buffer.from(from, 'hex')];
  return Buffer.concat(fromOffice === null ? [domain, ...said] : [domainBetweenOffices, ...said, Buffer.from(fromOffice, 'hex')]);
}
