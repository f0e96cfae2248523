import type { Session } from 'electron';

const localSchemes: readonly string[] = ['app:', 'blob:', 'data:', 'devtools:'];

/** Pages reach no network and no file: anything but the app's own addresses is cancelled before it starts. */
export function limitNetwork(session: Session): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !isLocal(details.url) });
  });
}

/** True for an address that needs neither network nor file system. */
export function isLocal(address: string): boolean {
  return URL.canParse(address) && localSchemes.includes(new URL(address).protocol);
}
