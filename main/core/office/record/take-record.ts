import type { Desk } from '../../desk.ts';
import { plainBytes } from '../../ledger/event.ts';
import type { ForeignProblem } from '../../ledger/foreign-event.ts';
import { decodeSignedEvent, eventHash } from '../../ledger/signed-event.ts';
import { failure, success, type Result } from '../../result.ts';
import type { RecordHead } from './record-head.ts';
import { placeAfter, recordPlace } from './record-place.ts';
import { officeRecordTypes } from './record-types.ts';

/** Why a record is not taken: `recordUnvouched`, it is not what the registrar's desk signed for; else what is wrong with one of its events. */
export type RecordProblem = 'recordUnvouched' | ForeignProblem;

/** Events that become true together. */
const eventsInCommit = 200;

type ReadRecordEvent = { readonly bytes: Uint8Array; readonly hash: Uint8Array; readonly log: string };

/**
 * Takes in events that follow on what is here of the record and end where the head does. Nothing is taken until all of them are known to be
 * what the registrar's desk signed for, in its order and without gaps. A crash leaves some of them, whole commits, and the rest is asked again.
 */
export function takeRecord(desk: Desk, head: RecordHead & { readonly bytes: Uint8Array }, events: readonly Uint8Array[]): Result<number, RecordProblem> {
  const read = events.map(readRecordEvent);
  const known = read.filter((event) => event !== null);
  if (known.length < read.length || !leadsTo(desk, head, known)) return failure('recordUnvouched');
  for (let from = 0; from < known.length; from += eventsInCommit) {
    const problem = takeTogether(desk, head, known.slice(from, from + eventsInCommit));
    if (problem !== null) return failure(problem);
  }
  const { build } = desk.store;
  const row = { bytes: head.bytes };
  desk.store.run(build.insertInto('record_head').values({ id: 1, ...row }).onConflict((conflict) => conflict.column('id').doUpdateSet(row)));
  return success(known.length);
}

function leadsTo(desk: Desk, head: RecordHead, events: readonly ReadRecordEvent[]): boolean {
  const end = events.reduce((place, { hash }) => placeAfter(place, hash), recordPlace(desk.store));
  return end.count === head.count && Buffer.from(end.digest).equals(head.digest);
}

/** All of these or none. */
function takeTogether(desk: Desk, head: RecordHead, events: readonly ReadRecordEvent[]): RecordProblem | null {
  const refused = new Set<RecordProblem>();
  const take = () => {
    for (const { bytes, log } of events) {
      const of = head.logs.find((one) => one.log === log);
      const taken = of ? desk.ledger.takeRecord({ bytes, desk: of.desk, signingKey: of.signingKey }) : failure('recordUnvouched' as const);
      if (taken.ok) continue;
      refused.add(taken.error.code);
      throw new RecordRefused();
    }
  };
  try {
    desk.ledger.commit(take);
  } catch (error) {
    if (!(error instanceof RecordRefused)) throw error;
  }
  const [problem = null] = refused;
  return problem;
}

/** Undoes a commit. */
class RecordRefused extends Error {}

/** Reads as much as places an event; null for what is no event of the record. */
function readRecordEvent(bytes: Uint8Array): ReadRecordEvent | null {
  try {
    const { envelope, event } = decodeSignedEvent(bytes);
    if (!officeRecordTypes.has(event.type)) return null;
    return { bytes, hash: plainBytes(eventHash(envelope)), log: Buffer.from(event.log).toString('hex') };
  } catch {
    return null;
  }
}
