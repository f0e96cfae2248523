import { z } from 'zod';
import type { BrowserWindow } from 'electron';

export type SelfTestResult = { readonly ok: boolean; readonly page: boolean; readonly core: boolean; readonly pdf: boolean };

type Parts = {
  readonly window: BrowserWindow;
  readonly askCore: (name: string) => Promise<unknown>;
  readonly printPage: () => Promise<Uint8Array>;
};

const limitMs = 30_000;
const good = z.object({ ok: z.literal(true) });

/** Tries the parts that must work on this machine: a page loads, the core answers, a page becomes a PDF. */
export async function runSelfTest({ window, askCore, printPage }: Parts): Promise<SelfTestResult> {
  const [page, core, pdf] = await Promise.all([
    holds(pageLoaded(window)),
    holds(askCore('system.ping').then((reply) => good.safeParse(reply).success)),
    holds(printPage().then((bytes) => Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-')),
  ]);
  return { ok: page && core && pdf, page, core, pdf };
}

function pageLoaded(window: BrowserWindow): Promise<boolean> {
  if (!window.webContents.isLoading()) return Promise.resolve(true);
  return new Promise((resolve) => {
    window.webContents.once('did-finish-load', () => resolve(true));
    window.webContents.once('did-fail-load', () => resolve(false));
  });
}

function holds(work: Promise<boolean>): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), limitMs);
    void work.then(resolve, () => resolve(false)).finally(() => clearTimeout(timer));
  });
}
