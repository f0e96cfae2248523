import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LayoutPort } from '../core/letters/layout-port.ts';
import { Refusal } from '../core/refusal.ts';
import { layoutPage, printedPdf } from '../core/shell-line/answers.ts';
import { startAppServer, type AppServer, type AppToRun } from './app-server.ts';

/** What the environment says, as the scripts set it; undefined where it says nothing. */
export function layoutClientOptions(env: Readonly<Record<string, string | undefined>> = process.env): AppToRun | undefined {
  const electron = env['DAFTAR_ELECTRON'];
  return electron ? { electron, app: env['DAFTAR_APP'] } : undefined;
}

/**
 * Lays pages out from a plain Node program: starts the app without a window when the first page is opened,
 * under a virtual display where there is none, and ends it with `end`.
 */
export function createLayoutClient(options: AppToRun | undefined): LayoutPort {
  let server: Promise<AppServer> | undefined;

  function questions(): Promise<AppServer> {
    if (!options) return Promise.reject(new Refusal('layoutUnavailable'));
    server ??= startInOwnFolder(options);
    return server;
  }

  return {
    open: async (html) => {
      const { ask } = await questions();
      const { page } = layoutPage.parse(await ask('layout.open', { html }));
      return {
        print: async (printOptions) => printedPdf.parse(await ask('layout.print', { page, ...printOptions })).pdf,
        close: async () => {
          await ask('layout.close', { page });
        },
      };
    },
    end: async () => {
      const started = await server?.catch(() => undefined);
      await started?.end();
    },
  };
}

/** Laying out leaves nothing behind: the app's own files lie in a folder that goes with it. */
async function startInOwnFolder(options: AppToRun): Promise<AppServer> {
  const folder = mkdtempSync(join(tmpdir(), 'daftar-layout-'));
  const server = await startAppServer(options, folder);
  return {
    ask: server.ask,
    end: async () => {
      await server.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
