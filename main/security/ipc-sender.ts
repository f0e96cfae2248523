import type { IpcMainEvent, WebContents } from 'electron';
import { isAppAddress } from './app-origin.ts';

/** True for a message from the main frame of a window that the shell opened, showing a page of the app. */
export function isTrustedSender(event: IpcMainEvent, registered: (contents: WebContents) => boolean): boolean {
  const frame = event.senderFrame;
  return (
    frame !== null &&
    registered(event.sender) &&
    frame.routingId === event.sender.mainFrame.routingId &&
    frame.processId === event.sender.mainFrame.processId &&
    isAppAddress(frame.url)
  );
}
