import { app, safeStorage } from 'electron';
import { join } from 'node:path';
import { answerCoreRequest } from '../bridge/core-requests.ts';
import { createWindowPorts } from '../bridge/window-ports.ts';
import { createCoreRequestHandlers } from './core-request-handlers.ts';
import { createLog } from './logs.ts';
import { createLayoutPages } from './printing/layout-pages.ts';
import { systemPrinting } from './printing/printers.ts';
import { problemToError } from './problem-to-error.ts';
import { prepareSurroundings } from './surroundings.ts';
import { systemKeystore } from './system-keystore.ts';

/**
 * Serves the plain Node program that started this process, over its IPC channel: lays out pages and opens the desk's secret,
 * without any visible window and without a core; ends with that program.
 */
export function runPrintServer(): void {
  const paths = prepareSurroundings();
  const toError = problemToError(createLog(join(app.getPath('userData'), 'logs')));
  const { registerPage } = createWindowPorts({ sendCorePort: () => false, answerShell: (port) => port.close() });
  const layout = createLayoutPages({ preload: paths.preload, roots: paths.roots, registerPage });
  const handlers = createCoreRequestHandlers({ layout, printing: systemPrinting(), keystore: systemKeystore(safeStorage) });
  process.on('message', (message: unknown) => {
    void answerCoreRequest(message, handlers, toError).then((answer) => {
      if (answer) process.send?.(answer);
    });
  });
  // A hidden window that failed is closed and made again; without a listener Electron would end the app.
  app.on('window-all-closed', () => undefined);
  process.on('disconnect', () => app.exit(0));
  process.send?.({ ready: true });
}
