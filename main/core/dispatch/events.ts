import { z } from 'zod';
import { dispatchMode } from '../../../preload/contract/dispatch.ts';
import { day, id } from '../../../preload/contract/values.ts';
import { eventType } from '../ledger/event-type.ts';

/** Register lines of a letter, one an addressee (domain.md row 69); in the commit that issues it. */
export const dispatchEntered = eventType(
  'dispatch.entered',
  1,
  z.strictObject({
    letterId: id,
    day,
    series: z.string(),
    enclosures: z.int(),
    lines: z.array(
      z.strictObject({ id, serial: z.int(), addressee: z.string(), address: z.string(), kind: z.enum(['to', 'copy']) }),
    ),
  }),
);

export const handedToMessenger = eventType('dispatch.handed', 1, z.strictObject({ ids: z.array(id), messenger: z.string(), day }));

export const dispatchSent = eventType(
  'dispatch.sent',
  1,
  z.strictObject({ ids: z.array(id), mode: dispatchMode, tracking: z.string(), postage: z.int().nullable(), day }),
);

export const dispatchDelivered = eventType('dispatch.delivered', 1, z.strictObject({ ids: z.array(id), day, receivedBy: z.string() }));

export const dispatchReturned = eventType('dispatch.returned', 1, z.strictObject({ ids: z.array(id), day, reason: z.string() }));
