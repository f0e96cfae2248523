import { dealWith, type Reach } from './deal-with.ts';
import type { OfficeAtWork, OpenFile } from './office-at-work.ts';
import { oneIn } from './office-at-work.ts';
import { putUp, takeIn } from './take-in.ts';

/** In the last so many days not everything is finished, as on any day in an office. */
const unfinishedDays = 12;

/** One paper in so many is noted on; the rest lie in the file until then. */
const papersOfNote = 4;

export type Progress = { readonly day: string; readonly receipts: number; readonly of: number };

/**
 * Plays the days through, each in one commit: papers come in, are put in files, noted on, decided. Every act runs the command that
 * a window would ask for, with its rules, numbers and signatures, at the time that the office's clock says. Tells of each day.
 */
export function playYears(office: OfficeAtWork, days: readonly string[], { receipts, onDay }: { readonly receipts: number; readonly onDay: (progress: Progress) => void }): void {
  let taken = 0;
  days.forEach((day, index) => {
    const upToToday = Math.round((receipts * (index + 1)) / days.length);
    office.clock.now = Math.max(office.clock.now + 1000, new Date(`${day}T09:00:00`).getTime());
    office.desk.ledger.commit(() => {
      const last = index >= days.length - unfinishedDays;
      for (; taken < upToToday; taken += 1) dealWithPaper(office, taken % office.hands.sections.length, last);
    });
    onDay({ day, receipts: taken, of: receipts });
  });
}

function dealWithPaper(office: OfficeAtWork, position: number, last: boolean): void {
  const section = office.hands.sections[position];
  if (!section) return;
  const paper = takeIn(office, section);
  if (last && oneIn(office, 4)) return;
  const file = putUp(office, position, paper);
  if (!file || !oneIn(office, papersOfNote)) return;
  const reach = reachToday(office, last);
  dealWith(office, section, { file, reach });
  if (reach !== 'back') leave(office, position, file);
}

function reachToday(office: OfficeAtWork, last: boolean): Reach {
  if (!last || oneIn(office, 2)) return 'back';
  return oneIn(office, 3) ? 'with-deputy' : 'with-officer';
}

/** A file that went on is no longer in the section's hands. */
function leave(office: OfficeAtWork, position: number, file: OpenFile): void {
  const files = office.files[position];
  const place = files?.indexOf(file) ?? -1;
  if (files && place >= 0) files.splice(place, 1);
}
