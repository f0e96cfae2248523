import { createChannel } from './channel.ts';

/** The line to the core: everything in the contract. */
export const core = createChannel();
/** The line to the shell: dialogs, files, printers. */
export const shell = createChannel();

/** Asks for the two ports and takes them, at the start and again when the core was started anew. */
export function connectToOffice(): void {
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.source !== window || event.origin !== window.location.origin) return;
    const [port] = event.ports;
    if (port === undefined) return;
    if (event.data === 'core') core.attach(port);
    if (event.data === 'shell') shell.attach(port);
  });
  office.connect();
}
