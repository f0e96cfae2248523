import type { Handlers } from '../handlers.ts';
import { templateHeads } from '../numbers/number-template.ts';
import { admitted } from '../session/admitted.ts';
import { countFolders } from './folders.ts';
import { askedBack } from '../handover/hand-over.ts';
import { readFile } from './read-file.ts';
import { mayPullBack } from './rules.ts';
import { markFileRead, pullBackFile, receiveFiles, replyWithFile, returnFile, sendFile, sendFiles } from './move-file.ts';
import { nextFileNumber, openFile } from './open-file.ts';
import { lifeHandlers } from './life-handlers.ts';
import { listFiles, viewFile } from './queries.ts';

export const filesHandlers: Handlers<'files'> = {
  ...lifeHandlers,
  'files.list': ({ desk, caller, input }) => listFiles(desk, admitted(caller), input),
  'files.counts': ({ desk, caller }) => countFolders(desk, admitted(caller)),
  'files.previewNumber': ({ desk, caller, input }) => {
    const next = nextFileNumber(desk, admitted(caller), input.heads);
    return { number: next.number, pattern: next.pattern, heads: templateHeads(next.pattern), lists: next.lists };
  },
  'files.open': ({ desk, caller, input }) => openFile(desk, admitted(caller), input),
  'files.view': ({ desk, caller, input }) => viewFile(desk, admitted(caller), input.fileId),
  'files.send': ({ desk, caller, input }) => {
    sendFile(desk, admitted(caller), input.fileId, { ...input, toPost: input.toPostId });
    return {};
  },
  'files.sendMany': ({ desk, caller, input }) => sendFiles(desk, admitted(caller), input),
  'files.reply': ({ desk, caller, input }) => {
    replyWithFile(desk, admitted(caller), input);
    return {};
  },
  'files.receive': ({ desk, caller, input }) => receiveFiles(desk, admitted(caller), input.fileIds),
  'files.return': ({ desk, caller, input }) => {
    returnFile(desk, admitted(caller), input.fileId, input.remarks);
    return {};
  },
  'files.pullBack': async ({ desk, caller, input }) => {
    const file = readFile(desk, input.fileId);
    const officer = admitted(caller);
    const asked = mayPullBack(file, officer.postId) ? askedBack(desk, officer, file) : null;
    if (asked) await asked;
    else pullBackFile(desk, officer, input.fileId);
    return {};
  },
  'files.markRead': ({ desk, caller, input }) => {
    markFileRead(desk, admitted(caller), input.fileId);
    return {};
  },
};
