import { app, dialog, type BrowserWindow, type FileFilter, type OpenDialogOptions } from 'electron';
import { basename, dirname, join } from 'node:path';
import type { DialogPurpose, FileKind } from '../../preload/contract/shell.ts';
import type { ShellStateStore } from './shell-state.ts';
import type { ShellWords } from './shell-words.ts';

const extensions: Readonly<Record<FileKind, readonly string[]>> = {
  pdf: ['pdf'],
  image: ['png', 'jpg', 'jpeg', 'webp', 'bmp', 'tif', 'tiff'],
  csv: ['csv', 'txt'],
  'trust-list': ['cbor', 'trust'],
  'status-list': ['cbor', 'status'],
  backup: ['daftar-backup'],
  html: ['html'],
  authority: ['pem'],
  parcel: ['daftar-parcel'],
  any: ['*'],
};

export type Dialogs = {
  readonly chooseFiles: (window: BrowserWindow, purpose: DialogPurpose, kinds: readonly FileKind[], several: boolean) => Promise<string[]>;
  readonly chooseFolder: (window: BrowserWindow, purpose: DialogPurpose) => Promise<string | null>;
  readonly saveFile: (window: BrowserWindow, purpose: DialogPurpose, kind: FileKind, name: string) => Promise<string | null>;
};

/** The system's file dialogs; each purpose opens in the folder it used last. */
export function createDialogs(store: ShellStateStore, words: () => ShellWords): Dialogs {
  const lastFolder = (purpose: DialogPurpose) => store.read().folders[purpose] ?? app.getPath('documents');
  const remember = (purpose: DialogPurpose, folder: string) => store.change({ folders: { ...store.read().folders, [purpose]: folder } });
  const filters = (kinds: readonly FileKind[]): FileFilter[] =>
    kinds.map((kind) => ({ name: words()(`kind.${kind}`), extensions: [...extensions[kind]] }));

  async function choose(window: BrowserWindow, purpose: DialogPurpose, options: OpenDialogOptions): Promise<string[]> {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, { defaultPath: lastFolder(purpose), ...options });
    const [first] = filePaths;
    if (canceled || !first) return [];
    remember(purpose, dirname(first));
    return filePaths;
  }

  return {
    chooseFiles: (window, purpose, kinds, several) =>
      choose(window, purpose, { filters: filters(kinds), properties: several ? ['openFile', 'multiSelections'] : ['openFile'] }),
    chooseFolder: async (window, purpose) => (await choose(window, purpose, { properties: ['openDirectory', 'createDirectory'] }))[0] ?? null,
    saveFile: async (window, purpose, kind, name) => {
      const defaultPath = join(lastFolder(purpose), basename(name));
      const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath, filters: filters([kind]) });
      if (canceled || !filePath) return null;
      remember(purpose, dirname(filePath));
      return filePath;
    },
  };
}
