import { z } from 'zod';
import { byteString } from '../../keys/byte-string.ts';
import { notice, question } from '../../lan/transport/message-kind.ts';

const name = z.string().min(1).max(64);

/** A desk asks the registrar's for a person's new keys to be confirmed; asked again until the answer is not `waiting`. */
export const keyAsked = question(
  'office.keyAsked',
  z.object({ personId: name, signingKey: byteString(32), agreementKey: byteString(32), proof: byteString(64) }),
  z.object({ state: z.enum(['waiting', 'confirmed', 'refused']) }),
);

/** The registrar has decided on keys of the desk that is told. */
export const keysDecided = notice('office.keysDecided', z.object({}));

/** A sealing key wrapped for one person's keys at one desk. */
export const grant = z.object({ personId: name, keyId: name, record: byteString() });

/** Sealing keys for persons at the asking desk, but for those that it has (`person/key`). */
export const officeGrants = question('office.grants', z.object({ have: z.array(z.string().max(140)).max(4_096) }), z.object({ grants: z.array(grant).max(1_000) }));
