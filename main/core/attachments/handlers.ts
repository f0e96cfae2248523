import type { Handlers } from '../handlers.ts';
import { admitted } from '../session/admitted.ts';
import { addToFile, addToReceipt, withdrawFromFile, withdrawFromReceipt } from './commands.ts';
import { withReader } from './examine.ts';
import { attachmentsOfFile, attachmentsOfReceipt, readContent, readTiffPage } from './queries.ts';
import { discardStaged, listStaged, stage } from './staging.ts';
import { takeScan } from './take-scan.ts';

export const attachmentsHandlers: Handlers<'attachments'> = {
  'attachments.begin': async ({ desk, caller, input }) => ({ uploadId: await desk.uploads.begin(caller, input.name, input.size) }),
  'attachments.chunk': async ({ desk, caller, input }) => ({ received: await desk.uploads.write(caller, input.uploadId, input) }),
  'attachments.finish': ({ desk, caller, input }) => {
    const officer = admitted(caller);
    return desk.uploads.finish(caller, input.uploadId, (arrived) => stage(desk, officer, arrived, input.pages));
  },
  'attachments.cancel': async ({ desk, caller, input }) => {
    await desk.uploads.cancel(caller, input.uploadId);
    return {};
  },
  'attachments.staged': ({ desk, caller }) => listStaged(desk, admitted(caller)),
  'attachments.discard': ({ desk, caller, input }) => {
    discardStaged(desk, admitted(caller), input.id);
    return {};
  },
  'attachments.addToReceipt': ({ desk, caller, input }) => {
    addToReceipt(desk, admitted(caller), input.receiptId, input.ids);
    return {};
  },
  'attachments.addToFile': ({ desk, caller, input }) => {
    addToFile(desk, admitted(caller), input);
    return {};
  },
  'attachments.withdrawFromReceipt': ({ desk, caller, input }) => {
    withdrawFromReceipt(desk, admitted(caller), input.id, input.reason);
    return {};
  },
  'attachments.withdrawFromFile': ({ desk, caller, input }) => {
    withdrawFromFile(desk, admitted(caller), input.id, input.reason);
    return {};
  },
  'attachments.ofReceipt': ({ desk, input }) => attachmentsOfReceipt(desk, input.receiptId),
  'attachments.ofFile': ({ desk, caller, input }) => attachmentsOfFile(desk, admitted(caller), input.fileId),
  'attachments.read': ({ desk, caller, input }) => ({ bytes: readContent(desk, admitted(caller), input) }),
  'attachments.tiffPage': ({ desk, caller, input }) => ({ bytes: readTiffPage(desk, admitted(caller), input.id, input.page) }),
  'attachments.scanFolder': ({ desk }) => ({ folder: desk.scanFolder.folder() }),
  'attachments.setScanFolder': ({ desk, input }) => {
    desk.scanFolder.choose(input.folder);
    return {};
  },
  'attachments.scans': ({ desk }) => desk.scanFolder.waiting(),
  'attachments.readScan': ({ desk, input }) => ({ bytes: withReader(desk.scanFolder.find(input.name).path, (read) => read(input.offset, input.length)) }),
  'attachments.takeScan': ({ desk, caller, input }) => takeScan(desk, admitted(caller), input.name, input.pages),
};
