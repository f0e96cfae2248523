import type { ElectronApplication } from '@playwright/test';
import { join } from 'node:path';
import type { JobTexts } from './job-texts.ts';
import { enterDelivery, handToMessenger, savePaper } from './pages/dispatch.ts';
import { openFromInbox, openNewFile, putUp, returnFile, signOnly, writeNote } from './pages/files.ts';
import { expect } from './pages/hands.ts';
import { approve, backToFile, cancelLetter, fillDraft, newDraft, openFromRegister, openLetter, previewIsShown, saveCopy, supersedeLetter } from './pages/letters.ts';
import { auditIsClean, saveList } from './pages/office.ts';
import { goTo, signIn, signOut } from './pages/session.ts';
import { chooseLanguage, openDemoOffice } from './pages/start.ts';
import { answerSame, checkAnother, dropLetter, typeNumber, type SeenVerdict } from './pages/verify.ts';
import type { Visit } from './pages/visit.ts';
import { ownNames } from './pages/words.ts';

export type MainJob = {
  readonly app: ElectronApplication;
  readonly visit: Visit;
  readonly texts: JobTexts;
  /** Where the letters, registers and lists are saved. */
  readonly folder: string;
  /** Called with every main screen in view, to look at it. */
  readonly onScreen?: (name: string) => Promise<void>;
};

export type MainJobDone = {
  readonly fileNumber: string;
  readonly number: string;
  readonly otherNumber: string;
  readonly files: Readonly<Record<'letter' | 'otherLetter' | 'register' | 'peonBook' | 'trustList' | 'statusList', string>>;
  readonly verdicts: { readonly inForce: SeenVerdict; readonly otherBefore: SeenVerdict; readonly otherAfter: SeenVerdict; readonly byNumber: SeenVerdict };
  readonly auditClean: boolean;
};

type Step = MainJob & { readonly look: (name: string) => Promise<void> };

/** The next native dialog answers with this file, as if somebody had chosen it. */
async function saveDialogAnswers({ app, folder }: MainJob, name: string): Promise<string> {
  const file = join(folder, name);
  await app.evaluate(({ dialog }, filePath) => {
    Reflect.set(dialog, 'showSaveDialog', () => Promise.resolve({ canceled: false, filePath }));
  }, file);
  return file;
}

async function firstStart({ visit, texts, look }: Step): Promise<void> {
  await expect(visit.window.getByTestId('language-choice')).toBeVisible();
  await look('language');
  await chooseLanguage(visit);
  await look('first-start');
  await openDemoOffice(visit, texts.country);
  await look('sign-in');
}

async function draftAndPutUp({ visit, texts, look }: Step): Promise<string> {
  await signIn(visit, 'assistant');
  const fileNumber = await openNewFile(visit, texts.fileSubject);
  await writeNote(visit, texts.note, () => look('yellow-note'));
  await newDraft(visit, texts.letter.languages);
  await fillDraft(visit, texts.letter);
  await previewIsShown(visit, 'draftPdf');
  await look('draft');
  await backToFile(visit);
  await previewIsShown(visit, 'draftPdf');
  await look('file');
  await putUp(visit, 'officer', () => look('put-up'));
  await signOut(visit);
  return fileNumber;
}

async function returnOnce({ visit, texts, look }: Step, fileNumber: string): Promise<void> {
  await signIn(visit, 'officer');
  await look('inbox');
  await openFromInbox(visit, fileNumber);
  await expect(visit.window.getByTestId('green-note')).toContainText(texts.note[0] ?? '');
  await returnFile(visit, texts.remarks);
  await signOut(visit);
}

async function correct({ visit, texts }: Step, fileNumber: string): Promise<void> {
  const { window, words, hands } = visit;
  const [language = 'en'] = texts.letter.languages;
  await signIn(visit, 'assistant');
  await openFromInbox(visit, fileNumber);
  await openLetter(visit);
  await hands.writeParagraphs(window.getByRole('textbox', { name: words.say('letters.bodyIn', { language: ownNames[language] }) }), [texts.correction]);
  await expect(window.getByTestId('save-state')).toHaveAttribute('data-status', 'saved');
  await backToFile(visit);
  await writeNote(visit, texts.secondNote);
  await putUp(visit, 'officer');
  await signOut(visit);
}

type Issued = Pick<MainJobDone, 'number' | 'otherNumber'> & { readonly letter: string; readonly otherLetter: string; readonly pin: string };

