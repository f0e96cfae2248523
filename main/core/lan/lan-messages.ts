import { z } from 'zod';
import { byteString } from '../keys/byte-string.ts';
import { deskIdSchema } from './roster/desk-keys.ts';
import { addressSchema } from './roster/statements.ts';
import { notice, question } from './transport/message-kind.ts';

/** Entries of the list of desks from a number on, as many as fit; `newest` says how many there are. */
export const rosterEntries = question(
  'roster.entries',
  z.object({ from: z.int().positive() }),
  z.object({ entries: z.array(byteString()).max(4_096), newest: z.int().positive() }),
);

/** The sender's list has come to this number. */
export const rosterNews = notice('roster.news', z.object({ number: z.int().positive(), head: byteString(32) }));

/** Addresses at which the sender has seen other desks prove themselves: hints for a desk whose network lets no broadcast through. */
export const addressesTold = notice('addresses.told', z.object({ desks: z.array(z.object({ desk: deskIdSchema, address: addressSchema })).max(256) }));

/** A desk asks the registrar's desk for a new certificate of its key. */
export const certificateRenew = question('certificate.renew', z.object({}), z.object({ certificate: byteString() }));
