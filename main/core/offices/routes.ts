import { z } from 'zod';
import { byteString } from '../keys/byte-string.ts';
import { maximumEntryBytes } from '../lan/roster/roster-entry.ts';
import { p256SpkiSchema } from '../lan/roster/desk-keys.ts';
import { mostListingBytes } from './listing.ts';
import { mostOffices } from './rules.ts';

/** What a desk and the central server say to each other of the offices of a tree. */

const mark = z.string().regex(/^[0-9a-f]{64}$/u);
const count = z.int().nonnegative();
const listing = byteString().refine((bytes) => bytes.length <= mostListingBytes);
const entries = z.array(byteString().refine((bytes) => bytes.length <= maximumEntryBytes));

/** An office as the server has it; `entries` are those of its list of desks after what the asker has, `listing` is null where the asker has it. */
const told = z.strictObject({ root: p256SpkiSchema, entries, listing: listing.nullable() });
export type ToldOffice = z.infer<typeof told>;

export const officesRoutes = {
  /** The registrar's desk brings what its office says of itself. `number`: of what is there then. */
  list: { path: '/desk/offices/list', asks: z.strictObject({ listing: listing.nullable() }), answers: z.strictObject({ number: count }) },
  /** What is new in the tree of the asker's office since what it has, the nearest first; as much as fits. */
  look: {
    path: '/desk/offices/look',
    asks: z.strictObject({ have: z.array(z.strictObject({ office: mark, roster: count, listing: count })).max(mostOffices) }),
    answers: z.strictObject({ offices: z.array(told).max(mostOffices), /** Offices that say they stand under the asker's. */ requests: z.array(told).max(mostOffices), /** Of those that the asker has, the ones that its own does not reach any more. */ gone: z.array(mark).max(mostOffices), more: z.boolean() }),
  },
  /** The root key of the office with that code, to be held against the code. */
  find: { path: '/desk/offices/find', asks: z.strictObject({ code: z.string().max(30) }), answers: z.strictObject({ root: p256SpkiSchema }) },
} as const;
