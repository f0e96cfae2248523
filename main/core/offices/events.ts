import { z } from 'zod';
import { officeLevel } from '../../../preload/contract/offices.ts';
import { p256SpkiSchema } from '../lan/roster/desk-keys.ts';
import { eventType } from '../ledger/event-type.ts';

/** Where this office stands in the tree of offices (domain.md row 60). */
export const officeLevelled = eventType('office.levelled', 1, z.strictObject({ level: officeLevel }));

/** This office says that it stands under another one, or that another one stands under it; `root` is the P-256 key of that office's root. It counts once both have said so (domain.md row 60). */
export const officeAffiliated = eventType('office.affiliated', 1, z.strictObject({ root: p256SpkiSchema, side: z.enum(['superior', 'subordinate']) }));

/** It is so no longer. */
export const officeParted = eventType('office.parted', 1, z.strictObject({ root: p256SpkiSchema }));