async function approveAndSave(step: Step, fileNumber: string): Promise<Issued> {
  const { visit, texts, look } = step;
  const pin = await signIn(visit, 'officer');
  await openFromInbox(visit, fileNumber);
  await signOnly(visit, 'approved');
  await openLetter(visit);
  const number = await approve(visit, pin, () => look('approve'));
  await previewIsShown(visit, 'sealedPdf');
  await look('sealed');
  const letter = await saveDialogAnswers(step, 'letter.pdf');
  await saveCopy(visit, letter);
  await backToFile(visit);
  await newDraft(visit, texts.otherLetter.languages);
  await fillDraft(visit, texts.otherLetter);
  const otherNumber = await approve(visit, pin);
  const otherLetter = await saveDialogAnswers(step, 'other-letter.pdf');
  await saveCopy(visit, otherLetter);
  await goTo(visit, 'letters');
  await expect(visit.window.getByRole('row').filter({ hasText: number })).toBeVisible();
  await look('letters');
  await signOut(visit);
  return { number, otherNumber, letter, otherLetter, pin };
}

async function dispatch(step: Step, number: string): Promise<{ register: string; peonBook: string }> {
  const { visit, texts, look } = step;
  await signIn(visit, 'dispatcher');
  await goTo(visit, 'dispatch');
  await handToMessenger(visit, number, texts.messenger, () => look('messenger'));
  await look('dispatch');
  const peonBook = await saveDialogAnswers(step, 'peon-book.pdf');
  await savePaper(visit, { which: 'peonBook', file: peonBook });
  await enterDelivery(visit, number, texts.receivedBy, () => look('deliver'));
  const register = await saveDialogAnswers(step, 'dispatch-register.pdf');
  await savePaper(visit, { which: 'register', file: register, onPaper: () => look('register-paper') });
  return { register, peonBook };
}

async function verifyBoth({ visit, look }: Step, { number, letter, otherLetter }: Issued) {
  await goTo(visit, 'verify');
  await look('verify');
  const inForce = await dropLetter(visit, letter);
  await look('verdict');
  await answerSame(visit);
  await checkAnother(visit);
  const byNumber = await typeNumber(visit, number);
  await checkAnother(visit);
  const otherBefore = await dropLetter(visit, otherLetter);
  await signOut(visit);
  return { inForce, byNumber, otherBefore };
}

async function endOther({ visit, texts, look }: Step, { number, otherNumber, otherLetter, pin }: Issued): Promise<SeenVerdict> {
  await signIn(visit, 'officer');
  await goTo(visit, 'letters');
  await openFromRegister(visit, otherNumber);
  if (texts.ending === 'cancelled') await cancelLetter(visit, { reason: texts.endingReason, pin });
  else await supersedeLetter(visit, { by: number, reason: texts.endingReason, pin });
  await goTo(visit, 'verify');
  const after = await dropLetter(visit, otherLetter);
  await look('verdict-ended');
  await signOut(visit);
  return after;
}

async function audit(step: Step): Promise<{ trustList: string; statusList: string; auditClean: boolean }> {
  const { visit, look } = step;
  await signIn(visit, 'registrar');
  await goTo(visit, 'office');
  const trustList = await saveDialogAnswers(step, 'office.trust');
  await saveList(visit, 'saveTrustList', trustList);
  const statusList = await saveDialogAnswers(step, 'office.status');
  await saveList(visit, 'saveStatusList', statusList);
  const auditClean = await auditIsClean(visit);
  await look('office');
  await signOut(visit);
  return { trustList, statusList, auditClean };
}

/**
 * Takes a window that has just been opened for the first time through the whole main job, as the people of an office would:
 * from the choice of the language to the audit after a letter was drafted, returned, approved, sealed, dispatched,
 * verified, and another one ended.
 */
export async function doMainJob(job: MainJob): Promise<MainJobDone> {
  const step: Step = { ...job, look: job.onScreen ?? (() => Promise.resolve()) };
  await firstStart(step);
  const fileNumber = await draftAndPutUp(step);
  await returnOnce(step, fileNumber);
  await correct(step, fileNumber);
  const issued = await approveAndSave(step, fileNumber);
  const { register, peonBook } = await dispatch(step, issued.number);
  const { inForce, byNumber, otherBefore } = await verifyBoth(step, issued);
  const otherAfter = await endOther(step, issued);
  const { trustList, statusList, auditClean } = await audit(step);
  return {
    fileNumber,
    number: issued.number,
    otherNumber: issued.otherNumber,
    files: { letter: issued.letter, otherLetter: issued.otherLetter, register, peonBook, trustList, statusList },
    verdicts: { inForce, byNumber, otherBefore, otherAfter },
    auditClean,
  };
}
