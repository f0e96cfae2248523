import { BrowserWindow, session, type MessagePortMain, type WebContents } from 'electron';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { PrintOptions } from '../../core/letters/layout-port.ts';
import { Refusal } from '../../core/refusal.ts';
import { appOrigin } from '../../security/app-origin.ts';
import { serveApp, type MadePage } from '../../security/app-protocol.ts';
import { hardenSession } from '../../security/harden.ts';
import type { ServedRoot } from '../../security/served-path.ts';
import { webPreferences } from '../../security/web-preferences.ts';
import { pdfOptions } from './pdf-options.ts';
import { printDocument, type PrintDocument } from './print-document.ts';
import { createTurns } from './turns.ts';

const loadLimitMs = 20_000;
/** A page that nobody prints or closes for this long belongs to a caller that is gone. */
const idleLimitMs = 120_000;
const partition = 'print';

export type LayoutPages = {
  /** Resolves with the page's id once its fonts and images are there. */
  readonly open: (html: string) => Promise<string>;
  readonly print: (page: string, options: PrintOptions) => Promise<Uint8Array>;
  readonly close: (page: string) => void;
  /** Closes what a caller that is gone has left open. */
  readonly closeAll: () => void;
};

export type LayoutSurroundings = {
  readonly preload: string;
  readonly roots: readonly ServedRoot[];
  readonly registerPage: (contents: WebContents, answer: (port: MessagePortMain) => void) => void;
};

type OpenPage = { readonly id: string; readonly document: PrintDocument; readonly endTurn: () => void; port?: MessagePortMain; idle?: NodeJS.Timeout };

const pageMessage = z.strictObject({ state: z.enum(['ready', 'filled', 'failed']), detail: z.string().max(300).optional() });

/** Lays documents out in one hidden window that is kept, one document at a time. */
export function createLayoutPages({ preload, roots, registerPage }: LayoutSurroundings): LayoutPages {
  const turns = createTurns();
  let window: BrowserWindow | undefined;
  let current: OpenPage | undefined;
  let arrived: ((port: MessagePortMain) => void) | undefined;

  function hiddenWindow(): BrowserWindow {
    if (window && !window.isDestroyed()) return window;
    const printing = session.fromPartition(partition);
    if (!printing.protocol.isProtocolHandled('app')) {
      hardenSession(printing);
      serveApp(printing, roots, madePage);
    }
    const made = new BrowserWindow({ show: false, webPreferences: webPreferences(preload, { partition, developer: false }) });
    made.webContents.on('render-process-gone', () => made.destroy());
    registerPage(made.webContents, (port) => arrived?.(port));
    window = made;
    return made;
  }

  function madePage(path: string): MadePage | undefined {
    if (!current || !path.startsWith(`/print/job/${current.id}`)) return undefined;
    if (path === `/print/job/${current.id}`) return { type: 'text/html; charset=utf-8', body: current.document.html };
    const sheet = /\/(\d+)\.css$/.exec(path)?.[1];
    const css = sheet === undefined ? undefined : current.document.styleSheets[Number(sheet)];
    return css === undefined ? undefined : { type: 'text/css; charset=utf-8', body: css };
  }

  async function open(html: string): Promise<string> {
    const endTurn = await turns.take();
    const id = randomUUID();
    const page: OpenPage = { id, document: printDocument(html, `/print/job/${id}`), endTurn };
    current = page;
    try {
      page.port = await load(page);
      await nextState(page.port, 'ready');
    } catch (problem) {
      close(id);
      throw problem;
    }
    watchIdle(page);
    return id;
  }

  async function load(page: OpenPage): Promise<MessagePortMain> {
    const arrival = new Promise<MessagePortMain>((resolve) => {
      arrived = resolve;
    });
    const loaded = hiddenWindow().loadURL(`${appOrigin}/print/job/${page.id}`);
    const port = await within(loadLimitMs, Promise.all([arrival, loaded]).then(([first]) => first));
    return port;
  }

  async function print(id: string, options: PrintOptions): Promise<Uint8Array> {
    const page = openPage(id);
    watchIdle(page);
    if (options.slots && page.port) {
      page.port.postMessage({ slots: options.slots });
      await nextState(page.port, 'filled');
    }
    return new Uint8Array(await hiddenWindow().webContents.printToPDF(pdfOptions(options)));
  }

  function openPage(id: string): OpenPage {
    if (current?.id !== id) throw new Refusal('layoutFailed', { reason: 'the page is closed' });
    return current;
  }

  function watchIdle(page: OpenPage): void {
    clearTimeout(page.idle);
    page.idle = setTimeout(() => close(page.id), idleLimitMs);
  }

  function close(id: string): void {
    if (current?.id !== id) return;
    clearTimeout(current.idle);
    current.port?.close();
    const { endTurn } = current;
    current = undefined;
    endTurn();
  }

  return { open, print, close, closeAll: () => current && close(current.id) };
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
