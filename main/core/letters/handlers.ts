import { letterForm } from '../../../preload/contract/letters.ts';
import type { Handlers } from '../handlers.ts';
import { admitted } from '../session/admitted.ts';
import { openWithPin } from '../session/sign-in.ts';
import { discardDraft, saveDraft, startDraft } from './drafts.ts';
import { draftVersions } from './draft-versions.ts';
import { answersOnFile } from './answers.ts';
import { listLetters, viewLetter } from './queries.ts';
import { needsAddressee } from './rules.ts';
import { addSignedCopy, confirmSignedCopy, withdrawSignedCopy } from './signed-copy.ts';

/** What lays out, seals and prints is loaded when it is first used: the register is on the screen before. */
const issuing = () => import('./issue-letter.ts');
const ending = () => import('./end-letter.ts');
const paper = () => import('./letter-pdf.ts');
const copying = () => import('./copies.ts');

export const lettersHandlers: Handlers<'letters'> = {
  'letters.forms': () => letterForm.options.map((form) => ({ form, needsAddressee: needsAddressee(form) })),
  'letters.create': ({ desk, caller, input }) => ({ id: startDraft(desk, admitted(caller), input) }),
  'letters.save': ({ desk, caller, input }) => ({ savedAt: saveDraft(desk, admitted(caller), input.letterId, input.draft) }),
  'letters.discard': ({ desk, caller, input }) => {
    discardDraft(desk, admitted(caller), input.letterId, { restorable: true });
    return {};
  },
  'letters.view': ({ desk, caller, input }) => viewLetter(desk, admitted(caller), input.letterId),
  'letters.versions': ({ desk, input }) => draftVersions(desk, input.letterId),
  'letters.answers': ({ desk, input }) => answersOnFile(desk, input.fileId),
  'letters.list': ({ desk, caller, input }) => listLetters(desk, admitted(caller), input),
  'letters.pdf': async ({ desk, input }) => (await paper()).letterPdf(desk, input.letterId),
  'letters.approve': async ({ desk, caller, input }) => {
    const officer = admitted(caller);
    await openWithPin(desk, officer.personId, input.pin);
    const { issueLetter } = await issuing();
    return issueLetter(desk, officer, input.letterId);
  },
  'letters.cancel': async ({ desk, caller, input }) => {
    const officer = admitted(caller);
    await openWithPin(desk, officer.personId, input.pin);
    const { cancelLetter } = await ending();
    cancelLetter(desk, officer, input.letterId, input.reason);
    return {};
  },
  'letters.supersede': async ({ desk, caller, input }) => {
    const officer = admitted(caller);
    await openWithPin(desk, officer.personId, input.pin);
    const { supersedeLetter } = await ending();
    supersedeLetter(desk, officer, input);
    return {};
  },
  'letters.print': async ({ desk, caller, input }) => {
    const officer = admitted(caller);
    const { printCopies } = await copying();
    return printCopies(desk, officer, input);
  },
  'letters.addSignedCopy': ({ desk, caller, input }) => {
    addSignedCopy(desk, admitted(caller), input.letterId, input.scanId);
    return {};
  },
  'letters.confirmSignedCopy': async ({ desk, caller, input }) => {
    const officer = admitted(caller);
    await openWithPin(desk, officer.personId, input.pin);
    confirmSignedCopy(desk, officer, input.letterId);
    return {};
  },
  'letters.withdrawSignedCopy': ({ desk, caller, input }) => {
    withdrawSignedCopy(desk, admitted(caller), input.letterId, input.reason);
    return {};
  },
  'letters.spoilCopy': async ({ desk, caller, input }) => {
    const officer = admitted(caller);
    const { spoilCopy } = await copying();
    spoilCopy(desk, officer, input.copyId, input.reason);
    return {};
  },
};
