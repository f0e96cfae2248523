import { Activity } from 'react';
import type { SystemState } from '../../preload/contract/system.ts';
import { useExpectedSession } from '../data/expected-session.ts';
import { SessionProvider } from '../data/session.tsx';
import { LockScreen } from '../features/session/lock-screen.tsx';
import { BeforeSignIn } from './before-sign-in.tsx';
import { LazyFrame } from './lazy-frame.tsx';
import { useIdleLock } from './use-idle-lock.ts';
import { useKeptSession } from './use-kept-session.ts';

/**
 * Who sits here. When the core was started anew it has forgotten the session and its keys; the screens and what was
 * typed in them stay underneath, and the same person proves himself again. While a PIN is checked, the empty desk behind it is drawn already.
 */
export function Desk({ state }: { readonly state: SystemState }) {
  const { session, lock, leave } = useKeptSession();
  const expected = useExpectedSession();
  useIdleLock(session && lock === null ? session.lockAfterMinutes : null);
  if (session === undefined) return null;
  const drawn = session ?? expected;
  return (
    <>
      {session === null ? <BeforeSignIn state={state} /> : null}
      {drawn ? (
        <Activity mode={session === null ? 'hidden' : 'visible'}>
          <SessionProvider session={drawn}>
            <div className="desk" inert={lock !== null}>
              <LazyFrame state={state} onSignedOut={leave} />
            </div>
          </SessionProvider>
        </Activity>
      ) : null}
      {session && lock ? <LockScreen session={session} reason={lock} onOther={leave} /> : null}
    </>
  );
}
