import { BrowserWindow } from 'electron';
import { appOrigin } from '../security/app-origin.ts';
import { webPreferences } from '../security/web-preferences.ts';
import { isSupportedElectron } from './electron-support.ts';
import type { Log } from './logs.ts';
import type { ShellStateStore } from './shell-state.ts';
import type { ShellWords } from './shell-words.ts';
import { rememberBounds, startBounds } from './window-bounds.ts';

export type WindowOptions = {
  readonly preload: string;
  readonly store: ShellStateStore;
  readonly words: () => ShellWords;
  readonly developer: boolean;
  readonly register: (contents: Electron.WebContents) => void;
  readonly log: Log;
};

const smallest = { minWidth: 800, minHeight: 560 };

/** Opens a window of the app; it shows itself once its first picture is painted. */
export function openWindow({ preload, store, words, developer, register, log }: WindowOptions): BrowserWindow {
  const { language, maximized } = store.read();
  const window = new BrowserWindow({
    ...smallest,
    ...startBounds(store),
    show: false,
    title: windowTitle(words(), ''),
    webPreferences: {
      ...webPreferences(preload, { developer }),
      additionalArguments: language ? [`--office-language=${language}`] : [],
    },
  });
  window.on('page-title-updated', (event) => event.preventDefault());
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });
  rememberBounds(window, store);
  reloadAfterCrash(window, log);
  register(window.webContents);
  void window.loadURL(`${appOrigin}/index.html`);
  return window;
}

/** What a page asks to be called, the product's name, and the notice that this Electron gets no corrections any more. */
export function windowTitle(words: ShellWords, subject: string): string {
  const notice = isSupportedElectron(process.versions['electron'] ?? '0') ? '' : `Electron ${process.versions['electron']}: ${words('runtimeOutOfSupport')}`;
  return [subject, words('title'), notice].filter(Boolean).join(' – ');
}

/**
 * Not within the event: Chromium is still telling its own parts that the process has died, and those that are told after
 * a new one was started take the new one for dead. Electron itself sends the event later since June 2026 (its change 51900).
 */
function reloadAfterCrash({ webContents }: BrowserWindow, log: Log): void {
  webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    log.write('page ended', reason);
    webContents.once('did-finish-load', () => log.write('page loaded again'));
    setImmediate(() => {
      if (!webContents.isDestroyed()) webContents.reload();
    });
  });
}
