import type { Handlers } from '../handlers.ts';
import { admitted } from '../session/admitted.ts';
import { flagPaper } from './commands.ts';
import { papersOfFile, pucPendency } from './queries.ts';

export const correspondenceHandlers: Handlers<'correspondence'> = {
  'correspondence.ofFile': ({ desk, caller, input }) => papersOfFile(desk, admitted(caller), input.fileId),
  'correspondence.flag': ({ desk, caller, input }) => {
    flagPaper(desk, admitted(caller), input);
    return {};
  },
  'correspondence.pendency': ({ desk, caller, input }) => pucPendency(desk, admitted(caller), input),
};
