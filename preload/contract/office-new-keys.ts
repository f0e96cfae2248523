import { z } from 'zod';
import { deskId } from './network.ts';
import { procedure } from './procedure.ts';
import { done, id, instant, localText } from './values.ts';

const check = z.string().regex(/^[0-9]{4}$/);

/** Keys that a person made at another desk, waiting for the registrar. */
const keyRequest = z.strictObject({
  personId: id,
  person: localText,
  posts: z.array(localText),
  deskId,
  /** Where that desk is; null for a desk of which nothing is known any more. */
  section: localText.nullable(),
  /** Stands on the screen of the other desk too. */
  check: z.string(),
  askedAt: instant,
});

/** Persons at other desks: the part of the office's contract by which the registrar says whose keys are whose. */
export const officeNewKeysContract = {
  'office.keyRequests': procedure({
    kind: 'query',
    permission: 'office.manage',
    input: z.strictObject({}),
    output: z.array(keyRequest),
    tables: ['key_request', 'person', 'charge', 'network'],
  }),
  /** Errors: `keysRequestGone`, `keysChanged` where the digits are others by now, `noCharge`, `onlyAtRegistrarDesk`. */
  'office.confirmKeys': procedure({
    kind: 'command',
    permission: 'office.manage',
    input: z.strictObject({ personId: id, deskId, check }),
    output: done,
    tables: ['key_request', 'person_key'],
  }),
  'office.refuseKeys': procedure({
    kind: 'command',
    permission: 'office.manage',
    input: z.strictObject({ personId: id, deskId }),
    output: done,
    tables: ['key_request'],
  }),
};
