import { z } from 'zod';
import { byteString } from '../keys/byte-string.ts';
import { deskIdSchema } from '../lan/roster/desk-keys.ts';
import { deposited, parcelId, parcelPosition, parcelsAList, parcelSize, relayPieceBytes } from './relay-messages.ts';

/** What a desk and the central server say to each other of sealed parcels: what desks and relays say, over HTTPS. */

/** Parcels of its own that a desk asks about at once. */
export const parcelsAsked = 200;

const nothing = z.strictObject({});

const about = z.strictObject({ id: parcelId, size: parcelSize });

export const mailboxRoutes = {
  /** The next bytes of a parcel that another desk is to fetch; with none of them it asks how many are there. */
  deposit: {
    path: '/desk/parcel/deposit',
    asks: z.strictObject({ id: parcelId, to: deskIdSchema, size: parcelSize, at: parcelPosition, piece: byteString().refine((bytes) => bytes.length <= relayPieceBytes) }),
    answers: deposited,
  },
  /** Parcels that lie there for the desk that asks, the oldest first; and those that it brought which lie there whole. */
  look: {
    path: '/desk/parcel/look',
    asks: z.strictObject({ brought: z.array(parcelId).max(parcelsAsked) }),
    answers: z.strictObject({ parcels: z.array(about).max(parcelsAList), kept: z.array(parcelId).max(parcelsAsked) }),
  },
  fetch: {
    path: '/desk/parcel/fetch',
    asks: z.strictObject({ id: parcelId, at: parcelPosition, length: z.int().min(1).max(relayPieceBytes) }),
    answers: z.strictObject({ piece: byteString().refine((bytes) => bytes.length <= relayPieceBytes) }),
  },
  /** The receiver has it, or can't use what came: in both cases it need be kept no longer. */
  taken: { path: '/desk/parcel/taken', asks: z.strictObject({ id: parcelId, whole: z.boolean() }), answers: nothing },
  /** The desk that brought it takes it back. */
  withdraw: { path: '/desk/parcel/withdraw', asks: z.strictObject({ id: parcelId }), answers: nothing },
} as const;
