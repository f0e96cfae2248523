import { z } from 'zod';
import { networkAddress } from './network.ts';
import { procedure } from './procedure.ts';
import { done, instant } from './values.ts';

/** Why the last visit to the central server broke off; null while all goes well. */
export const syncTrouble = z.enum([
  /** Nobody answers there, or the line broke. */
  'unreachable',
  /** Something on the way answered in the server's place: a login page, an overloaded proxy. */
  'inTheWay',
  /** Who answers there is not the server that the office's list names. */
  'otherServer',
  /** The server does not know this desk, or has another version. */
  'notAdmitted',
  'versionsDiffer',
  /** The server holds something else than this desk wrote, or more of it. */
  'recordDiffers',
  /** The server took nothing, for a reason that an engineer has to look at. */
  'refused',
  'diskFull',
]);
export type SyncTrouble = z.infer<typeof syncTrouble>;

/** What comes from the server of a desk in whose place this one stands. */
export const firstLoad = z.strictObject({
  /** Acts of that desk that are here, of how many; papers that are still to come. */
  acts: z.int(),
  of: z.int(),
  papers: z.int(),
  /** Acts whose signatures were looked at, after they came. */
  proven: z.int(),
  running: z.boolean(),
  /** Somebody at this desk has put it off. */
  held: z.boolean(),
  /** `waits`: it goes on by itself; `differs`: what the server has of that desk does not hold; `flawed`: of an act that came the signature does not. */
  trouble: z.enum(['waits', 'differs', 'diskFull', 'flawed']).nullable(),
});
export type FirstLoad = z.infer<typeof firstLoad>;

export const syncStatus = z.strictObject({
  /** The server that the office's list of desks names; null for an office without one. */
  centre: networkAddress.nullable(),
  /** This desk may say which server it is. */
  registrarDesk: z.boolean(),
  running: z.boolean(),
  /** Acts that the server has not yet, papers that go with them, and the bytes of the papers. */
  owed: z.strictObject({ events: z.int(), contents: z.int(), bytes: z.int() }),
  /** When the oldest of the acts owed was done, by this desk's clock. */
  owedSince: instant.nullable(),
  /** When all was there last. */
  succeededAt: instant.nullable(),
  trouble: syncTrouble.nullable(),
  /** When it tries again by itself, by this desk's clock; null while it tries, and where nothing is owed. */
  nextTryAt: instant.nullable(),
  firstLoad: firstLoad.nullable(),
});
export type SyncStatus = z.infer<typeof syncStatus>;

export const syncContract = {
  'sync.status': procedure({ kind: 'query', permission: 'signed-in', input: z.strictObject({}), output: syncStatus, tables: ['sync', 'network'] }),
  /** Tries at once. */
  'sync.tryNow': procedure({ kind: 'command', permission: 'signed-in', input: z.strictObject({}), output: done, tables: ['sync'] }),
  /** Puts off what comes of a replaced desk, or lets it go on. */
  'sync.holdLoad': procedure({ kind: 'command', permission: 'signed-in', input: z.strictObject({ held: z.boolean() }), output: done, tables: ['sync'] }),
  /** The office keeps a copy of its record at that server from now on. Errors: `noNetwork`, `notRegistrarDesk`, `centreCodeWrong`, `centreUnreachable`, `centreNotThis`, `centreRefused`. */
  'sync.join': procedure({ kind: 'command', permission: 'office.manage', input: z.strictObject({ address: networkAddress, code: z.string().min(1).max(60) }), output: done, tables: ['sync', 'network'] }),
  /** No desk of the office brings anything there any more; what is there stays. Errors: `noNetwork`, `notRegistrarDesk`. */
  'sync.leave': procedure({ kind: 'command', permission: 'office.manage', input: z.strictObject({}), output: done, tables: ['sync', 'network'] }),
};
