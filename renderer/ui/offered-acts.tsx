import type { ReactNode } from 'react';
import { createContext, useContext, useEffect, useMemo, useRef } from 'react';
import { useOfferedActs } from '../data/screen-acts.ts';
import type { IconName } from './icon.tsx';

const Offering = createContext(false);
const none: readonly never[] = [];

/** The buttons inside stand in the palette too, as acts of the open screen; those of a dialog among them do not. */
export function OfferedActs({ children, offered = true }: { readonly children: ReactNode; readonly offered?: boolean }) {
  return <Offering value={offered}>{children}</Offering>;
}

type ButtonAct = { readonly name: ReactNode; readonly icon: IconName | undefined; readonly disabled: boolean; readonly run: (() => void) | undefined };

/** Puts a button into the palette where its place says so; one without plain words, without an act or disabled is left out. */
export function useOfferedButton({ name, icon, disabled, run }: ButtonAct): void {
  const offering = useContext(Offering);
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  const shown = offering && typeof name === 'string' && !disabled && run !== undefined ? name : null;
  const acts = useMemo(() => (shown === null ? none : [{ id: shown, name: shown, ...(icon ? { icon } : {}), run: () => latest.current?.() }]), [shown, icon]);
  useOfferedActs(acts);
}
