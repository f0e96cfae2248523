import type { App } from 'electron';

/** The reviewed list: each one keeps Chromium from talking to a network on its own. */
export const reviewedSwitches: readonly string[] = [
  'disable-background-networking',
  'disable-component-update',
  'disable-domain-reliability',
  'dns-prefetch-disable',
  'no-pings',
];

/** The only place that appends command-line switches. */
export function appendReviewedSwitches(app: App): void {
  for (const name of reviewedSwitches) app.commandLine.appendSwitch(name);
}
