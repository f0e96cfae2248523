import type { ReactNode } from 'react';
import { createContext, useContext, useEffect, useMemo, useRef } from 'react';
import { useOfferedActs } from '../data/screen-acts.ts';
import type { IconName } from './icon.tsx';

type Place = 'nowhere' | 'palette' | 'keys';

const Offering = createContext<Place>('nowhere');
const none: readonly never[] = [];

/**
 * The buttons inside stand in the palette too, as acts of the open screen, those at its head with a key; those of a dialog among them
 * stand nowhere.
 */
export function OfferedActs({ children, at = 'palette' }: { readonly children: ReactNode; readonly at?: Place }) {
  return <Offering value={at}>{children}</Offering>;
}

type ButtonAct = { readonly name: ReactNode; readonly icon: IconName | undefined; readonly disabled: boolean; readonly run: (() => void) | undefined };

/** Puts a button into the palette where its place says so; one without plain words, without an act or disabled is left out. */
export function useOfferedButton({ name, icon, disabled, run }: ButtonAct): void {
  const place = useContext(Offering);
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  const shown = place !== 'nowhere' && typeof name === 'string' && !disabled && run !== undefined ? name : null;
  const acts = useMemo(() => (shown === null ? none : [{ id: shown, name: shown, ...(icon ? { icon } : {}), ...(place === 'keys' ? { keyed: true as const } : {}), run: () => latest.current?.() }]), [shown, icon, place]);
  useOfferedActs(acts);
}
