import type { DakRegistryProcedure } from '../../../preload/contract/dak-registry.ts';
import type { Handlers } from '../handlers.ts';
import { admitted } from '../session/admitted.ts';
import { listAcknowledgements, notePrinted, noteSent } from './acknowledgements.ts';
import { addCategory, listCategories, renameCategory, withdrawCategory } from './categories.ts';
import { chaseEnclosures, noteMissing, receiveEnclosures } from './enclosures.ts';
import { listInvoices, makeInvoice, returnInvoice } from './invoices.ts';
import { printAcknowledgements, printInvoice } from './print-registry.ts';
import { stageMail } from './stage-mail.ts';

export const registryHandlers: Pick<Handlers<'dak'>, DakRegistryProcedure> = {
  'dak.categories': ({ desk }) => listCategories(desk),
  'dak.addCategory': ({ desk, caller, input }) => addCategory(desk, admitted(caller), input),
  'dak.renameCategory': ({ desk, caller, input }) => {
    renameCategory(desk, admitted(caller), input);
    return {};
  },
  'dak.withdrawCategory': ({ desk, caller, input }) => {
    withdrawCategory(desk, admitted(caller), input.categoryId);
    return {};
  },
  'dak.noteMissing': ({ desk, caller, input }) => {
    noteMissing(desk, admitted(caller), input);
    return {};
  },
  'dak.chaseEnclosures': ({ desk, caller, input }) => {
    chaseEnclosures(desk, admitted(caller), input);
    return {};
  },
  'dak.receiveEnclosures': ({ desk, caller, input }) => {
    receiveEnclosures(desk, admitted(caller), input);
    return {};
  },
  'dak.acknowledgements': ({ desk, caller, input }) => listAcknowledgements(desk, admitted(caller), input),
  'dak.acknowledgementsPdf': ({ desk, caller, input }) => printAcknowledgements(desk, admitted(caller), input.receiptIds),
  'dak.acknowledgementsPrinted': ({ desk, caller, input }) => {
    notePrinted(desk, admitted(caller), input.receiptIds);
    return {};
  },
  'dak.acknowledgementsSent': ({ desk, caller, input }) => {
    noteSent(desk, admitted(caller), input);
    return {};
  },
  'dak.invoices': ({ desk, caller, input }) => listInvoices(desk, admitted(caller), input),
  'dak.makeInvoice': ({ desk, caller, input }) => makeInvoice(desk, admitted(caller), input),
  'dak.invoicePdf': ({ desk, caller, input }) => printInvoice(desk, admitted(caller), input),
  'dak.returnInvoice': ({ desk, caller, input }) => {
    returnInvoice(desk, admitted(caller), input);
    return {};
  },
  'dak.stageMail': ({ desk, caller, input }) => stageMail(desk, caller, input),
};
