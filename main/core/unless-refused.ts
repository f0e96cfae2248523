import { toRefusal } from './db/open-database.ts';
import { Refusal } from './refusal.ts';

/** Does what may be done later as well: a refusal, such as a full disk, is passed over; a bug is not. */
export function unlessRefused(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(toRefusal(error) instanceof Refusal)) throw error;
  }
}
