import type { Input } from '../../../preload/contract/index.ts';
import { bindToReceipt } from '../attachments/bind.ts';
import { scanMissing } from '../attachments/rules.ts';
import type { ReceiptTable } from '../db/receipt-tables.ts';
import type { Desk } from '../desk.ts';
import { viewerOf } from '../grading/seen-by.ts';
import { postPlace } from '../office/actors.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';
import { orRefuseContent, rarerContent } from './entry-content.ts';
import { receiptCompleted } from './events.ts';
import { readReceipt } from './receipt-in-hand.ts';
import { completionProblem, entryProblem, trimmedSender } from './rules.ts';

/** Why the officer can't complete the entry of a cover, or null. */
export function coverProblem(desk: Desk, officer: Officer, receipt: ReceiptTable): ReturnType<typeof completionProblem> {
  const sectionOf = (post: string | null) => (post === null ? null : (postPlace(desk.store, post)?.sectionId ?? null));
  return completionProblem({ ...receipt, addressee_section: sectionOf(receipt.addressee_post), holder_section: sectionOf(receipt.holder_post) }, viewerOf(desk, officer));
}

/** Enters what the registry could not enter of a closed cover, with its scans, in one commit. */
export function completeCover(desk: Desk, officer: Officer, input: Input<'dak.complete'>): void {
  desk.ledger.commit(() => {
    const receipt = readReceipt(desk, input.receiptId);
    const problem = coverProblem(desk, officer, receipt);
    if (problem) throw new Refusal(problem, { number: receipt.number });
    const lacking = entryProblem({ ...input, unopenedCover: false, receivedOn: receipt.received_on }, receipt.received_on);
    if (lacking) throw new Refusal(lacking.code, lacking.field === undefined ? undefined : { field: lacking.field });
    orRefuseContent(desk, input);
    const scans = desk.store.all(desk.store.build.selectFrom('attachment').select('id').where('receipt_id', '=', receipt.id).where('withdrawn_at', 'is', null));
    if (scanMissing({ form: receipt.form, unopenedCover: false }, scans.length + input.attachments.length)) throw new Refusal('scanRequired');
    const { attachments, letterDate, letterNumber, receiptId, sender, language, subject, enclosures, classification, urgency, vip, remarks } = input;
    desk.ledger.append({
      type: receiptCompleted,
      officer,
      body: {
        receiptId,
        letterNumber: letterNumber.trim(),
        letterDate: letterDate ?? null,
        sender: trimmedSender(sender),
        language,
        subject: subject.trim(),
        enclosures,
        classification,
        urgency,
        vip,
        remarks: remarks.trim(),
        ...rarerContent(input),
      },
    });
    bindToReceipt(desk, officer, receipt.id, attachments);
  });
}
