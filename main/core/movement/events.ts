import { z } from 'zod';
import { id } from '../../../preload/contract/values.ts';
import { eventType } from '../ledger/event-type.ts';

/** The sender began or ended following up what he sent (domain.md row 58). */
export const followUpSet = eventType(
  'movement.follow-up-set',
  1,
  z.strictObject({ kind: z.enum(['file', 'receipt']), movementId: id, followed: z.boolean() }),
);
