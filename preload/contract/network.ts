import { z } from 'zod';
import { errorCodes } from './errors.ts';
import { procedure } from './procedure.ts';
import { done, id, instant, localText } from './values.ts';

/** Name of a desk on the LAN: 64 hex digits, the hash of its keys. */
export const deskId = z.string().regex(/^[0-9a-f]{64}$/u);

/** IP address or host name of the office's own network; never a URL. */
export const networkAddress = z.strictObject({ host: z.string().regex(/^[0-9A-Za-z.:%_-]{1,253}$/u), port: z.int().min(1).max(65_535) });

/** What a desk may be besides a place of work; the registrar's desk is the one that opened the network. */
export const deskRole = z.enum(['desk', 'registrar', 'relay', 'recordsRoom']);
const givenRole = z.enum(['relay', 'recordsRoom']);

/** How a connected desk was found. */
export const foundBy = z.enum(['list', 'lastAddress', 'beacon', 'mdns', 'told']);

const postName = z.strictObject({ id: z.string(), name: localText.nullable() });

export const deskView = z.strictObject({
  id: deskId,
  self: z.boolean(),
  registrar: z.boolean(),
  roles: z.array(deskRole),
  sectionId: z.string(),
  section: localText.nullable(),
  /** The posts that work there; their names once the office's record is here. */
  posts: z.array(postName),
  /** Addresses that the office's list names. */
  addresses: z.array(networkAddress),
  reachable: z.boolean(),
  foundBy: foundBy.nullable(),
  host: z.string().nullable(),
  /** Connected since. */
  since: instant.nullable(),
  lastSeen: instant.nullable(),
  certificate: z.enum(['inTime', 'expired', 'renewOnly']).nullable(),
  program: z.string().nullable(),
});
export type DeskView = z.infer<typeof deskView>;

export const networkStatus = z.strictObject({
  /** Whether this program serves the LAN at all. */
  served: z.boolean(),
  /** The desk has the office's list of desks. */
  opened: z.boolean(),
  problem: z.enum(['lanFilesDamaged', 'lanUnavailable']).nullable(),
  /** This desk keeps the list and admits others. */
  registrarDesk: z.boolean(),
  self: z
    .strictObject({
      desk: deskId,
      listed: z.boolean(),
      hosts: z.array(z.string()),
      port: z.int(),
      /** Another program has the office's port; this one is only for now. */
      portTaken: z.boolean(),
      /** Milliseconds that the clock of this PC seems to be ahead (negative: behind); null when it seems right. */
      clockWrongBy: z.int().nullable(),
      certificateUntil: instant.nullable(),
    })
    .nullable(),
  desks: z.array(deskView),
  /** Numbers of files that lie here, though their posts work at another desk now: they go only together. */
  leftBehind: z.array(z.string()),
  /** Numbers of entries of which there are two, both lawfully signed. */
  forks: z.array(z.int()),
  /** Entries of the list that a newer version made and this one does not understand. */
  newerEntries: z.int(),
});
export type NetworkStatus = z.infer<typeof networkStatus>;

export const admissionView = z.strictObject({
  open: z.boolean(),
  until: instant.nullable(),
  /** What to type at the new desk. */
  hosts: z.array(z.string()),
  port: z.int(),
  /** A new desk shows its code now. */
  waiting: z.boolean(),
  /** The desk accepted last, with the four digits to be typed there. */
  accepted: z.strictObject({ desk: deskId, answer: z.string(), connected: z.boolean() }).nullable(),
});
export type AdmissionView = z.infer<typeof admissionView>;

export const joiningView = z.strictObject({
  /** `code`: shown, to be typed at the registrar's desk; `accepted`: the four digits are awaited; `receiving`: joined, the office's record is on its way. */
  state: z.enum(['none', 'code', 'accepted', 'failed', 'receiving']),
  code: z.string().nullable(),
  /** The QR code of the same as SVG. */
  symbol: z.string().nullable(),
  problem: z.enum(errorCodes).nullable(),
  /** The registrar's desk is connected. */
  connected: z.boolean(),
});
export type JoiningView = z.infer<typeof joiningView>;

export const selfTestLine = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('addresses'), hosts: z.array(z.string()), port: z.int(), portTaken: z.boolean() }),
  z.strictObject({ what: z.literal('clock'), wrongBy: z.int().nullable() }),
  z.strictObject({
    what: z.literal('desk'),
    deskId,
    reachable: z.boolean(),
    lastSeen: instant.nullable().optional(),
    host: z.string().optional(),
    foundBy: foundBy.optional(),
    /** Whether that desk could connect to this one; null where it did not say. */
    connectsBack: z.boolean().nullable().optional(),
    hearsBeacon: z.boolean().nullable().optional(),
  }),
  /** How many other desks were heard in the last two minutes. */
  z.strictObject({ what: z.enum(['beacon', 'mdns']), on: z.boolean(), heard: z.int(), others: z.int() }),
]);
export type SelfTestLine = z.infer<typeof selfTestLine>;

