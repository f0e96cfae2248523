import { openReceipt, putInFile } from '../pages/dak.ts';
import { actFor } from '../pages/file-lives.ts';
import { confirmDictated, dictate, openFromCreated, openFromInbox, openNewFile, putUp, returnFile, signOnly, writeNote } from '../pages/files.ts';
import { expect } from '../pages/hands.ts';
import { approve, backToFile, fillDraft, newDraft, openLetter } from '../pages/letters.ts';
import { confirm, dueToday, findPost, markFromTop, markRows, openTab, rowOf } from '../pages/movement.ts';
import { officePosts } from '../pages/office-desk.ts';
import { goTo, signIn, signOut } from '../pages/session.ts';
import type { WorkingDay } from './working-day.ts';

const { assistant, sectionOfficer, deputySecretary } = officePosts;
const filesOfTheDay = 12;

/** The files that the day turns on, by what becomes of them. */
export type Cases = Readonly<Record<'letter' | 'returned' | 'dictated' | 'approved' | 'pulledBack' | 'parked' | 'closed', string>>;

/** All papers that were marked to a post are taken over at once. */
async function receiveDak({ visit, log }: WorkingDay, post: typeof assistant): Promise<void> {
  await goTo(visit, 'dak');
  const received = await markFromTop(visit, log.receipts.filter(({ markedTo }) => markedTo === post).length);
  expect(received.toSorted()).toEqual(log.receipts.filter(({ markedTo }) => markedTo === post).map(({ number }) => number).toSorted());
  await visit.hands.press(visit.window.getByTestId('receive-marked'));
  await expect(visit.window.getByTestId('selection-bar')).toBeHidden();
}

async function openFile({ visit, texts, log }: WorkingDay, at: number): Promise<string> {
  const subject = texts.subject(60 + at);
  const number = await openNewFile(visit, subject);
  log.fileOpened(number, subject);
  return number;
}

/** Twelve files: a note on each of the first is dictated or signed while it is open, on one a letter is drafted. */
async function openFiles(day: WorkingDay): Promise<string[]> {
  const { visit, texts } = day;
  const numbers = [await openFile(day, 0)];
  await dictate(visit, texts.note);
  await newDraft(visit, texts.letter.languages, visit.words.name(deputySecretary));
  await fillDraft(visit, texts.letter);
  numbers.push(await openFile(day, 1));
  await writeNote(visit, texts.note);
  numbers.push(await openFile(day, 2));
  await dictate(visit, texts.note);
  numbers.push(await openFile(day, 3));
  await writeNote(visit, [texts.added]);
  while (numbers.length < filesOfTheDay) numbers.push(await openFile(day, numbers.length));
  return numbers;
}

async function fileTheDak({ visit, log }: WorkingDay, files: readonly string[]): Promise<void> {
  const mine = log.receipts.filter(({ markedTo }) => markedTo === assistant).slice(0, 10);
  for (const [at, { number }] of mine.entries()) {
    const file = files[at % files.length] ?? '';
    await openReceipt(visit, 'inbox', number);
    await putInFile(visit, file);
    log.putInFile(number, file);
  }
}

async function putUpMany({ visit, log }: WorkingDay, files: readonly string[]): Promise<void> {
  const { window, hands } = visit;
  await goTo(visit, 'inbox');
  await markRows(visit, files);
  await hands.press(window.getByTestId('send-marked'));
  await findPost(visit, 'files.to', sectionOfficer);
  await dueToday(visit, 'send');
  await confirm(visit, 'files.putUpNow');
  await expect(window.getByTestId('selection-bar')).toBeHidden();
  for (const file of files) log.sent(file, assistant, sectionOfficer);
}

