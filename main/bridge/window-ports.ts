import { ipcMain, MessageChannelMain, type IpcMainEvent, type MessagePortMain, type WebContents } from 'electron';
import type { CoreEvent } from '../../preload/contract/port.ts';
import { isTrustedSender } from '../security/ipc-sender.ts';

export type WindowPorts = {
  /** From now on this window may ask for its ports. */
  readonly register: (contents: WebContents) => void;
  /** From now on this page may ask for one port, which `answer` serves; used by the page that prints. */
  readonly registerPage: (contents: WebContents, answer: (port: MessagePortMain) => void) => void;
  /** The core is there again: every window gets a new port to it. */
  readonly coreStarted: () => void;
  readonly coreStopped: (retryInMs: number) => void;
};

type Connections = {
  readonly sendCorePort: (window: number, port: MessagePortMain) => boolean;
  readonly answerShell: (port: MessagePortMain, contents: WebContents) => void;
};

/** Hands each registered window its pair of ports; this file is the only user of `ipcMain`. */
export function createWindowPorts({ sendCorePort, answerShell }: Connections): WindowPorts {
  const windows = new Set<WebContents>();
  const pages = new Map<WebContents, (port: MessagePortMain) => void>();
  const shellPorts = new Map<WebContents, MessagePortMain>();

  function connect(event: IpcMainEvent): void {
    const contents = event.sender;
    if (!isTrustedSender(event, (sender) => windows.has(sender) || pages.has(sender))) return;
    const answerPage = pages.get(contents);
    if (answerPage) return answerPage(handOver(contents, 'page'));
    const port = handOver(contents, 'shell');
    shellPorts.get(contents)?.close();
    shellPorts.set(contents, port);
    answerShell(port, contents);
    connectCore(contents);
  }

  function connectCore(contents: WebContents): void {
    const { port1, port2 } = new MessageChannelMain();
    if (sendCorePort(contents.id, port1)) contents.postMessage('office:port', 'core', [port2]);
  }

  function tellWindows(event: CoreEvent): void {
    for (const port of shellPorts.values()) port.postMessage(event);
  }

  function forget(contents: WebContents): void {
    windows.delete(contents);
    shellPorts.get(contents)?.close();
    shellPorts.delete(contents);
  }

  ipcMain.on('office:connect', connect);
  return {
    register: (contents) => {
      windows.add(contents);
      contents.once('destroyed', () => forget(contents));
    },
    registerPage: (contents, answer) => {
      pages.set(contents, answer);
      contents.once('destroyed', () => pages.delete(contents));
    },
    coreStarted: () => {
      for (const contents of shellPorts.keys()) connectCore(contents);
      tellWindows({ event: 'core', state: 'started' });
    },
    coreStopped: (retryInMs) => tellWindows({ event: 'core', state: 'stopped', retryInMs }),
  };
}

function handOver(contents: WebContents, kind: string): MessagePortMain {
  const { port1, port2 } = new MessageChannelMain();
  contents.postMessage('office:port', kind, [port2]);
  return port1;
}