const selfTest = z.strictObject({ startedAt: instant, isRunning: z.boolean(), done: z.int(), total: z.int(), lines: z.array(selfTestLine) });

/** Digits as typed, in any script, with spaces; or the text of the QR code. */
const typedCode = z.string().min(1).max(80);

export const networkContract = {
  'network.status': procedure({ kind: 'query', permission: 'signed-in', input: z.strictObject({}), output: networkStatus, tables: ['network', 'post', 'section'] }),
  /** This desk becomes the registrar's desk. Errors: `networkExists`, `authorityAway`, `lanNotServed`. */
  'network.open': procedure({ kind: 'command', permission: 'office.manage', input: z.strictObject({}), output: done, tables: ['network'] }),
  /** Takes newcomers for ten minutes. Errors: `noNetwork`, `notRegistrarDesk`, `lanUnavailable`. */
  'network.beginAdmission': procedure({ kind: 'command', permission: 'office.manage', input: z.strictObject({}), output: done, tables: ['network'] }),
  'network.admission': procedure({ kind: 'query', permission: 'office.manage', input: z.strictObject({}), output: admissionView, tables: ['network'] }),
  /** Errors: `admissionClosed`, `nobodyWaits`, `joinCodeWrong` (`left`), `rosterFull`, `notFound`. */
  'network.acceptDesk': procedure({
    kind: 'command',
    permission: 'office.manage',
    input: z.strictObject({
      code: typedCode,
      sectionId: id,
      postIds: z.array(id).max(32),
      /** A broken PC whose posts the new desk takes over. */
      replaces: deskId.optional(),
      roles: z.array(givenRole).max(2),
    }),
    output: z.strictObject({ desk: deskId, answer: z.string() }),
    tables: ['network'],
  }),
  'network.dismissNewcomer': procedure({ kind: 'command', permission: 'office.manage', input: z.strictObject({}), output: done, tables: ['network'] }),
  'network.endAdmission': procedure({ kind: 'command', permission: 'office.manage', input: z.strictObject({}), output: done, tables: ['network'] }),
  /** On a new desk. Errors: `officeExists`, `networkExists`, `registrarNotThere`, `registrarBusy`, `joinRefused`, `joinInvalid`, `lanNotServed`. */
  'network.join': procedure({ kind: 'command', permission: 'open', input: networkAddress, output: done, tables: ['network'] }),
  'network.joining': procedure({ kind: 'query', permission: 'open', input: z.strictObject({}), output: joiningView, tables: ['network', 'office'] }),
  /** Errors: `notJoining`, `joinNotAccepted`, `joinAnswerWrong`, `joinRefused`, `joinInvalid`. */
  'network.finishJoin': procedure({ kind: 'command', permission: 'open', input: z.strictObject({ answer: z.string().min(1).max(20) }), output: done, tables: ['network'] }),
  'network.cancelJoin': procedure({ kind: 'command', permission: 'open', input: z.strictObject({}), output: done, tables: ['network'] }),
  /** The desk is off the list for ever. Errors: `notRegistrarDesk`, `ownDesk`, `deskNotListed`. */
  'network.revokeDesk': procedure({
    kind: 'command',
    permission: 'office.manage',
    input: z.strictObject({ deskId, reason: z.enum(['lost', 'retired', 'compromised']) }),
    output: done,
    tables: ['network'],
  }),
  /** Errors: `notRegistrarDesk`, `deskNotListed`, `notFound`. */
  'network.movePost': procedure({ kind: 'command', permission: 'office.manage', input: z.strictObject({ postId: id, deskId }), output: done, tables: ['network'] }),
  'network.setAddresses': procedure({
    kind: 'command',
    permission: 'office.manage',
    input: z.strictObject({ deskId, addresses: z.array(networkAddress).max(8) }),
    output: done,
    tables: ['network'],
  }),
  /** Begins a self-test, which goes on beside; one at a time. Error `noNetwork`. */
  'network.testSelf': procedure({ kind: 'job', permission: 'signed-in', input: z.strictObject({}), output: done, tables: ['network'] }),
  /** The self-test that runs or ran last. */
  'network.selfTest': procedure({ kind: 'query', permission: 'signed-in', input: z.strictObject({}), output: selfTest.nullable(), tables: ['network'] }),
};
