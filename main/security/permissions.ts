import type { Session } from 'electron';
import { isAppAddress } from './app-origin.ts';

/** Copying a number or a link is all that a page may do outside itself. */
const allowed: readonly string[] = ['clipboard-sanitized-write'];

/** Denies every other permission, both when asked for and when looked up. */
export function limitPermissions(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, answer) => {
    answer(allowed.includes(permission) && isAppAddress(contents.getURL()));
  });
  session.setPermissionCheckHandler((_contents, permission, origin) => allowed.includes(permission) && isAppAddress(origin));
  session.setDevicePermissionHandler(() => false);
}
