import type { Handlers } from '../handlers.ts';
import { admitted } from '../session/admitted.ts';
import { confirmNote, discardYellow, restoreYellow, saveYellow } from './commands.ts';
import { findPrecedents, keepPrecedent, usePrecedent, withdrawPrecedent } from './precedents.ts';
import { filesNamed, noteVersions, readChannel } from './queries.ts';

/** What lays out pages is loaded when it is first used. */
const printing = () => import('./print-notesheet.ts');

export const notesHandlers: Handlers<'notes'> = {
  'notes.saveYellow': ({ desk, caller, input }) => saveYellow(desk, admitted(caller), input),
  'notes.discardYellow': ({ desk, caller, input }) => {
    discardYellow(desk, admitted(caller), input.fileId);
    return {};
  },
  'notes.restoreYellow': ({ desk, caller, input }) => {
    restoreYellow(desk, admitted(caller), input.fileId);
    return {};
  },
  'notes.versions': ({ desk, input }) => noteVersions(desk, input.noteId),
  'notes.channel': ({ desk, input }) => readChannel(desk, input),
  'notes.filesNamed': ({ desk, input }) => filesNamed(desk, input.fileId),
  'notes.precedents': ({ desk, caller, input }) => findPrecedents(desk, admitted(caller), input.search),
  'notes.keepPrecedent': ({ desk, caller, input }) => keepPrecedent(desk, admitted(caller), input),
  'notes.withdrawPrecedent': ({ desk, caller, input }) => {
    withdrawPrecedent(desk, admitted(caller), input.precedentId);
    return {};
  },
  'notes.usePrecedent': ({ desk, input }) => {
    usePrecedent(desk, input.precedentId);
    return {};
  },
  'notes.confirm': ({ desk, caller, input }) => confirmNote(desk, admitted(caller), input),
  'notes.sheetPdf': async ({ desk, caller, input }) => (await printing()).printNotesheet(desk, admitted(caller), input),
  'notes.printSheet': async ({ desk, caller, input }) => (await printing()).sendNotesheet(desk, admitted(caller), input),
};
