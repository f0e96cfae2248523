import type { App, Session } from 'electron';
import { limitNavigation } from './navigation.ts';
import { limitNetwork } from './network.ts';
import { denyNewWindows } from './new-windows.ts';
import { limitPermissions } from './permissions.ts';
import { appendReviewedSwitches } from './switches.ts';

/** What holds for the whole app; must run before it is ready. */
export function hardenApp(app: App): void {
  // Chromium can't sandbox anything as root, where it is started with this switch (test machines only).
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  appendReviewedSwitches(app);
  limitNavigation(app);
  denyNewWindows(app);
}

/** What holds for each session a window uses. */
export function hardenSession(session: Session): void {
  limitPermissions(session);
  limitNetwork(session);
}
