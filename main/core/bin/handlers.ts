import type { Handlers } from '../handlers.ts';
import { restoreDraft } from '../letters/drafts.ts';
import { admitted } from '../session/admitted.ts';
import { binFile, binReceipt, restoreFile, restoreReceipt } from './commands.ts';
import { listBin } from './queries.ts';

export const binHandlers: Handlers<'bin'> = {
  'bin.list': ({ desk, caller, input }) => listBin(desk, admitted(caller), input),
  'bin.putReceipt': ({ desk, caller, input }) => {
    binReceipt(desk, admitted(caller), input.receiptId, input.reason);
    return {};
  },
  'bin.putFile': ({ desk, caller, input }) => {
    binFile(desk, admitted(caller), input.fileId, input.reason);
    return {};
  },
  'bin.restoreReceipt': ({ desk, caller, input }) => {
    restoreReceipt(desk, admitted(caller), input.receiptId);
    return {};
  },
  'bin.restoreFile': ({ desk, caller, input }) => {
    restoreFile(desk, admitted(caller), input.fileId);
    return {};
  },
  'bin.restoreLetter': ({ desk, caller, input }) => {
    restoreDraft(desk, admitted(caller), input.letterId);
    return {};
  },
};
