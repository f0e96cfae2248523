import { app, nativeTheme, type BrowserWindow } from 'electron';
import type { ShellInput, ShellOutput, ShellProcedureName } from '../../preload/contract/shell.ts';
import { openWrittenFile, showWrittenFile } from '../security/written-files.ts';
import type { Dialogs } from './dialogs.ts';
import { isSupportedElectron } from './electron-support.ts';
import type { SystemPrinting } from './printing/printers.ts';
import { saveBytes } from './save-bytes.ts';
import type { ShellStateStore } from './shell-state.ts';
import type { ShellWords } from './shell-words.ts';
import { windowTitle } from './windows.ts';

export type ShellInputs = { [Name in ShellProcedureName]: ShellInput<Name> };

export type ShellHandlers = {
  readonly [Name in ShellProcedureName]: (input: ShellInputs[Name], window: BrowserWindow) => ShellOutput<Name> | Promise<ShellOutput<Name>>;
};

export type ShellServices = {
  readonly dataFolder: string;
  readonly store: ShellStateStore;
  readonly dialogs: Dialogs;
  readonly printing: SystemPrinting;
  readonly words: () => ShellWords;
  readonly languageChanged: () => void;
  readonly openWindow: () => void;
};

/** What happens for each thing that a window may ask of the shell. */
export function createShellHandlers(services: ShellServices): ShellHandlers {
  const { store, dialogs, printing, words } = services;
  const written = new Set<string>();
  return {
    'shell.info': () => ({
      version: app.getVersion(),
      electron: process.versions['electron'] ?? '',
      supported: isSupportedElectron(process.versions['electron'] ?? '0'),
      packaged: app.isPackaged,
      platform: process.platform,
      dataFolder: services.dataFolder,
      language: store.read().language,
    }),
    'shell.setLanguage': ({ language }) => {
      store.change({ language });
      services.languageChanged();
      return {};
    },
    'shell.setZoom': ({ factor }, window) => {
      window.webContents.setZoomFactor(factor);
      return {};
    },
    'shell.setTheme': ({ theme }) => {
      nativeTheme.themeSource = theme;
      return {};
    },
    'shell.setTitle': ({ title }, window) => {
      window.setTitle(windowTitle(words(), title));
      return {};
    },
    'shell.openWindow': () => {
      services.openWindow();
      return {};
    },
    'shell.chooseFile': async ({ purpose, kinds, several }, window) => ({ files: await dialogs.chooseFiles(window, purpose, kinds, several) }),
    'shell.chooseFolder': async ({ purpose }, window) => ({ folder: await dialogs.chooseFolder(window, purpose) }),
    'shell.saveFile': async ({ purpose, kind, name, bytes }, window) => {
      const file = await dialogs.saveFile(window, purpose, kind, name);
      if (file && bytes) await saveBytes(file, bytes);
      if (file) written.add(file);
      return { file };
    },
    'shell.openFile': async ({ file }) => ({ opened: await openWrittenFile(file, written) }),
    'shell.showFile': ({ file }) => ({ shown: showWrittenFile(file, written) }),
    'shell.printers': async () => [...(await printing.list())],
    'shell.printJob': async ({ job }) => ({ state: await printing.state(job) }),
  };
}
