import { sql } from 'kysely';
import type { Country } from '../../../preload/contract/system.ts';
import { addDays, addYears, localDay } from '../../core/day.ts';
import type { OpenedDesk } from '../desk-at.ts';
import { seededRandom } from '../seeded-random.ts';
import { resourcesFolder } from '../surroundings.ts';
import { handsOf, type DemoPerson } from './hands.ts';
import { motherTongue, type OfficeAtWork } from './office-at-work.ts';
import { playYears } from './play-years.ts';
import { progressBar } from './progress-bar.ts';
import { demoScans } from './scans.ts';
import { readWords } from './words.ts';
import { workingDays } from './working-days.ts';

/** J&K, eight weeks: 179,408 receipts and 15,536 files, 87 of a thousand (domain.md section 3, complaint 17); some receipts need no file. */
const filesOfThousand = 89;
const seed = 20_261_122;

/** Nothing is lost with a demo that a power cut ends half made: it is begun anew. So each day of five years need not wait for the disk. */
const hurried = ['synchronous = OFF', 'cache_size = -400000', 'wal_autocheckpoint = 25000'];
/** As a desk is opened (main/core/db/open-database.ts), with all that was played safely on the disk. */
const careful = ['synchronous = FULL', 'wal_checkpoint(TRUNCATE)', 'cache_size = -2000', 'wal_autocheckpoint = 1000'];

export type Play = {
  readonly country: Country;
  readonly receipts: number;
  readonly years: number;
  readonly texts?: string | undefined;
  readonly people: readonly DemoPerson[];
  /** The desk reads its time here. */
  readonly clock: { now: number };
};

/** The morning, so many years ago, on which the office opens. */
export function firstMoment(years: number): number {
  return new Date(`${addYears(localDay(Date.now()), -years)}T08:00:00`).getTime();
}

/** Plays the office's years up to yesterday and tells how much came of it. The same words for the same options. */
export async function playOffice({ desk }: OpenedDesk, play: Play): Promise<object> {
  const hands = await handsOf(desk, play.people);
  const office: OfficeAtWork = {
    desk,
    hands,
    scans: await demoScans(desk),
    words: readWords(resourcesFolder(), play.texts),
    random: seededRandom(seed),
    mother: motherTongue(play.country),
    clock: play.clock,
    files: hands.sections.map(() => []),
    filesOfThousand,
    opened: 0,
  };
  const days = workingDays(localDay(play.clock.now), addDays(localDay(Date.now()), -1));
  const { database } = desk.store;
  hurried.forEach((setting) => database.pragma(setting));
  playYears(office, days, { receipts: play.receipts, onDay: progressBar(process.stderr) });
  careful.forEach((setting) => database.pragma(setting));
  play.clock.now = Date.now();
  desk.store.database.exec('ANALYZE');
  const pages = desk.store.first(desk.store.build.selectFrom('attachment').select(sql<number>`sum(pages)`.as('total')))?.total ?? 0;
  const count = (table: 'event' | 'receipt' | 'file' | 'note' | 'movement') =>
    desk.store.first(desk.store.build.selectFrom(table).select(sql<number>`count(*)`.as('total')))?.total ?? 0;
  return { events: count('event'), receipts: count('receipt'), files: count('file'), pages, notes: count('note'), movements: count('movement') };
}
