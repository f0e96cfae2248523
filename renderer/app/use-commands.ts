import { useMemo } from 'react';
import { ask } from '../data/ask.ts';
import { askShell } from '../data/ask-shell.ts';
import { fileOnScreen } from '../data/file-on-screen.ts';
import { goBack, goTo } from '../data/navigation.ts';
import { useMay } from '../data/session.tsx';
import { useOfficeQuery } from '../data/use-office-query.ts';
import { useLanguage } from '../i18n/language-provider.tsx';
import type { IconName } from '../ui/icon.tsx';
import { requestNewFile } from '../data/new-file-request.ts';
import { requestReadParcel } from '../data/parcel-request.ts';
import { useScreenActs } from '../data/screen-acts.ts';
import { areas } from './areas.ts';

/** A key of the sheet: letters and F-keys only, told by place on the keyboard, so that Urdu and Hindi layouts work alike. */
export type Shortcut = { readonly code: string; readonly control: boolean; readonly alt?: boolean; readonly shown: string };

/** `ofScreen`: an act of the screen that is open, and of no other. */
export type Command = { readonly id: string; readonly name: string; readonly icon: IconName; readonly run: () => void; readonly shortcut?: Shortcut; readonly ofScreen?: true };

type Options = { readonly onOverlay: (overlay: 'palette' | 'shortcuts') => void; readonly onSignedOut: () => void };

/** Searches the office; from a file that lies open, that file first. */
function searchHere(): void {
  const file = fileOnScreen();
  goTo({ screen: 'search', text: '', ...(file ? { file } : {}) });
}

const screenKeys = 9;

/** The first acts at the head of a screen have Alt and a digit; those that sign or take over at once have none, so that no slip does them. */
function screenKey(at: number): { readonly shortcut?: Shortcut } {
  return at >= 0 && at < screenKeys ? { shortcut: { code: `Digit${at + 1}`, control: false, alt: true, shown: `Alt ${at + 1}` } } : {};
}

/** Everything that can be done from anywhere: the palette lists it, the shortcut sheet names its keys. */
export function useCommands({ onOverlay, onSignedOut }: Options): readonly Command[] {
  const { t } = useLanguage();
  const worksOnFiles = useMay('file.work');
  const worksOnDak = useMay('dak.work');
  const { value: standing } = useOfficeQuery('handover.standing', {});
  const bringsParcels = worksOnDak && standing?.others === true;
  const offered = useScreenActs();
  const { value: sync } = useOfficeQuery('sync.status', {});
  const hasCentre = sync?.centre != null;
  return useMemo(() => {
    const places: Command[] = areas.map((area) => ({
      id: area.id,
      name: t(area.name),
      icon: area.icon,
      run: () => goTo(area.route),
      shortcut: { code: area.code, control: true, shown: `Ctrl ${area.code.slice(-1)}` },
    }));
    const newFile: Command[] = worksOnFiles
      ? [{ id: 'new-file', name: t('files.open'), icon: 'add', run: requestNewFile, shortcut: { code: 'KeyN', control: true, shown: 'Ctrl N' } }]
      : [];
    const parcels: Command[] = bringsParcels ? [{ id: 'read-parcel', name: t('handover.readStick'), icon: 'returned', run: requestReadParcel }] : [];
    const centre: Command[] = hasCentre ? [{ id: 'sync-try', name: t('sync.tryCommand'), icon: 'up', run: () => void ask('sync.tryNow', {}) }] : [];
    const known = new Set([...newFile, ...places].map(({ name }) => name));
    const shown = offered.filter(({ name }) => !known.has(name));
    const keyed = shown.filter((act) => act.keyed);
    const ofScreen: Command[] = shown.map((act) => ({ id: `act-${act.id}`, name: act.name, icon: act.icon ?? 'file', run: act.run, ofScreen: true, ...screenKey(keyed.indexOf(act)) }));
    return [
      ...ofScreen,
      ...newFile,
      ...places,
      { id: 'palette', name: t('frame.palette'), icon: 'search', run: () => onOverlay('palette'), shortcut: { code: 'KeyK', control: true, shown: 'Ctrl K' } },
      { id: 'search', name: t('search.open'), icon: 'search', run: searchHere, shortcut: { code: 'KeyF', control: true, shown: 'Ctrl F' } },
      { id: 'acknowledgements', name: t('dak.acknowledgements'), icon: 'letter', run: () => goTo({ screen: 'acknowledgements' }) },
      { id: 'invoices', name: t('dak.invoices'), icon: 'register', run: () => goTo({ screen: 'invoices' }) },
      { id: 'movement-register', name: t('movement.register'), icon: 'register', run: () => goTo({ screen: 'movement-register' }) },
      ...parcels,
      { id: 'bin', name: t('bin.title'), icon: 'remove', run: () => goTo({ screen: 'bin' }) },
      ...centre,
      { id: 'back', name: t('frame.back'), icon: 'back', run: goBack, shortcut: { code: 'ArrowLeft', control: false, alt: true, shown: 'Alt ←' } },
      { id: 'window', name: t('frame.newWindow'), icon: 'copies', run: () => void askShell('shell.openWindow', {}) },
      { id: 'lock', name: t('session.lock'), icon: 'lock', run: () => void ask('session.lock', {}), shortcut: { code: 'KeyL', control: true, shown: 'Ctrl L' } },
      {
        id: 'sign-out',
        name: t('session.signOut'),
        icon: 'signOut',
        run: () => {
          onSignedOut();
          void ask('session.signOut', {});
        },
      },
      { id: 'shortcuts', name: t('frame.shortcuts'), icon: 'keyboard', run: () => onOverlay('shortcuts'), shortcut: { code: 'F1', control: false, shown: 'F1' } },
    ] satisfies Command[];
  }, [t, worksOnFiles, bringsParcels, hasCentre, offered, onOverlay, onSignedOut]);
}
