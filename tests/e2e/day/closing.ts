import type { ElectronApplication } from '@playwright/test';
import { expect } from '../pages/hands.ts';
import { auditIsClean } from '../pages/office.ts';
import { officePosts } from '../pages/office-desk.ts';
import { openRegister, openRegisters, readAsCsv, readOnScreen, type RegisterName } from '../pages/registers.ts';
import { goTo, signIn, signOut } from '../pages/session.ts';
import { expectedLines, type Expected } from './expected.ts';
import type { WorkingDay } from './working-day.ts';

const registers: readonly RegisterName[] = ['diary', 'files', 'movement', 'dispatch', 'parked', 'closed', 'arrears', 'pending'];
type Place = { readonly app: ElectronApplication; readonly folder: string };

function inCsv(cell: Expected): string {
  if (typeof cell === 'string') return cell;
  return 'day' in cell ? cell.day : String(cell.amount / 100);
}

/** Does the screen show a cell? A day stands there as the reader writes it, with the name of its month. */
function shows(cell: Expected, shown: string): boolean {
  if (typeof cell === 'string') return shown.replaceAll(/\s+/gu, ' ') === cell;
  if ('amount' in cell) return shown === (cell.amount / 100).toFixed(2);
  const [year = '', , day = ''] = cell.day.split('-');
  return shown.includes(year) && shown.includes(String(Number(day)));
}

const sorted = (lines: readonly (readonly string[])[]) => lines.map((line) => line.join('\t')).toSorted();

/** Every register says line by line what the log says, as CSV and on the screen: no line more, none less, none otherwise. */
async function compare(day: WorkingDay, { app, folder }: Place, register: RegisterName): Promise<void> {
  const { visit } = day;
  const expected = expectedLines(day, register);
  await openRegister(visit, register);
  const screen = await readOnScreen(visit, register, expected.length);
  const csv = await readAsCsv(visit, app, folder, register);
  expect(sorted(csv.lines), `${register} as CSV`).toEqual(sorted(expected.map((line) => line.map(inCsv))));
  if (expected.length > 0) expect(screen.head, `the columns of ${register}`).toEqual(csv.head);
  for (const line of expected) {
    const same = screen.lines.filter((shown) => line.every((cell, at) => shows(cell, shown[at] ?? '')));
    expect(same.length, `${register} on screen: ${line.map(inCsv).join(' | ')}`).toBeGreaterThan(0);
  }
  expect(screen.lines, `${register} on screen`).toHaveLength(expected.length);
}

/** Closing time: the registrar reads all registers of the office and has the ledger audited. */
export async function closingTime(day: WorkingDay, place: Place): Promise<void> {
  const { visit } = day;
  await signIn(visit, officePosts.registrar);
  await openRegisters(visit);
  for (const register of registers) await compare(day, place, register);
  await goTo(visit, 'office');
  expect(await auditIsClean(visit)).toBe(true);
  await signOut(visit);
}
