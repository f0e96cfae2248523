import { entriesFrom, type Roster } from './roster.ts';

/** Half a frame, so that the rest of the message has room. */
const pageBytes = 512 * 1024;
const pageEntries = 4_096;

/** Entries from a number on, as many as fit one message. At least one, where there is one. */
export function rosterPage(roster: Roster, from: number): Uint8Array[] {
  const page: Uint8Array[] = [];
  let bytes = 0;
  for (const entry of entriesFrom(roster, from)) {
    bytes += entry.length;
    if (page.length > 0 && (bytes > pageBytes || page.length >= pageEntries)) break;
    page.push(entry);
  }
  return page;
}
