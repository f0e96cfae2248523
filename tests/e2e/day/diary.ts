import { diariseCover, diariseKnown, diariseNew, markTo, openDiaryForm, openReceipt, type Letter } from '../pages/dak.ts';
import { expect } from '../pages/hands.ts';
import { confirm, findPost, listHas, markFromTop } from '../pages/movement.ts';
import { officePosts } from '../pages/office-desk.ts';
import { dropFile, scriptedPdf } from '../pages/scans.ts';
import { goTo, signIn, signOut } from '../pages/session.ts';
import type { WorkingDay } from './working-day.ts';

const plain = 32;
/** A sender met before is found by the beginning of his name. */
const begunWith = 4;

/** Papers from each of the senders one after another; each is typed in full once. */
async function enter(day: WorkingDay, at: number, besides?: () => Promise<void>, letterNumber = `KM/${at + 1}-7`): Promise<string> {
  const { visit, texts, log } = day;
  const { organisations } = texts;
  const from = organisations[at % organisations.length] ?? '';
  const letter: Letter = { number: letterNumber, subject: texts.subject(at), ...(besides ? { besides } : {}) };
  const number = at < organisations.length ? await diariseNew(visit, from, letter) : await diariseKnown(visit, from.slice(0, begunWith), letter);
  log.diarised({ number, letterNumber, from, subject: letter.subject });
  return number;
}

/** The warning names the paper that has the same number of the same sender; the clerk enters it all the same. */
async function enterTwice(day: WorkingDay, at: number, first: string): Promise<void> {
  const { window } = day.visit;
  const again = at - (at % day.texts.organisations.length);
  await enter(day, again, () => expect(window.getByTestId('duplicates')).toContainText(first), 'KM/1-7');
}

const chooseForm = async ({ visit: { window, words, hands } }: WorkingDay, form: 'physical' | 'electronic') =>
  hands.choose(window.getByTestId('receipt-form').getByRole('button'), window.getByRole('option', { name: words.say(`dak.form_${form}`), exact: true }));

const chooseRegister = ({ visit: { window, hands } }: WorkingDay, letter: string) => hands.write(window.getByTestId('register-letter'), letter);

async function dropScan({ visit }: WorkingDay, pages: number): Promise<void> {
  await dropFile(visit, { name: `scan-${pages}.pdf`, type: 'application/pdf', bytes: await scriptedPdf(pages) });
  await expect(visit.window.getByTestId('staged-scan')).toHaveCount(1);
  await expect(visit.window.getByTestId('save-receipt')).toBeEnabled();
}

/** Forty papers: most of them plain, two that were entered before, some with scans, two in a register with a letter, one closed cover. */
async function diariseForty(day: WorkingDay): Promise<string> {
  const { visit, log } = day;
  await openDiaryForm(visit);
  const first = await enter(day, 0);
  for (let at = 1; at < plain; at += 1) await enter(day, at);
  await enterTwice(day, 35, first);
  await enterTwice(day, 40, first);
  await enter(day, plain, () => dropScan(day, 2));
  await enter(day, plain + 1, async () => {
    await chooseForm(day, 'electronic');
    await dropScan(day, 3);
  });
  await enter(day, plain + 2, () => dropScan(day, 4));
  await enter(day, plain + 3, async () => {
    await chooseForm(day, 'physical');
    await chooseRegister(day, 'P');
  });
  await enter(day, plain + 4);
  await chooseRegister(day, '');
  const cover = await diariseCover(visit, 'secret', visit.words.name(officePosts.deputySecretary));
  log.diarised({ number: cover, subject: '', unopenedCover: true });
  expect(log.receipts).toHaveLength(40);
  return cover;
}

/** The diarist enters the dak of the day and marks it: the cover alone, all the rest many at once; two papers stay with him. */
export async function diaristsMorning(day: WorkingDay): Promise<void> {
  const { visit, log } = day;
  const { window, hands } = visit;
  await signIn(visit, officePosts.diarist);
  const cover = await diariseForty(day);
  await openReceipt(visit, 'inbox', cover);
  await markTo(visit, officePosts.deputySecretary);
  log.marked([cover], officePosts.deputySecretary);
  for (const [post, count] of [[officePosts.assistant, 14], [officePosts.sectionOfficer, 12], [officePosts.worksAssistant, 11]] as const) {
    await goTo(visit, 'dak');
    await listHas(visit, log.receipts.filter(({ markedTo }) => markedTo === null).length);
    const numbers = await markFromTop(visit, count);
    await hands.press(window.getByTestId('mark-marked'));
    await findPost(visit, 'files.to', post);
    await confirm(visit, 'dak.markNow');
    await expect(window.getByTestId('selection-bar')).toBeHidden();
    log.marked(numbers, post);
  }
  await expect(window.getByTestId('register-row')).toHaveCount(2);
  await signOut(visit);
}
