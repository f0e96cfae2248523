import type { App } from 'electron';

/** A page opens no window; windows are opened by a command of the shell. */
export function denyNewWindows(app: App): void {
  app.on('web-contents-created', (_created, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}
