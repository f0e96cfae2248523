import { _electron, expect, type ElectronApplication, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const checkout = new URL('../..', import.meta.url).pathname;

export type OpenDesk = {
  readonly app: ElectronApplication;
  readonly window: Page;
  readonly dataFolder: string;
  /** What the pages' content security policy refused so far, and dialogs that scripts opened; a test that provokes a refusal empties it. */
  readonly policyRefusals: string[];
  /** Ends the app and, unless the test named the folder, deletes its data. Fails when a page broke the content security policy. */
  readonly close: () => Promise<void>;
};

type Options = { readonly dataFolder?: string; readonly args?: readonly string[]; readonly env?: Readonly<Record<string, string>> };

/**
 * Starts the app as a user would, with a data folder of its own. DAFTAR_E2E_APP names a packaged app to
 * test instead of the checkout.
 */
export async function openDesk({ dataFolder, args = [], env = {} }: Options = {}): Promise<OpenDesk> {
  const folder = dataFolder ?? mkdtempSync(join(tmpdir(), 'daftar-e2e-'));
  const app = await launch([...startArguments(folder), ...args], { ...definedEnvironment(), ...env });
  const policyRefusals: string[] = [];
  const heard = new Set<Page>();
  // The first window may have opened before it is listened for.
  const hear = (page: Page) => {
    if (!heard.has(page)) collectRefusals(page, policyRefusals);
    heard.add(page);
  };
  app.on('window', hear);
  const window = await app.firstWindow();
  hear(window);
  await window.waitForLoadState();
  return {
    app,
    window,
    dataFolder: folder,
    policyRefusals,
    close: async () => {
      await app.close();
      if (!dataFolder) rmSync(folder, { recursive: true, force: true });
      expect(policyRefusals, 'the pages keep to the content security policy').toEqual([]);
    },
  };
}

/**
 * From the checkout Playwright holds the app back until it is connected. It can't do that with a packaged app, where a window
 * that opens at the wrong moment makes the connection hang: then the start is tried again.
 */
async function launch(args: string[], env: Record<string, string>): Promise<ElectronApplication> {
  const packaged = process.env['DAFTAR_E2E_APP'];
  if (!packaged) return _electron.launch({ args, env, timeout: 30_000 });
  const start = () => _electron.launch({ executablePath: packaged, args, env, timeout: 15_000 });
  return start().catch(start).catch(start);
}

/** The id of the core's process. */
export async function corePid(app: ElectronApplication): Promise<number> {
  const find = () => app.evaluate(({ app: main }) => main.getAppMetrics().find(({ name, serviceName }) => name === 'Daftar core' || serviceName === 'Daftar core')?.pid);
  await expect.poll(find).toBeGreaterThan(0);
  return Number(await find());
}

/** The arguments of a start with this data folder. */
export const startArguments = (dataFolder: string) => [...rootSwitch(), ...appFolder(), `--data=${dataFolder}`];

/** The program that is tested: Electron, or the packaged app. */
export function executable(): string {
  const path = process.env['DAFTAR_E2E_APP'] ?? process.env['DAFTAR_ELECTRON'];
  if (!path) throw new Error('Run the tests with `npm test`, which says where Electron is.');
  return path;
}

const appFolder = () => (process.env['DAFTAR_E2E_APP'] ? [] : [checkout]);

/** Chromium refuses to run as root with its sandbox; tests may run as root, what is shipped never does. */
const rootSwitch = () => (process.getuid?.() === 0 ? ['--no-sandbox'] : []);

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

function collectRefusals(page: Page, refusals: string[]): void {
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refusals.push(message.text());
  });
  // Nothing of ours opens one: a script in a paper would.
  page.on('dialog', (dialog) => {
    refusals.push(`${dialog.type()} was opened: ${dialog.message()}`);
    void dialog.dismiss();
  });
}
