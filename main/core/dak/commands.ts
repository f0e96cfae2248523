import { randomInt } from 'node:crypto';
import type { Input, Output } from '../../../preload/contract/index.ts';
import { bindToReceipt } from '../attachments/bind.ts';
import { scanMissing } from '../attachments/rules.ts';
import { localDay } from '../day.ts';
import type { Desk } from '../desk.ts';
import { fileInHand } from '../files/move-file.ts';
import { newId } from '../id.ts';
import { leaveFolder } from '../movement/leave-folder.ts';
import { deskMark } from '../numbers/desk-mark.ts';
import { peekNumber } from '../numbers/series.ts';
import { postPlace } from '../office/actors.ts';
import { drawDigit, readNumbering } from '../office/numbering.ts';
import { readOffice } from '../office/office.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';
import { orRefuseContent, rarerContent } from './entry-content.ts';
import { receiptDiarised, receiptDisposed, receiptFiled } from './events.ts';
import { receiptInHand } from './receipt-in-hand.ts';
import { diaryNumber, diarySeries, entryProblem, mayWriteRegister, trackingCode, trimmedSender } from './rules.ts';

/** Enters a paper in the diary: its number is taken in the same commit that records it. */
export function diarise(desk: Desk, officer: Officer, input: Input<'dak.diarise'>): Output<'dak.diarise'> {
  const section = postPlace(desk.store, officer.postId);
  if (!section) throw new Refusal('noCharge');
  const day = localDay(desk.ledger.now());
  const problem = entryProblem(input, day);
  if (problem) throw new Refusal(problem.code, problem.field === undefined ? undefined : { field: problem.field });
  orRefuseContent(desk, input);
  if (scanMissing(input, input.attachments.length)) throw new Refusal('scanRequired');
  const addressee = input.addresseePostId ?? null;
  if (addressee !== null && !postPlace(desk.store, addressee)) throw new Refusal('badInput', { field: 'addresseePostId' });
  const { diary, register } = readNumbering(desk.store);
  const place = {
    day,
    section: section.sectionCode,
    post: section.postCode,
    office: readOffice(desk.store).code,
    register: input.register,
    templates: { diary, register },
    mark: deskMark(desk.place.ordinal),
    draw: drawDigit,
  };
  const series = diarySeries(place);
  const id = newId();
  return desk.ledger.commit(() => {
    if (!mayWriteRegister(input.register, registerKeeper(desk, series), officer.postId)) {
      throw new Refusal('registerKeptByAnother', { register: input.register });
    }
    const sequence = peekNumber(desk.store, series);
    const number = diaryNumber(place, sequence);
    refuseTaken(desk, number);
    const code = freeTrackingCode(desk);
    desk.ledger.append({
      type: receiptDiarised,
      officer,
      body: {
        id,
        number,
        series,
        register: input.register,
        sequence,
        day,
        sectionId: section.sectionId,
        trackingCode: code,
        form: input.form,
        unopenedCover: input.unopenedCover,
        addresseePost: addressee,
        receivedOn: input.receivedOn,
        deliveryMode: input.deliveryMode,
        letterNumber: input.letterNumber.trim(),
        letterDate: input.letterDate ?? null,
        sender: trimmedSender(input.sender),
        language: input.language,
        subject: input.subject.trim(),
        enclosures: input.enclosures,
        classification: input.classification,
        urgency: input.urgency,
        vip: input.vip,
        remarks: input.remarks.trim(),
        ...rarerContent(input),
        acknowledge: input.acknowledge,
      },
    });
    bindToReceipt(desk, officer, id, input.attachments);
    return { id, number, trackingCode: code };
  });
}

/** Puts a receipt in a file; both must lie with the officer's post. */
export function putInFile(desk: Desk, officer: Officer, input: Input<'dak.putInFile'>): void {
  desk.ledger.commit(() => {
    const receipt = receiptInHand(desk, officer, input.receiptId);
    const file = fileInHand(desk, officer, input.fileId);
    desk.ledger.append({ type: receiptFiled, officer, file: file.id, body: { receiptId: receipt.id, remarks: input.remarks.trim(), sheets: input.sheets ?? null } });
    leaveFolder(desk, 'receipt', receipt.id);
  });
}

/** Closes a receipt that needs no further action; refuses with `remarksRequired` without a reason. */
export function disposeReceipt(desk: Desk, officer: Officer, receiptId: string, remarks: string): void {
  if (remarks.trim() === '') throw new Refusal('remarksRequired');
  desk.ledger.commit(() => {
    const receipt = receiptInHand(desk, officer, receiptId);
    desk.ledger.append({ type: receiptDisposed, officer, body: { receiptId: receipt.id, remarks: remarks.trim() } });
    leaveFolder(desk, 'receipt', receipt.id);
  });
}

/** The post that wrote the first line of a series; null while it is empty. */
function registerKeeper(desk: Desk, series: string): string | null {
  const first = desk.store.first(
    desk.store.build.selectFrom('receipt').select('created_post').where('series', '=', series).orderBy('sequence').limit(1),
  );
  return first?.created_post ?? null;
}

/** A template that was changed could spell a number of the one before it; no receipt may get it a second time. */
function refuseTaken(desk: Desk, number: string): void {
  if (desk.store.first(desk.store.build.selectFrom('receipt').select('id').where('number', '=', number))) throw new Refusal('codeTaken', { code: number });
}

function freeTrackingCode(desk: Desk): string {
  for (;;) {
    const code = trackingCode(randomInt);
    const taken = desk.store.first(desk.store.build.selectFrom('receipt').select('id').where('tracking_code', '=', code));
    if (!taken) return code;
  }
}
