import { CommandPalette } from './command-palette.tsx';
import { ShortcutSheet } from './shortcut-sheet.tsx';
import { useCommands } from './use-commands.ts';
import { useShortcuts } from './use-shortcuts.ts';

export type Overlay = 'palette' | 'shortcuts' | null;

type Props = { readonly overlay: Overlay; readonly onOverlay: (overlay: Overlay) => void; readonly onSignedOut: () => void };

/** What keys and the palette do. It stands apart from the frame, which is not drawn again whenever a screen offers another act. */
export function Commands({ overlay, onOverlay, onSignedOut }: Props) {
  const commands = useCommands({ onOverlay, onSignedOut });
  useShortcuts(commands);
  return (
    <>
      {overlay === 'palette' ? <CommandPalette commands={commands} onClose={() => onOverlay(null)} /> : null}
      {overlay === 'shortcuts' ? <ShortcutSheet commands={commands} onClose={() => onOverlay(null)} /> : null}
    </>
  );
}
