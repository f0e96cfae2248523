import { z } from 'zod';
import { day, id } from '../../../preload/contract/values.ts';
import { eventType } from '../ledger/event-type.ts';

const remarks = z.string();
const toOther = z.strictObject({ id, otherId: id });

/** A part lies in its main file again (domain.md row 20); `id` is that of the entry in the history. */
export const filePartMerged = eventType('file.part-merged', 1, z.strictObject({ id, mainId: id }));

/** Two files refer to each other, or do no longer (row 27). */
export const fileLinked = eventType('file.linked', 1, toOther);
export const fileUnlinked = eventType('file.unlinked', 1, toOther);

/** The file travels with another one, or by itself again (row 28). */
export const fileAttached = eventType('file.attached', 1, toOther);
export const fileDetached = eventType('file.detached', 1, toOther);

/** Laid aside for a while (row 34). */
export const fileParked = eventType('file.parked', 1, z.strictObject({ id, reason: remarks, bringUp: day.nullable() }));
export const fileUnparked = eventType('file.unparked', 1, z.strictObject({ id }));

/** Closing and reopening (row 33): asked for, and then approved or refused by an officer. */
export const fileClosingAsked = eventType('file.closing-asked', 1, z.strictObject({ id, remarks }));
export const fileReopeningAsked = eventType('file.reopening-asked', 1, z.strictObject({ id, remarks }));
export const fileRequestRefused = eventType('file.request-refused', 1, z.strictObject({ id, remarks }));
/** `closedPost` is the post that asked, to which reopening belongs. */
export const fileClosed = eventType('file.closed', 1, z.strictObject({ id, remarks, closedPost: id }));
export const fileReopened = eventType('file.reopened', 1, z.strictObject({ id, remarks }));
