import type { PersonKeys } from '../keys/pin-vault.ts';
import type { Role } from '../../../preload/contract/session.ts';
import type { ActingOfficer } from '../ledger/ledger.ts';

/** A person signed in at one window; the keys are null while it is locked. */
export type Session = {
  readonly personId: string;
  readonly keys: PersonKeys | null;
  /** First 8 bytes of SHA-256 of the signing key, as events name it. */
  readonly keyId: Uint8Array;
  readonly postId: string;
  readonly acting: boolean;
  readonly roles: readonly Role[];
};

/** One window or one command line: who is at it, and when it was last touched. */
export type Caller = { session: Session | null; touchedAt: number };

/** A caller that has been admitted: signed in, unlocked, for a post. */
export type Officer = ActingOfficer & {
  readonly personId: string;
  readonly postId: string;
  readonly acting: boolean;
  readonly roles: readonly Role[];
  readonly keys: PersonKeys;
};

/** The officer behind an unlocked session. */
export function officerOf(session: Session, keys: PersonKeys): Officer {
  return {
    actor: { post: session.postId, person: session.personId, acting: session.acting, key: session.keyId },
    signingKey: keys.signing,
    personId: session.personId,
    postId: session.postId,
    acting: session.acting,
    roles: session.roles,
    keys,
  };
}
