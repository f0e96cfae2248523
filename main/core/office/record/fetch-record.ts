import type { Desk } from '../../desk.ts';
import type { DeskId } from '../../lan/roster/desk-keys.ts';
import type { Lan } from '../../network/lan.ts';
import { readRecordHead, type RecordHead } from './record-head.ts';
import { officeEvents } from './record-messages.ts';
import { recordPlace } from './record-place.ts';
import { takeRecord, type RecordProblem } from './take-record.ts';

/** What of the LAN the record needs. */
export type RecordLan = Pick<Lan, 'id' | 'keeper' | 'clock' | 'ask' | 'tell' | 'isReachable' | 'registrarDesk'>;

/** What came of asking another desk for the record. `recordForked`: it has another record than this desk, and the registrar's desk signed for it. */
export type Fetched = 'nothingNew' | 'taken' | 'unreachable' | 'recordForked' | RecordProblem;

/** Bytes of a record that are held in memory until a head vouches for them. */
const mostHeld = 64 * 1024 * 1024;

/**
 * Fetches from any desk what it has of the office record beyond what is here. What the desk gives is held against the word of the desk that
 * the list of desks calls the registrar's, so it matters nothing who hands it on.
 *
 * Another registrar (`registrarChanged` in the list of desks) changes nothing here: who signs the list and who says the record are two keys.
 * Another PC as the registrar's desk (`replaced`) begins from the backup of the old one and goes on in its log, or, where it began a log of its
 * own, signs heads that name both; what it signs for has to go on from what is here. One that was put back from an old copy signs for less
 * than is here, which changes nothing, or soon for something else: that is `recordForked`, nothing is taken, and the office goes on with what
 * it has until the registrar's desk is put right.
 */
export async function fetchRecord(desk: Desk, lan: RecordLan, from: DeskId): Promise<Fetched> {
  let outcome: Fetched = 'nothingNew';
  for (;;) {
    const part = await fetchPart(desk, lan, from);
    if (typeof part === 'string') return part === 'nothingNew' ? outcome : part;
    const taken = takeRecord(desk, part.head, part.events);
    if (!taken.ok) return taken.error.code;
    outcome = 'taken';
  }
}

type Part = { readonly head: RecordHead & { readonly bytes: Uint8Array }; readonly events: readonly Uint8Array[] };

/** Pages until the events reach the head that came with them: one page from the registrar's desk, all that there are from another. */
async function fetchPart(desk: Desk, lan: RecordLan, from: DeskId): Promise<Part | Fetched> {
  const here = recordPlace(desk.store);
  const events: Uint8Array[] = [];
  let held = 0;
  for (;;) {
    const answer = await lan.ask(from, officeEvents, { after: here.count + events.length });
    if (!answer.ok) return 'unreachable';
    const head = readHead(lan, answer.value.head);
    if (!head) return 'recordUnvouched';
    if (head.count === here.count && !Buffer.from(head.digest).equals(here.digest)) return 'recordForked';
    if (head.count <= here.count) return 'nothingNew';
    events.push(...answer.value.events);
    held += answer.value.events.reduce((sum, { length }) => sum + length, 0);
    if (here.count + events.length >= head.count) return { head, events: events.slice(0, head.count - here.count) };
    if (answer.value.events.length === 0 || held > mostHeld) return 'recordUnvouched';
  }
}

/** A head of this office, signed by the desk that is the registrar's now. */
function readHead(lan: RecordLan, bytes: Uint8Array): Part['head'] | null {
  const { roster } = lan.keeper;
  const registrar = lan.registrarDesk();
  const key = registrar === null ? undefined : roster.desks.get(registrar)?.signing;
  const head = key ? readRecordHead(bytes, key) : null;
  return head?.office === roster.office ? { ...head, bytes } : null;
}
