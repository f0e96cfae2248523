import { fileOpened } from '../files/events.ts';
import { receiptDiarised, receiptFiled } from '../dak/events.ts';
import type { Act, CustodyEvent, DeskId } from '../custody/event.ts';
import type { EventEnvelope } from '../ledger/event.ts';
import { custodyAccepted, custodyDispatched, custodyRefused, custodyRetaken, custodyReturned, deskBegan, deskStarted } from './events.ts';
import { claimOf } from './rank.ts';

const noHash = '0'.repeat(64);
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

type Said = { readonly event: EventEnvelope; readonly hash: Uint8Array; readonly desk: DeskId };

/**
 * An event of the ledger as custody sees it. `contentsOfReceipt` names the scans of a receipt that the event puts in a file: they travel with the file.
 */
export function custodyEventOf({ event, hash, desk }: Said, contentsOfReceipt: (receiptId: string) => readonly string[]): CustodyEvent {
  const place = event.file === null ? { thing: null, previous: '', era: 0, epoch: 0 } : placeOf(event.file);
  const base = { hash: hex(hash), log: hex(event.log), seq: event.seq, desk, ...place };
  const act = actOf(event, contentsOfReceipt);
  if (act.kind !== 'refuse') return { ...base, act };
  const { fileId, era, epoch } = custodyRefused.body.parse(event.body);
  return { ...base, thing: fileId, era, epoch, act };
}

function placeOf({ id, epoch, previous }: NonNullable<EventEnvelope['file']>) {
  const before = hex(previous);
  return { thing: id, previous: before === noHash ? '' : before, ...claimOf(epoch) };
}

function actOf(event: EventEnvelope, contentsOfReceipt: (receiptId: string) => readonly string[]): Act {
  switch (event.type) {
    case fileOpened.name:
    case receiptDiarised.name:
      return { kind: 'create', series: false };
    case custodyDispatched.name:
      return { kind: 'dispatch', ...custodyDispatched.body.parse(event.body) };
    case custodyAccepted.name:
      return { kind: 'accept', ...custodyAccepted.body.parse(event.body) };
    case custodyReturned.name:
      return { kind: 'return', refusal: custodyReturned.body.parse(event.body).refusal };
    case custodyRetaken.name:
      return { kind: 'retake', ...custodyRetaken.body.parse(event.body) };
    case custodyRefused.name:
      return { kind: 'refuse', offer: custodyRefused.body.parse(event.body).offer };
    case deskStarted.name:
      return { kind: 'started', ...deskStarted.body.parse(event.body) };
    case deskBegan.name:
      return { kind: 'began', ...deskBegan.body.parse(event.body) };
    default:
      return { kind: 'note', note: '', blobs: contentsOf(event, contentsOfReceipt), must: event.must, number: null };
  }
}

function contentsOf(event: EventEnvelope, contentsOfReceipt: (receiptId: string) => readonly string[]): readonly string[] {
  const own = event.blobs.map(({ hash }) => hex(hash));
  return event.type === receiptFiled.name ? [...own, ...contentsOfReceipt(receiptFiled.body.parse(event.body).receiptId)] : own;
}
