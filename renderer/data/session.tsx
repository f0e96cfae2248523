import type { ReactNode } from 'react';
import { createContext, useContext } from 'react';
import type { Permission } from '../../preload/contract/procedure.ts';
import type { Role, SessionView } from '../../preload/contract/session.ts';

const rolesFor: Readonly<Record<Exclude<Permission, 'open' | 'signed-in'>, readonly Role[]>> = {
  'file.work': ['assistant', 'officer'],
  'letter.approve': ['officer'],
  'letter.cancel': ['officer'],
  'dispatch.work': ['dispatcher'],
  'dak.work': ['assistant', 'officer', 'dispatcher'],
  'office.manage': ['registrar'],
};

const SessionContext = createContext<SessionView | null>(null);

export function SessionProvider({ session, children }: { readonly session: SessionView; readonly children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** Who is signed in, and for which post he acts now. */
export function useSession(): SessionView {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('useSession outside SessionProvider');
  return session;
}

/** Whether to offer an act to the post acted for; the core decides again when it is asked. */
export function useMay(permission: keyof typeof rolesFor): boolean {
  const { post } = useSession();
  return rolesFor[permission].some((role) => post.roles.includes(role));
}