/** The assistant receives, files, writes, puts up eight files due today, and has one back before it was opened. */
export async function assistantsMorning(day: WorkingDay): Promise<Cases> {
  const { visit, texts, log } = day;
  const { window, hands } = visit;
  await signIn(visit, assistant);
  await receiveDak(day, assistant);
  const files = await openFiles(day);
  await fileTheDak(day, files);
  const [letter = '', returned = '', dictated = '', approved = '', , , , pulledBack = '', , , parked = '', closed = ''] = files;
  await putUpMany(day, files.slice(0, 8));
  await openFromCreated(visit, pulledBack);
  await hands.press(window.getByTestId('pull-back'));
  await expect(window.getByTestId('pull-back')).toBeHidden();
  log.pulledBack(pulledBack, assistant);
  await openFromCreated(visit, parked);
  await actFor(visit, 'park', texts.wait);
  log.parked(parked);
  await openFromCreated(visit, closed);
  await actFor(visit, 'close', texts.finished);
  await goTo(visit, 'inbox');
  await openTab(visit, 'followed');
  await expect(window.getByTestId('register-row')).toHaveCount(7);
  await signOut(visit);
  return { letter, returned, dictated, approved, pulledBack, parked, closed };
}

async function openArrived({ visit, log }: WorkingDay, number: string): Promise<void> {
  await openFromInbox(visit, number);
  log.arrived(number);
}

/** The section officer sees what is due, returns one file with remarks, confirms what was dictated, sends two on and approves a closing. */
export async function officersMorning(day: WorkingDay, cases: Cases): Promise<void> {
  const { visit, texts, log } = day;
  const { window, hands } = visit;
  await signIn(visit, sectionOfficer);
  await receiveDak(day, sectionOfficer);
  await goTo(visit, 'inbox');
  await openTab(visit, 'due');
  await expect(window.getByTestId('register-row')).toHaveCount(7);
  await openArrived(day, cases.returned);
  await returnFile(visit, texts.remarks);
  log.sent(cases.returned, sectionOfficer, assistant, texts.remarks);
  await openArrived(day, cases.dictated);
  await dictate(visit, [texts.added]);
  await confirmDictated(visit);
  await openArrived(day, cases.letter);
  await confirmDictated(visit);
  await putUp(visit, deputySecretary);
  log.sent(cases.letter, sectionOfficer, deputySecretary);
  await openArrived(day, cases.approved);
  await signOnly(visit, 'agreed');
  await putUp(visit, deputySecretary);
  log.sent(cases.approved, sectionOfficer, deputySecretary);
  await goTo(visit, 'inbox');
  await openTab(visit, 'asked');
  await hands.openRow(rowOf(visit, cases.closed));
  await hands.press(window.getByTestId('approve-request'));
  await expect(window.getByTestId('asked')).toBeHidden();
  log.fileClosed(cases.closed);
  await signOut(visit);
}

/** The branch officer takes his closed cover, approves twice, and issues the letter, whose number is returned. */
export async function branchOfficersNoon(day: WorkingDay, cases: Cases): Promise<string> {
  const { visit, log } = day;
  const { window, hands } = visit;
  const pin = await signIn(visit, deputySecretary);
  await openReceipt(visit, 'inbox', log.receipts.find(({ unopenedCover }) => unopenedCover)?.number ?? '');
  await hands.press(window.getByTestId('receipt-receive'));
  await openArrived(day, cases.approved);
  await signOnly(visit, 'approved');
  await openArrived(day, cases.letter);
  await signOnly(visit, 'approved');
  await openLetter(visit);
  const letter = await approve(visit, pin);
  await backToFile(visit);
  await hands.press(window.getByTestId('reply'));
  await confirm(visit, 'files.replyNow');
  log.sent(cases.letter, deputySecretary, sectionOfficer);
  await signOut(visit);
  return letter;
}

/** The assistant finds the remarks on the returned file, answers them and puts it up again. */
export async function assistantsAfternoon(day: WorkingDay, cases: Cases): Promise<void> {
  const { visit, texts, log } = day;
  await signIn(visit, assistant);
  await openArrived(day, cases.returned);
  await expect(visit.window.getByTestId('standing-remarks')).toContainText(texts.remarks);
  await writeNote(visit, [texts.answer]);
  await putUp(visit, sectionOfficer);
  log.sent(cases.returned, assistant, sectionOfficer);
  await signOut(visit);
}
