import { BrowserWindow, session, type MessagePortMain, type WebContents } from 'electron';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { PrintOptions } from '../../core/letters/layout-port.ts';
import { Refusal } from '../../core/refusal.ts';
import { appOrigin } from '../../security/app-origin.ts';
import { serveApp } from '../../security/app-protocol.ts';
import { hardenSession } from '../../security/harden.ts';
import type { ServedRoot } from '../../security/served-path.ts';
import { webPreferences } from '../../security/web-preferences.ts';
import { pdfOptions } from './pdf-options.ts';
import { releaseMemory } from './release-memory.ts';
import { createStyleSheets } from './style-sheets.ts';
import { createTurns } from './turns.ts';

const loadLimitMs = 20_000;
/** A page that nobody prints or closes for this long belongs to a caller that is gone. */
const idleLimitMs = 120_000;
const partition = 'print';
const documentsBetweenRests = 20;

export type LayoutPages = {
  /** Resolves with the page's id once its fonts and images are there. */
  readonly open: (html: string) => Promise<string>;
  readonly print: (page: string, options: PrintOptions) => Promise<Uint8Array>;
  readonly close: (page: string) => void;
  /** Closes what a caller that is gone has left open. */
  readonly closeAll: () => void;
  /** Closes the hidden window for good: one that opened while the app quits would keep it alive, unseen. */
  readonly end: () => void;
};

export type LayoutSurroundings = {
  readonly preload: string;
  readonly roots: readonly ServedRoot[];
  readonly registerPage: (contents: WebContents, answer: (port: MessagePortMain) => void) => void;
};

type OpenPage = { readonly id: string; readonly endTurn: () => void; idle?: NodeJS.Timeout };

/** The window with its one document, and the line to the script in it. */
type Host = { readonly window: BrowserWindow; readonly port: Promise<MessagePortMain> };

const pageMessage = z.strictObject({ state: z.enum(['ready', 'filled', 'failed']), detail: z.string().max(300).optional() });

/**
 * Lays documents out in one hidden window, one at a time. The window keeps its document and only its content is exchanged:
 * fonts are loaded once, and memory does not grow with the letters, as it did with a navigation for each.
 */
export function createLayoutPages({ preload, roots, registerPage }: LayoutSurroundings): LayoutPages {
  const turns = createTurns();
  const sheets = createStyleSheets();
  let host: Host | undefined;
  let current: OpenPage | undefined;
  let shown = 0;
  let ended = false;

  function openHost(): Host {
    if (ended) throw new Refusal('layoutUnavailable');
    if (host && !host.window.isDestroyed()) return host;
    const printing = session.fromPartition(partition);
    if (!printing.protocol.isProtocolHandled('app')) {
      hardenSession(printing);
      serveApp(printing, roots, sheets.served);
    }
    const window = new BrowserWindow({ show: false, webPreferences: webPreferences(preload, { partition, developer: false }) });
    window.webContents.on('render-process-gone', () => window.destroy());
    const arrived = new Promise<MessagePortMain>((resolve) => registerPage(window.webContents, resolve));
    const loaded = window.loadURL(`${appOrigin}/print/host.html`);
    const port = within(loadLimitMs, Promise.all([arrived, loaded]).then(([first]) => first));
    host = { window, port };
    return host;
  }

  async function open(html: string): Promise<string> {
    const endTurn = await turns.take();
    const page: OpenPage = { id: randomUUID(), endTurn };
    current = page;
    try {
      const port = await openHost().port;
      port.postMessage({ show: sheets.linked(html) });
      await nextState(port, 'ready');
    } catch (problem) {
      dropHost();
      close(page.id);
      throw problem;
    }
    watchIdle(page);
    return page.id;
  }

  async function print(id: string, options: PrintOptions): Promise<Uint8Array> {
    if (current?.id !== id) throw new Refusal('layoutFailed', { reason: 'the page is closed' });
    watchIdle(current);
    const { window, port } = openHost();
    if (options.slots) {
      const line = await port;
      line.postMessage({ slots: options.slots });
      await nextState(line, 'filled');
    }
    return new Uint8Array(await window.webContents.printToPDF(pdfOptions(options)));
  }

  /** A window whose page did not answer is not used again. */
  function dropHost(): void {
    if (host && !host.window.isDestroyed()) host.window.destroy();
    host = undefined;
  }

  function watchIdle(page: OpenPage): void {
    clearTimeout(page.idle);
    page.idle = setTimeout(() => close(page.id), idleLimitMs);
  }

  function close(id: string): void {
    if (current?.id !== id) return;
    clearTimeout(current.idle);
    const { endTurn } = current;
    current = undefined;
    shown += 1;
    const resting = host && shown % documentsBetweenRests === 0 ? releaseMemory(host.window) : Promise.resolve();
    void resting.finally(endTurn);
  }

  function end(): void {
    ended = true;
    dropHost();
  }

  return { open, print, close, closeAll: () => current && close(current.id), end };
}

/** Waits for the page to say that it is ready, or that its slots are filled. */
function nextState(port: MessagePortMain, wanted: 'ready' | 'filled'): Promise<void> {
  const said = new Promise<void>((resolve, reject) => {
    port.once('message', ({ data }) => {
      const { state, detail } = pageMessage.parse(data);
      if (state === wanted) resolve();
      else reject(new Refusal('layoutFailed', { reason: detail ?? state }));
    });
    port.start();
  });
  return within(loadLimitMs, said);
}

function within<Value>(limitMs: number, work: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Refusal('layoutFailed', { reason: 'it took too long' })), limitMs);
    void work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
