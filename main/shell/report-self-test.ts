import { app, MessageChannelMain, type BrowserWindow } from 'electron';
import type { CoreProcess } from '../bridge/core-process.ts';
import type { LayoutPages } from './printing/layout-pages.ts';
import { runSelfTest } from './self-test.ts';

type Parts = { readonly window: BrowserWindow; readonly core: CoreProcess; readonly layout: LayoutPages };

/** Prints the outcome as one JSON object and ends the app, with code 0 when all is well. */
export async function reportSelfTest({ window, core, layout }: Parts): Promise<void> {
  const result = await runSelfTest({ window, askCore: (name) => askCore(core, name), printPage: () => printPage(layout) });
  process.stdout.write(`${JSON.stringify({ ...result, version: app.getVersion(), electron: process.versions['electron'] })}\n`);
  await core.stop();
  app.exit(result.ok ? 0 : 1);
}

function askCore(core: CoreProcess, name: string): Promise<unknown> {
  const { port1, port2 } = new MessageChannelMain();
  core.sendPort(0, port1);
  return new Promise((resolve) => {
    port2.once('message', ({ data }) => resolve(data));
    port2.start();
    port2.postMessage({ id: 'self-test', name, input: {} });
  });
}

async function printPage(layout: LayoutPages): Promise<Uint8Array> {
  const page = await layout.open('<!doctype html><html lang="en"><head><title>Self-test</title></head><body><p>دفتر दफ़्तर</p></body></html>');
  try {
    return await layout.print(page, {});
  } finally {
    layout.close(page);
  }
}
