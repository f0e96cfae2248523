import { app, BrowserWindow, safeStorage } from 'electron';
import { join } from 'node:path';
import { answerCoreRequest } from '../bridge/core-requests.ts';
import { startCore, type CoreProcess } from '../bridge/core-process.ts';
import { createWindowPorts, type WindowPorts } from '../bridge/window-ports.ts';
import { answerShellPort } from './answer-shell-port.ts';
import { createCoreRequestHandlers } from './core-request-handlers.ts';
import { guardAgainstCrashes } from './crash-guard.ts';
import { createDialogs } from './dialogs.ts';
import type { LaunchOptions } from './launch-options.ts';
import { createLog, type Log } from './logs.ts';
import { setMenu } from './menu.ts';
import { createOpenedWindows } from './opened-windows.ts';
import { createLayoutPages, type LayoutPages } from './printing/layout-pages.ts';
import { systemPrinting } from './printing/printers.ts';
import { problemToError } from './problem-to-error.ts';
import { reportSelfTest } from './report-self-test.ts';
import { createShellHandlers } from './shell-handlers.ts';
import { openShellState, type ShellStateStore } from './shell-state.ts';
import { readShellWords, type ShellWords } from './shell-words.ts';
import { prepareSurroundings } from './surroundings.ts';
import { systemKeystore } from './system-keystore.ts';
import { openWindow } from './windows.ts';

/** Puts the desk on the screen: the core process, the window and all that a window may ask for. */
export function openDesktop(options: LaunchOptions): void {
  const dataFolder = app.getPath('userData');
  const log = createLog(join(dataFolder, 'logs'));
  const paths = prepareSurroundings();
  const store = openShellState(dataFolder);
  const words = createWords(paths.resources, store);
  const developer = !app.isPackaged;
  guardAgainstCrashes(log, words);

  const printing = systemPrinting();
  const toError = problemToError(log);
  const ports: WindowPorts = createWindowPorts({
    sendCorePort: (window, port) => core.sendPort(window, port),
    answerShell: (port, contents) => {
      const window = BrowserWindow.fromWebContents(contents);
      if (window) answerShellPort(port, window, handlers, toError);
    },
  });
  const opened = createOpenedWindows<BrowserWindow>(() => app.quit());
  const layout = createLayoutPages({ preload: paths.preload, roots: paths.roots, registerPage: ports.registerPage });
  const requests = createCoreRequestHandlers({ layout, printing, keystore: systemKeystore(safeStorage) });
  const core = startCore({
    entry: paths.coreProcess,
    env: coreEnvironment(dataFolder, paths.resources, paths.sqliteBinding),
    onMessage: (message, reply) => void answerCoreRequest(message, requests, toError).then((answer) => answer && reply(answer)),
    onOutput: (text) => log.write('core says', text),
    onStarted: () => ports.coreStarted(),
    onStopped: (retryInMs) => coreStopped(retryInMs, { log, layout, ports }),
  });

  const newWindow = () => opened.add(openWindow({ preload: paths.preload, store, words, developer, register: ports.register, log }));
  const applyLanguage = () => setMenu({ words: words(), developer, newWindow });
  const handlers = createShellHandlers({
    dataFolder,
    store,
    dialogs: createDialogs(store, words),
    printing,
    words,
    languageChanged: applyLanguage,
    openWindow: newWindow,
  });

  applyLanguage();
  const window = newWindow();
  app.once('before-quit', () => layout.end());
  stopCoreBeforeTheEnd(core);
  app.on('second-instance', () => opened.focus());
  if (options.selfTest) void reportSelfTest({ window, core, layout });
}

function createWords(resources: string, store: ShellStateStore): () => ShellWords {
  return () => readShellWords(resources, store.read().language);
}

/** The core learns where its data lies and nothing else of this process's surroundings. */
function coreEnvironment(dataFolder: string, resources: string, sqliteBinding: string | undefined): Record<string, string> {
  return {
    ...(process.env['PATH'] ? { PATH: process.env['PATH'] } : {}),
    ...(process.env['TZ'] ? { TZ: process.env['TZ'] } : {}),
    ...(process.env['DAFTAR_LAN_PORT'] ? { DAFTAR_LAN_PORT: process.env['DAFTAR_LAN_PORT'] } : {}),
    ...(process.env['DAFTAR_CLOCK_OFF'] ? { DAFTAR_CLOCK_OFF: process.env['DAFTAR_CLOCK_OFF'] } : {}),
    DAFTAR_DATA: dataFolder,
    DAFTAR_RESOURCES: resources,
    DAFTAR_VERSION: app.getVersion(),
    ...(sqliteBinding ? { DAFTAR_SQLITE_BINDING: sqliteBinding } : {}),
  };
}

function coreStopped(retryInMs: number, { log, layout, ports }: { log: Log; layout: LayoutPages; ports: WindowPorts }): void {
  log.write('core stopped', `next start in ${retryInMs} ms`);
  layout.closeAll();
  ports.coreStopped(retryInMs);
}

function stopCoreBeforeTheEnd(core: CoreProcess): void {
  app.on('window-all-closed', () => app.quit());
  let stopped = false;
  app.on('will-quit', (event) => {
    if (stopped) return;
    event.preventDefault();
    void core.stop().then(() => {
      stopped = true;
      app.quit();
    });
  });
}
