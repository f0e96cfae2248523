import { Refusal } from '../refusal.ts';
import { officerOf, type Caller, type Officer } from './session.ts';

/** The officer at this window; refuses with `notSignedIn` or `locked`. */
export function admitted(caller: Caller): Officer {
  const { session } = caller;
  if (!session) throw new Refusal('notSignedIn');
  if (!session.keys) throw new Refusal('locked');
  return officerOf(session, session.keys);
}
