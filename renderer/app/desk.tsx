import { useEffect, useRef, useState } from 'react';
import type { SessionView } from '../../preload/contract/session.ts';
import type { SystemState } from '../../preload/contract/system.ts';
import { goHome } from '../data/navigation.ts';
import { SessionProvider } from '../data/session.tsx';
import { useOfficeQuery } from '../data/use-office-query.ts';
import { LockScreen } from '../features/session/lock-screen.tsx';
import { BeforeSignIn } from './before-sign-in.tsx';
import { Frame } from './frame.tsx';
import { useIdleLock } from './use-idle-lock.ts';

type Kept = { readonly session: SessionView; readonly signedOut: boolean };

/**
 * Who sits here. When the core was started anew it has forgotten the session and its keys; the screens and what was
 * typed in them stay underneath, and the same person proves himself again.
 */
export function Desk({ state }: { readonly state: SystemState }) {
  const { value: current } = useOfficeQuery('session.current', {});
  const [kept, setKept] = useState<Kept | null>(null);
  const person = useRef<string | null>(null);
  useEffect(() => {
    if (!current) return;
    if (person.current !== current.personId) goHome();
    person.current = current.personId;
    setKept({ session: current, signedOut: false });
  }, [current]);
  useIdleLock(current && !current.locked ? current.lockAfterMinutes : null);
  const session = current ?? (kept && !kept.signedOut ? kept.session : null);
  if (current === undefined && session === null) return null;
  if (session === null) return <BeforeSignIn state={state} />;
  const lock = current === null ? 'restarted' : session.locked ? 'locked' : null;
  return (
    <SessionProvider session={session}>
      <div className="desk" inert={lock !== null}>
        <Frame state={state} onSignedOut={() => setKept({ session, signedOut: true })} />
      </div>
      {lock ? <LockScreen session={session} reason={lock} onOther={() => setKept({ session, signedOut: true })} /> : null}
    </SessionProvider>
  );
}
