import { app, dialog } from 'electron';
import type { Log } from './logs.ts';
import type { ShellWords } from './shell-words.ts';

/** A bug in the main process: written to the log, said to the user, and the app ends rather than go on half broken. */
export function guardAgainstCrashes(log: Log, words: () => ShellWords): void {
  const end = (problem: unknown) => {
    log.write('main process failed', problem instanceof Error ? (problem.stack ?? problem.message) : String(problem));
    if (app.isReady()) dialog.showErrorBox(words()('crash.title'), words()('crash.text'));
    app.exit(1);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}
