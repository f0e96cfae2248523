import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { ShellWords } from './shell-words.ts';

export type MenuOptions = { readonly words: ShellWords; readonly developer: boolean; readonly newWindow: () => void };

/** The application menu in the language of the interface. */
export function setMenu({ words, developer, newWindow }: MenuOptions): void {
  const item = (key: string, rest: MenuItemConstructorOptions): MenuItemConstructorOptions => ({ label: words(`menu.${key}`), ...rest });
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      item('file', {
        submenu: [
          item('newWindow', { accelerator: 'CmdOrCtrl+Shift+N', click: newWindow }),
          item('closeWindow', { role: 'close' }),
          separator,
          item('quit', { role: 'quit' }),
        ],
      }),
      item('edit', {
        submenu: [
          item('undo', { role: 'undo' }),
          item('redo', { role: 'redo' }),
          separator,
          item('cut', { role: 'cut' }),
          item('copy', { role: 'copy' }),
          item('paste', { role: 'paste' }),
          item('selectAll', { role: 'selectAll' }),
        ],
      }),
      item('view', {
        submenu: [
          item('zoomIn', { role: 'zoomIn' }),
          item('zoomOut', { role: 'zoomOut' }),
          item('actualSize', { role: 'resetZoom' }),
          separator,
          item('fullScreen', { role: 'togglefullscreen' }),
          ...(developer ? [item('developerTools', { role: 'toggleDevTools' })] : []),
        ],
      }),
    ]),
  );
}
