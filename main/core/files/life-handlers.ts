import type { Handlers } from '../handlers.ts';
import { admitted } from '../session/admitted.ts';
import { askClosing, askReopening, decideRequest, parkFile, unparkFile } from './close-file.ts';
import { attachFile, detachFile, linkFiles, unlinkFiles } from './link-files.ts';
import { mergePart, openPart, openVolume } from './part-file.ts';
import { printCover } from './print-cover.ts';

type LifeProcedure =
  | 'files.openPart'
  | 'files.mergePart'
  | 'files.openVolume'
  | 'files.link'
  | 'files.unlink'
  | 'files.attach'
  | 'files.detach'
  | 'files.park'
  | 'files.unpark'
  | 'files.askClosing'
  | 'files.askReopening'
  | 'files.decide'
  | 'files.coverPdf';

/** What is done to a file beside opening and moving it. */
export const lifeHandlers: Pick<Handlers<'files'>, LifeProcedure> = {
  'files.openPart': ({ desk, caller, input }) => openPart(desk, admitted(caller), input.fileId, input.reason),
  'files.mergePart': ({ desk, caller, input }) => {
    mergePart(desk, admitted(caller), input.fileId);
    return {};
  },
  'files.openVolume': ({ desk, caller, input }) => openVolume(desk, admitted(caller), input.fileId),
  'files.link': ({ desk, caller, input }) => {
    linkFiles(desk, admitted(caller), input);
    return {};
  },
  'files.unlink': ({ desk, caller, input }) => {
    unlinkFiles(desk, admitted(caller), input);
    return {};
  },
  'files.attach': ({ desk, caller, input }) => {
    attachFile(desk, admitted(caller), input);
    return {};
  },
  'files.detach': ({ desk, caller, input }) => {
    detachFile(desk, admitted(caller), input.fileId);
    return {};
  },
  'files.park': ({ desk, caller, input }) => {
    parkFile(desk, admitted(caller), input);
    return {};
  },
  'files.unpark': ({ desk, caller, input }) => {
    unparkFile(desk, admitted(caller), input.fileId);
    return {};
  },
  'files.askClosing': ({ desk, caller, input }) => askClosing(desk, admitted(caller), input.fileId, input.remarks),
  'files.askReopening': ({ desk, caller, input }) => askReopening(desk, admitted(caller), input.fileId, input.remarks),
  'files.decide': ({ desk, caller, input }) => {
    decideRequest(desk, admitted(caller), input);
    return {};
  },
  'files.coverPdf': ({ desk, caller, input }) => printCover(desk, admitted(caller), input),
};
