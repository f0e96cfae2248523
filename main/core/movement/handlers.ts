import type { Handlers } from '../handlers.ts';
import { admitted } from '../session/admitted.ts';
import { createFolder, deleteFolder, keepInFolder, listFolders, renameFolder } from './desk-folders.ts';
import { printHandingOver } from './print.ts';
import { listMovements } from './register.ts';
import { setFollowUp } from './set-follow-up.ts';

export const movementHandlers: Handlers<'movement'> = {
  'movement.folders': ({ desk, caller }) => listFolders(desk, admitted(caller)),
  'movement.createFolder': ({ desk, caller, input }) => createFolder(desk, admitted(caller), input.name),
  'movement.renameFolder': ({ desk, caller, input }) => {
    renameFolder(desk, admitted(caller), input);
    return {};
  },
  'movement.deleteFolder': ({ desk, caller, input }) => {
    deleteFolder(desk, admitted(caller), input.folderId);
    return {};
  },
  'movement.keepInFolder': ({ desk, caller, input }) => keepInFolder(desk, admitted(caller), input),
  'movement.followUp': ({ desk, caller, input }) => {
    setFollowUp(desk, admitted(caller), input);
    return {};
  },
  'movement.register': ({ desk, caller, input }) => listMovements(desk, admitted(caller), input),
  'movement.handingOverPdf': ({ desk, caller, input }) => printHandingOver(desk, admitted(caller), input),
};
