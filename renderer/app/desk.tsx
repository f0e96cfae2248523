import type { SystemState } from '../../preload/contract/system.ts';
import { SessionProvider } from '../data/session.tsx';
import { LockScreen } from '../features/session/lock-screen.tsx';
import { BeforeSignIn } from './before-sign-in.tsx';
import { LazyFrame } from './lazy-frame.tsx';
import { useIdleLock } from './use-idle-lock.ts';
import { useKeptSession } from './use-kept-session.ts';

/**
 * Who sits here. When the core was started anew it has forgotten the session and its keys; the screens and what was
 * typed in them stay underneath, and the same person proves himself again.
 */
export function Desk({ state }: { readonly state: SystemState }) {
  const { session, lock, leave } = useKeptSession();
  useIdleLock(session && lock === null ? session.lockAfterMinutes : null);
  if (session === undefined) return null;
  if (session === null) return <BeforeSignIn state={state} />;
  return (
    <SessionProvider session={session}>
      <div className="desk" inert={lock !== null}>
        <LazyFrame state={state} onSignedOut={leave} />
      </div>
      {lock ? <LockScreen session={session} reason={lock} onOther={leave} /> : null}
    </SessionProvider>
  );
}
