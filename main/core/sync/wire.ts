import { z } from 'zod';
import { byteString } from '../keys/byte-string.ts';
import { maximumEntryBytes } from '../lan/roster/roster-entry.ts';
import { addressSchema } from '../lan/roster/statements.ts';
import { p256SpkiSchema } from '../lan/roster/desk-keys.ts';

/** What a desk and the central server say to each other, in CBOR, over HTTPS with both ends proven (ledger.md 7.6). */

/** Versions of this file that can't speak with each other. */
export const syncVersion = 1;

export const logName = z.string().regex(/^[0-9a-f]{32}$/u);
const contentHash = z.string().regex(/^[0-9a-f]{64}$/u);
const count = z.int().nonnegative();
const office = z.string().min(1).max(64);
const rosterEntry = byteString().refine((bytes) => bytes.length <= maximumEntryBytes);

/** One batch at most: below what proxies let through; a desk sends less over a thin line. */
export const mostEventsABatch = 500;
export const mostBytesABatch = 1024 * 1024;

const event = byteString().refine((bytes) => bytes.length <= 128 * 1024);

/** How much of a log the server holds for good; the cosignature is its signed word for it, empty for none of it. */
const durable = z.strictObject({ size: count, root: byteString(32), cosignature: z.string().max(600) });

export const hello = z.strictObject({ version: z.int(), roster: count, log: logName, size: count, program: z.string().max(40) });
export const helloAnswer = z.strictObject({
  version: z.int(),
  /** The server's database: another name means that it was made anew, and knows what it says and nothing else. */
  instance: z.string().max(64),
  durable,
  roster: count,
  /** Milliseconds since 1970 by the server's clock: a label. */
  at: count,
});

export const rosterOffer = z.strictObject({ from: z.int().positive(), entries: z.array(rosterEntry).max(500) });
export const rosterAnswer = z.strictObject({ number: count, entries: z.array(rosterEntry).max(500) });

export const push = z.strictObject({ log: logName, events: z.array(event).min(1).max(mostEventsABatch) });
export const pushAnswer = durable;
export type Durable = z.output<typeof durable>;

export const logsQuestion = z.strictObject({});
export const logsAnswer = z.strictObject({ logs: z.array(z.strictObject({ log: logName, desk: contentHash, size: count })).max(10_000) });

export const pull = z.strictObject({ log: logName, after: count, bytes: z.int().min(1).max(mostBytesABatch) });
export const pullAnswer = z.strictObject({ events: z.array(event).max(mostEventsABatch), durable });

/** How many bytes of each content are here, in order from its beginning; the size that was told when it was begun. */
export const contentsQuestion = z.strictObject({ contents: z.array(z.strictObject({ hash: contentHash, size: count })).max(500) });
export const contentsAnswer = z.strictObject({ contents: z.array(z.strictObject({ hash: contentHash, have: count })).max(500) });

/** Small contents, asked for together: each costs a thin line a round trip otherwise. */
export const smallContent = 64 * 1024;
export const mostSmallContents = 256;
export const mostBytesOfSmall = 1024 * 1024;
const sumOf = (wanted: readonly { readonly size: number }[]): number => wanted.reduce((sum, { size }) => sum + size, 0);
export const smallContentsQuestion = z.strictObject({
  wanted: z.array(z.strictObject({ hash: contentHash, size: z.int().nonnegative().max(smallContent) })).min(1).max(mostSmallContents).refine((wanted) => sumOf(wanted) <= mostBytesOfSmall),
});
/** In the order of the question; null for what the server has not whole. */
export const smallContentsAnswer = z.strictObject({ contents: z.array(byteString().nullable()).max(mostSmallContents) });

/** Signed lists by which letters are checked, at most so many bytes together: a year's list of 100,000 letters is 1.5 KB. */
export const mostBytesOfLists = 1024 * 1024;
const signedList = byteString().refine((bytes) => bytes.length <= mostBytesOfLists);

/** The newest trust list that the desk knows, and the status lists that it signs; the server takes what is newer than what it has. */
export const publishing = z.strictObject({ trust: signedList.nullable(), status: z.array(signedList).max(500) });
/** How many were newer; `refused`: how many did not hold. */
export const publishingAnswer = z.strictObject({ taken: count, refused: count });

/** The registrar's desk brings its office to the server, with the secret half of the words that the operator gave. */
export const joining = z.strictObject({ secret: z.string().max(40), office, name: z.string().min(1).max(200), roster: z.array(rosterEntry).min(1).max(500) });
/** The server's keys, told to anybody: they prove nothing before they are held against the first half of the code. */
export const keysQuestion = z.strictObject({});
export const keysAnswer = z.strictObject({ signing: byteString(32), tls: p256SpkiSchema });
export const joiningAnswer = z.strictObject({ signing: byteString(32), tls: p256SpkiSchema, addresses: z.array(addressSchema).min(1).max(4) });

/** Why the server took nothing. `size`: how far the log stands there, where that is why. */
export const problem = z.strictObject({
  problem: z.enum([
    'badInput', 'tooLarge', 'notListed', 'officeUnknown', 'versionsDiffer', 'gap', 'forked', 'eventUnreadable', 'eventForged', 'logBroken', 'notTheirLog', 'notAllowed', 'rosterRefused', 'rosterForked',
    'inviteUnknown', 'contentUnknown', 'contentWrong', 'busy', 'notFound', 'internal',
  ]),
  size: count.optional(),
});
export type SyncProblem = z.infer<typeof problem>['problem'];

/** Paths of the requests, by what is asked and answered. */
export const routes = {
  hello: { path: '/desk/hello', asks: hello, answers: helloAnswer },
  roster: { path: '/desk/roster', asks: rosterOffer, answers: rosterAnswer },
  push: { path: '/desk/push', asks: push, answers: pushAnswer },
  logs: { path: '/desk/logs', asks: logsQuestion, answers: logsAnswer },
  pull: { path: '/desk/pull', asks: pull, answers: pullAnswer },
  contents: { path: '/desk/contents', asks: contentsQuestion, answers: contentsAnswer },
  smallContents: { path: '/desk/small-contents', asks: smallContentsQuestion, answers: smallContentsAnswer },
  publish: { path: '/desk/publish', asks: publishing, answers: publishingAnswer },
  keys: { path: '/office/keys', asks: keysQuestion, answers: keysAnswer },
  join: { path: '/office/join', asks: joining, answers: joiningAnswer },
} as const;

/** Many batches in one request (`push-stream.ts`): frames, packed as one text; for each batch its head and its signatures, answered by a frame of what is durable then, or of a problem, which is the last. */
export const streamPath = '/desk/push-stream';
export const streamType = 'application/x-daftar-batches';
