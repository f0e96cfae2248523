import { z } from 'zod';
import { byteString } from '../keys/byte-string.ts';
import { deskIdSchema } from '../lan/roster/desk-keys.ts';
import { notice, question } from '../lan/transport/message-kind.ts';
import { largestParcel } from './rules.ts';

/** What desks and their relay say to each other of sealed parcels. */

export const parcelId = z.string().regex(/^[0-9a-f]{32}$/u);
export const parcelSize = z.int().positive().max(largestParcel);
export const parcelPosition = z.int().nonnegative().max(largestParcel);
const [id, size, position] = [parcelId, parcelSize, parcelPosition];
const about = { id, to: deskIdSchema, size };

/** Bytes of a parcel in one message. */
export const relayPieceBytes = 512 * 1024;
const piece = byteString().refine((bytes) => bytes.length <= relayPieceBytes);

/** Parcels in one list; the rest are told of when these are taken. */
export const parcelsAList = 64;

const nothing = z.strictObject({});

/** `more`: `have` bytes lie there, the next ones are awaited. `full`: no room, try again another day. `taken`: the receiver has had it already. */
export const deposited = z.strictObject({ state: z.enum(['more', 'kept', 'taken', 'full']), have: position });
export type Deposited = z.infer<typeof deposited>;

/** The next bytes of a parcel that another desk is to fetch; with none of them it asks how many are there. */
export const parcelDeposit = question('parcel.deposit', z.strictObject({ ...about, at: position, piece }), deposited);

/** Parcels that lie here for the desk that asks, the oldest first. */
export const parcelList = question('parcel.list', nothing, z.strictObject({ parcels: z.array(z.strictObject({ id, size })).max(parcelsAList) }));

export const parcelFetch = question('parcel.fetch', z.strictObject({ id, at: position }), z.strictObject({ piece }));

/** The receiver has it, or can't use what came: in both cases the relay needs to keep it no longer. */
export const parcelTaken = question('parcel.taken', z.strictObject({ id, whole: z.boolean() }), nothing);

/** The desk that brought it takes it back. */
export const parcelWithdraw = question('parcel.withdraw', z.strictObject({ id }), nothing);

/** Something lies here for you. */
export const parcelWaits = notice('parcel.waits', nothing);
