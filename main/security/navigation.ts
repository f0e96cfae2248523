import type { App } from 'electron';
import { isAppAddress } from './app-origin.ts';

/** No page leaves the app's own origin, and no page holds another one as a guest. */
export function limitNavigation(app: App): void {
  app.on('web-contents-created', (_created, contents) => {
    contents.on('will-navigate', (event) => refuseForeign(event, event.url));
    contents.on('will-frame-navigate', (event) => refuseForeign(event, event.url));
    contents.on('will-redirect', (event) => refuseForeign(event, event.url));
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}

function refuseForeign(event: { preventDefault: () => void }, address: string): void {
  if (!isAppAddress(address)) event.preventDefault();
}
