import type { Handlers } from '../handlers.ts';
import { askedBack } from '../handover/hand-over.ts';
import { admitted } from '../session/admitted.ts';
import { completeCover } from './complete-cover.ts';
import { diarise, disposeReceipt, putInFile } from './commands.ts';
import { countReceipts, countSentReceipts } from './folders.ts';
import { markReceipt, markReceipts, pullBackReceipt, sendReceiptBack } from './mark-receipt.ts';
import { printAcknowledgement, printLabel } from './print.ts';
import { findDuplicates, findSenders, listReceipts, receiptsOnFile, viewReceipt } from './queries.ts';
import { readReceipt } from './receipt-in-hand.ts';
import { registryHandlers } from './registry-handlers.ts';
import { mayPullBackReceipt } from './rules.ts';
import { disposeCopy, markReceiptOpened, receiveReceipt, receiveReceipts } from './take-receipt.ts';

export const dakHandlers: Handlers<'dak'> = {
  'dak.diarise': ({ desk, caller, input }) => diarise(desk, admitted(caller), input),
  'dak.complete': ({ desk, caller, input }) => {
    completeCover(desk, admitted(caller), input);
    return {};
  },
  'dak.mark': ({ desk, caller, input }) => {
    markReceipt(desk, admitted(caller), input);
    return {};
  },
  'dak.markMany': ({ desk, caller, input }) => markReceipts(desk, admitted(caller), input),
  'dak.reply': ({ desk, caller, input }) => {
    sendReceiptBack(desk, admitted(caller), { ...input, kind: 'reply' });
    return {};
  },
  'dak.return': ({ desk, caller, input }) => {
    sendReceiptBack(desk, admitted(caller), { ...input, kind: 'return', followUp: false });
    return {};
  },
  'dak.pullBack': async ({ desk, caller, input }) => {
    const receipt = readReceipt(desk, input.receiptId);
    const officer = admitted(caller);
    const asked = mayPullBackReceipt(receipt, officer.postId) ? askedBack(desk, officer, receipt) : null;
    if (asked) await asked;
    else pullBackReceipt(desk, officer, input.receiptId);
    return {};
  },
  'dak.receiveMany': ({ desk, caller, input }) => receiveReceipts(desk, admitted(caller), input.receiptIds),
  'dak.markOpened': ({ desk, caller, input }) => {
    markReceiptOpened(desk, admitted(caller), input.receiptId);
    return {};
  },
  'dak.disposeCopy': ({ desk, caller, input }) => {
    disposeCopy(desk, admitted(caller), input.receiptId, input.remarks);
    return {};
  },
  'dak.receive': ({ desk, caller, input }) => {
    receiveReceipt(desk, admitted(caller), input.receiptId);
    return {};
  },
  'dak.putInFile': ({ desk, caller, input }) => {
    putInFile(desk, admitted(caller), input);
    return {};
  },
  'dak.dispose': ({ desk, caller, input }) => {
    disposeReceipt(desk, admitted(caller), input.receiptId, input.remarks);
    return {};
  },
  'dak.counts': ({ desk, caller }) => countReceipts(desk, admitted(caller)),
  'dak.countSent': ({ desk, caller }) => countSentReceipts(desk, admitted(caller)),
  'dak.list': ({ desk, caller, input }) => listReceipts(desk, admitted(caller), input),
  'dak.view': ({ desk, caller, input }) => viewReceipt(desk, admitted(caller), input.receiptId),
  'dak.onFile': ({ desk, caller, input }) => receiptsOnFile(desk, admitted(caller), input.fileId),
  'dak.duplicates': ({ desk, caller, input }) => findDuplicates(desk, admitted(caller), input),
  'dak.senders': ({ desk, input }) => findSenders(desk, input.search),
  'dak.acknowledgementPdf': ({ desk, input }) => printAcknowledgement(desk, input.receiptId),
  'dak.labelPdf': ({ desk, input }) => printLabel(desk, input),
  ...registryHandlers,
};
