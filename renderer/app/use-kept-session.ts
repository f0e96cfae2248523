import { useCallback, useEffect, useState } from 'react';
import type { SessionView } from '../../preload/contract/session.ts';
import { goHome } from '../data/navigation.ts';
import { useOfficeQuery } from '../data/use-office-query.ts';

type Kept = { readonly session: SessionView; readonly signedOut: boolean };

export type KeptSession = {
  /** Whose screens are shown; null when nobody sits here, undefined while that is not known yet. */
  readonly session: SessionView | null | undefined;
  /** Why the screens lie under a lock. */
  readonly lock: 'locked' | 'restarted' | null;
  readonly leave: () => void;
};

/** The session, outliving a core that was started anew and has forgotten it: only signing out ends it here. */
export function useKeptSession(): KeptSession {
  const { value: current } = useOfficeQuery('session.current', {});
  const [kept, setKept] = useState<Kept | null>(null);
  if (current && kept?.session !== current) setKept({ session: current, signedOut: false });
  const personId = kept?.session.personId;
  useEffect(() => {
    if (personId) goHome();
  }, [personId]);
  const remembered = kept?.signedOut === false ? kept.session : current;
  const session = kept?.signedOut === true ? null : (current ?? remembered);
  const lock = current ? (current.locked ? 'locked' : null) : 'restarted';
  const leave = useCallback(() => {
    goHome();
    setKept(session ? { session, signedOut: true } : null);
  }, [session]);
  return { session, lock, leave };
}
