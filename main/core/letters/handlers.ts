import { letterForm } from '../../../preload/contract/letters.ts';
import type { Handlers } from '../handlers.ts';
import { admitted } from '../session/admitted.ts';
import { openWithPin } from '../session/sign-in.ts';
import { printCopies, spoilCopy } from './copies.ts';
import { discardDraft, saveDraft, startDraft } from './drafts.ts';
import { cancelLetter, supersedeLetter } from './end-letter.ts';
import { issueLetter } from './issue-letter.ts';
import { letterPdf } from './letter-pdf.ts';
import { listLetters, viewLetter } from './queries.ts';
import { needsAddressee } from './rules.ts';

export const lettersHandlers: Handlers<'letters'> = {
  'letters.forms': () => letterForm.options.map((form) => ({ form, needsAddressee: needsAddressee(form) })),
  'letters.create': ({ desk, caller, input }) => ({ id: startDraft(desk, admitted(caller), input) }),
  'letters.save': ({ desk, caller, input }) => ({ savedAt: saveDraft(desk, admitted(caller), input.letterId, input.draft) }),
  'letters.discard': ({ desk, caller, input }) => {
    discardDraft(desk, admitted(caller), input.letterId);
    return {};
  },
  'letters.view': ({ desk, caller, input }) => viewLetter(desk, admitted(caller), input.letterId),
  'letters.list': ({ desk, input }) => listLetters(desk, input),
  'letters.pdf': ({ desk, input }) => letterPdf(desk, input.letterId),
  'letters.approve': async ({ desk, caller, input }) => {
    const officer = admitted(caller);
    await openWithPin(desk, officer.personId, input.pin);
    return issueLetter(desk, officer, input.letterId);
  },
  'letters.cancel': async ({ desk, caller, input }) => {
    const officer = admitted(caller);
    await openWithPin(desk, officer.personId, input.pin);
    cancelLetter(desk, officer, input.letterId, input.reason);
    return {};
  },
  'letters.supersede': async ({ desk, caller, input }) => {
    const officer = admitted(caller);
    await openWithPin(desk, officer.personId, input.pin);
    supersedeLetter(desk, officer, input);
    return {};
  },
  'letters.print': ({ desk, caller, input }) => printCopies(desk, admitted(caller), input),
  'letters.spoilCopy': ({ desk, caller, input }) => {
    spoilCopy(desk, admitted(caller), input.copyId, input.reason);
    return {};
  },
};
