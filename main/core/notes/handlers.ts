import type { Handlers } from '../handlers.ts';
import { admitted } from '../session/admitted.ts';
import { confirmNote, discardYellow, saveYellow } from './commands.ts';

/** What lays out pages is loaded when it is first used. */
const printing = () => import('./print-notesheet.ts');

export const notesHandlers: Handlers<'notes'> = {
  'notes.saveYellow': ({ desk, caller, input }) => saveYellow(desk, admitted(caller), input),
  'notes.discardYellow': ({ desk, caller, input }) => {
    discardYellow(desk, admitted(caller), input.fileId);
    return {};
  },
  'notes.confirm': ({ desk, caller, input }) => confirmNote(desk, admitted(caller), input),
  'notes.sheetPdf': async ({ desk, caller, input }) => (await printing()).printNotesheet(desk, admitted(caller), input),
  'notes.printSheet': async ({ desk, caller, input }) => (await printing()).sendNotesheet(desk, admitted(caller), input),
};
