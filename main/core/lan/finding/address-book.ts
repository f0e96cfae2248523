import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { plainBytes } from '../../ledger/event.ts';
import { readCbor, writeCbor } from '../cbor.ts';
import { deskIdSchema, type DeskId } from '../roster/desk-keys.ts';
import { replaceFile } from '../roster/roster-store.ts';
import { addressSchema, type Address } from '../roster/statements.ts';

/** Where desks were last reached. Only addresses at which a desk has proven itself are written into it. */
export type AddressBook = {
  /** The last that worked first. */
  of(desk: DeskId): readonly Address[];
  worked(desk: DeskId, address: Address): void;
};

const mostPerDesk = 4;
const mostDesks = 1_000;

export const sameAddress = (left: Address, right: Address): boolean => left.host === right.host && left.port === right.port;

const withNewest = (known: readonly Address[], address: Address): Address[] =>
  [address, ...known.filter((other) => !sameAddress(other, address))].slice(0, mostPerDesk);

type Entries = ReadonlyMap<DeskId, readonly Address[]>;

function bookOver(start: Entries, save: (entries: Entries) => void): AddressBook {
  const entries = new Map(start);
  return {
    of: (desk) => entries.get(desk) ?? [],
    worked: (desk, address) => {
      const known = entries.get(desk) ?? [];
      if (known[0] && sameAddress(known[0], address)) return;
      if (!entries.has(desk) && entries.size >= mostDesks) return;
      entries.set(desk, withNewest(known, { host: address.host, port: address.port }));
      save(entries);
    },
  };
}

/** A book that lives as long as the process. */
export const memoryAddressBook = (): AddressBook => bookOver(new Map(), () => undefined);

const fileSchema = z.array(z.tuple([deskIdSchema, z.array(addressSchema).max(mostPerDesk)])).max(mostDesks);

/** A book in one file. It holds hints: an unreadable file is an empty book. */
export function fileAddressBook(path: string): AddressBook {
  const read = fileSchema.safeParse(existsSync(path) ? readCbor(plainBytes(readFileSync(path)))?.value : null);
  return bookOver(new Map(read.success ? read.data : []), (entries) => replaceFile(path, writeCbor([...entries].map(([desk, addresses]) => [desk, [...addresses]]))));
}
