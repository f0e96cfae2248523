import type { LocalText } from '../../../preload/contract/values.ts';
import { localDay } from '../../../main/core/day.ts';
import { officePosts } from '../pages/office-desk.ts';
import type { RegisterName } from '../pages/registers.ts';
import type { WorkingDay } from './working-day.ts';

/** A calendar day; the screen writes it in the reader's way. */
export type Day = { readonly day: string };
/** Money, in paise or paisa. */
export type Amount = { readonly amount: number };
export type Expected = string | Day | Amount;
type Lines = readonly (readonly Expected[])[];

const today = (): Day => ({ day: localDay(Date.now()) });

/** The registrar who reads it is not among those who may see what a graded cover is about. */
function diary({ visit: { words }, log }: WorkingDay): Lines {
  return log.receipts.map((receipt) => {
    const subject = receipt.unopenedCover ? words.say('bound-registers.hidden') : receipt.subject;
    return [receipt.number, receipt.letterNumber, '', receipt.from, subject, receipt.markedTo ? words.name(receipt.markedTo) : '', receipt.fileNumber, ''];
  });
}

function files({ visit: { words }, log }: WorkingDay): Lines {
  return log.files.map(({ number, subject, state }) => [number, today(), subject, words.say('bound-registers.class_normal'), '0', state === 'closed' ? today() : '']);
}

function movement({ visit: { words }, log }: WorkingDay): Lines {
  return log.movements.map(({ fileNumber, subject, by, to, arrived, remarks }) => [fileNumber, subject, words.name(by), words.name(to), today(), arrived ? today() : '', remarks]);
}

function dispatch({ visit: { words }, log }: WorkingDay): Lines {
  return log.covers.map(({ addressee, copy, subject, letter, fileNumber, messenger, receivedBy }, at) => {
    const whom = copy ? `${addressee} (${words.say('bound-registers.copy')})` : addressee;
    return [String(at + 1), today(), whom, subject, '0', words.say('bound-registers.mode_hand'), { amount: 0 }, '', fileNumber, letter, words.name(officePosts.deputySecretary), messenger, today(), receivedBy, ''];
  });
}

function parked({ visit: { words }, texts, log }: WorkingDay): Lines {
  return log.files.filter(({ state }) => state === 'parked').map(({ number, subject }) => [number, subject, words.name(officePosts.assistant), today(), '', texts.wait]);
}

function closed({ visit: { words }, log }: WorkingDay): Lines {
  return log.files.filter(({ state }) => state === 'closed').map(({ number, subject }) => [number, subject, words.name(officePosts.sectionOfficer), today(), '']);
}

/** Where a paper lies now: with the file that it is in, else with the post that it was marked to, else with the diarist. */
function holderOf({ log }: WorkingDay, receipt: { readonly fileNumber: string; readonly markedTo: LocalText | null }): LocalText {
  const sent = log.movements.findLast(({ fileNumber }) => fileNumber === receipt.fileNumber);
  if (receipt.fileNumber !== '') return sent?.to ?? officePosts.assistant;
  return receipt.markedTo ?? officePosts.diarist;
}

/** All papers of the day that were not answered wait, none for more than a week; each is counted once, at the post at which it lies. */
function arrears(day: WorkingDay): Lines {
  const { words } = day.visit;
  const posts = day.log.receipts.filter(({ answered }) => !answered).map((receipt) => words.name(holderOf(day, receipt)));
  return [...new Set(posts)].map((post) => {
    const count = String(posts.filter((other) => other === post).length);
    return [post, count, '0', '0', '0', '0', count];
  });
}

const lines: Readonly<Record<RegisterName, (day: WorkingDay) => Lines>> = {
  diary,
  files,
  movement,
  dispatch,
  parked,
  closed,
  arrears,
  /** Nothing that came today has waited for a month. */
  pending: () => [],
};

/** The lines that a register must have, from the log of the day alone. */
export const expectedLines = (day: WorkingDay, register: RegisterName): Lines => lines[register](day);
