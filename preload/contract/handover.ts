import { z } from 'zod';
import { deskId } from './network.ts';
import { procedure } from './procedure.ts';
import { done, id, instant, localText, pin, remarks } from './values.ts';

/** A desk of the office by the posts that work there. */
/** `office`: of a desk of another office the name of that office. */
const namedDesk = z.strictObject({ id: deskId, registrar: z.boolean(), posts: z.array(localText), reachable: z.boolean(), office: localText.nullable() });
export type NamedDesk = z.infer<typeof namedDesk>;

/** What proves where a file was: the signed events by which it changed hands. */
const proof = z.strictObject({ kind: z.enum(['dispatched', 'accepted', 'returned', 'retaken']), desk: namedDesk, at: instant, event: z.string() });
export type CustodyProof = z.infer<typeof proof>;

/** At which relay a sealed parcel with it lies, since when; null for the central server. */
const lyingAt = z.strictObject({ desk: namedDesk.nullable(), since: instant });
export type LyingAt = z.infer<typeof lyingAt>;

/** Where a file or receipt lies among the desks of the office. */
export const filePlace = z.strictObject({
  state: z.enum(['here', 'onItsWay', 'elsewhere', 'frozen', 'setAside']),
  /** The desk that it is on its way to, or lies at; null when that is this desk, or not known. */
  desk: namedDesk.nullable(),
  since: instant,
  /** It was asked back, and the other desk has not answered yet. */
  recalled: z.boolean(),
  relays: z.array(lyingAt),
  /** Number of the file or receipt. */
  number: z.string(),
  /** A newer version of the program wrote on it: not all of that can be shown here, or so much depends on it that this version may not write on it (`tooLittle`). */
  understood: z.enum(['all', 'notAll', 'tooLittle']),
  proofs: z.array(proof),
});
export type FilePlace = z.infer<typeof filePlace>;

/** A file or a receipt between two desks. */
export const travelling = z.strictObject({
  kind: z.enum(['file', 'receipt']),
  id,
  number: z.string(),
  subject: z.string(),
  way: z.enum(['out', 'in']),
  desk: namedDesk,
  since: instant.nullable(),
  recalled: z.boolean(),
  relays: z.array(lyingAt),
  /** Bytes of its papers that are here, of those that come with it; only on the way in. */
  done: z.int(),
  total: z.int(),
});
export type Travelling = z.infer<typeof travelling>;

/**
 * What was in a parcel that somebody brought. `result`: `taken` it is here now, `already` it was decided before, `waits` something is missing or this desk may not
 * decide now, `refused` it was asked back, `delivered` and `back` are answers of the other desk, `stale` nobody waits for it.
 */
export const arrival = z.strictObject({
  parcelId: z.string(),
  matter: z.enum(['offer', 'recall', 'receipt']),
  result: z.enum(['taken', 'already', 'waits', 'refused', 'delivered', 'back', 'stale']),
  from: namedDesk,
  kind: z.enum(['file', 'receipt']).nullable(),
  id,
  number: z.string(),
  subject: z.string(),
});
export type Arrival = z.infer<typeof arrival>;

/** How this desk stands among the others: whether it may hand files over, and what it waits for. */
export const deskStanding = z.strictObject({
  standing: z.enum(['working', 'recovering', 'doubted', 'retired', 'revoked']),
  /** The office has more desks than this one: parcels may come and go. */
  others: z.boolean(),
  /** Desks that have not said yet what they have, while this one recovers. */
  awaited: z.array(namedDesk),
  /** Acts of this desk that are lost: between which numbers of its old log, and how many of them others had. */
  losses: z.array(z.strictObject({ from: z.int(), to: z.int(), found: z.int() })),
});
export type DeskStanding = z.infer<typeof deskStanding>;

/** Two officers at the desk, each with his PIN. */
const signing = z.strictObject({ personId: id, pin });
export const twoOfficers = z.strictObject({ first: signing, second: signing });
export type TwoOfficers = z.infer<typeof twoOfficers>;

const path = z.string().min(1).max(4096);

export const handoverContract = {
  'handover.standing': procedure({ kind: 'query', permission: 'signed-in', input: z.strictObject({}), output: deskStanding, tables: ['custody', 'network'] }),
  /** Two officers say that this machine is the desk: it asks all others what they know, and goes on. Errors: `sameOfficer`, `notPermitted`, `wrongPin`, `deskNotInDoubt`. */
  'handover.confirmDesk': procedure({ kind: 'command', permission: 'file.work', input: z.strictObject({ officers: twoOfficers }), output: done, tables: ['custody', 'file'] }),
  /** Two officers say that these desks can't be waited for. Errors as above, `deskNotRecovering`. */
  'handover.excuse': procedure({ kind: 'command', permission: 'file.work', input: z.strictObject({ desks: z.array(deskId).min(1).max(500), officers: twoOfficers }), output: done, tables: ['custody', 'file'] }),
  /** Two officers put a file or receipt together again from the copy here. Errors as above, `notFound`, `fileElsewhere`. */
  'handover.reconstitute': procedure({ kind: 'command', permission: 'file.work', input: z.strictObject({ id, officers: twoOfficers }), output: done, tables: ['custody', 'file'] }),
  /** Null for a file that has never left this desk. */
  'handover.ofFile': procedure({ kind: 'query', permission: 'signed-in', input: z.strictObject({ fileId: id }), output: filePlace.nullable(), tables: ['custody', 'network'] }),
  'handover.ofReceipt': procedure({ kind: 'query', permission: 'signed-in', input: z.strictObject({ receiptId: id }), output: filePlace.nullable(), tables: ['custody', 'network'] }),
  /** Files and dak of the post acted for that are on their way to other desks, and what is arriving for it. */
  'handover.travelling': procedure({ kind: 'query', permission: 'signed-in', input: z.strictObject({}), output: z.array(travelling), tables: ['custody', 'network'] }),
  /**
   * Writes a file or receipt that is on its way into a sealed parcel for its desk, at a path chosen with `shell.saveFile`. Errors: `notOnItsWay`, `parcelTooLarge`, `deskNotListed`,
   * `noNetwork`, `badInput`, `diskFull`, `readOnly`.
   */
  'handover.writeParcel': procedure({ kind: 'command', permission: 'dak.work', input: z.strictObject({ id, file: path }), output: z.strictObject({ size: z.int() }), tables: [] }),
  /** Takes a parcel in that somebody brings. Errors: `parcel…`, `noNetwork`, `badInput`, `diskFull`, `readOnly`. */
  'handover.readParcel': procedure({ kind: 'command', permission: 'dak.work', input: z.strictObject({ file: path }), output: arrival, tables: ['custody', 'file', 'receipt'] }),
  /** Writes this desk's answer to such a parcel into one for the way back. Errors: `notFound`, others as for `writeParcel`. */
  'handover.writeAnswer': procedure({ kind: 'command', permission: 'dak.work', input: z.strictObject({ parcelId: z.string().regex(/^[0-9a-f]{32}$/u), file: path }), output: z.strictObject({ size: z.int() }), tables: [] }),
  /** Sends a file or receipt back that is still arriving, for good. Errors: `nothingToRefuse`, `remarksRequired`. */
  'handover.refuse': procedure({ kind: 'command', permission: 'file.work', input: z.strictObject({ id, reason: remarks }), output: done, tables: ['custody'] }),
};
