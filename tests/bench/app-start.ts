import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { electronCommand } from '../../scripts/lib/electron-command.mjs';
import { probePage, type PageProbe } from './page-probe.ts';

const { command, args, env } = electronCommand();

/** What the app under test is started with, and its surroundings. */
export const argumentsOfApp: readonly string[] = args;
export const environment = env;

export type Started = { readonly spawnedAt: number; readonly pid: number; readonly page: PageProbe; readonly end: () => Promise<void> };

/** Starts an app of Electron's and takes hold of its first page. */
export async function start(given: readonly string[]): Promise<Started> {
  const port = await freePort();
  const spawnedAt = Date.now();
  const child = spawn(command, [...given, `--remote-debugging-port=${port}`], { env, stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const page = await probePage(port);
  return {
    spawnedAt,
    pid: child.pid ?? 0,
    page,
    end: () => {
      page.close();
      child.kill();
      return ended;
    },
  };
}

/** The same runtime with one window and nothing in it, written into `folder`; returns where. */
export function emptyApp(folder: string): string {
  const place = join(folder, 'empty');
  mkdirSync(place);
  writeFileSync(join(place, 'package.json'), JSON.stringify({ name: 'empty', version: '1.0.0', main: 'main.cjs' }));
  writeFileSync(join(place, 'page.html'), '<!doctype html><title>Empty</title><p id="ready">Empty</p>');
  writeFileSync(
    join(place, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => {
  const window = new BrowserWindow({ show: false, width: 1280, height: 800 });
  window.once('ready-to-show', () => window.show());
  window.loadFile('page.html');
});`,
  );
  return place;
}

/** Milliseconds from the start to the picture of a window with nothing in it. */
export async function emptyWindow(place: string, userData: string): Promise<number> {
  const { spawnedAt, page, end } = await start([...args.slice(0, -1), place, `--user-data-dir=${userData}`]);
  const shownAt = await page.shownAt('#ready');
  await end();
  return shownAt - spawnedAt;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const bound = server.address();
      server.close(() => resolve(typeof bound === 'object' && bound ? bound.port : 0));
    });
  });
}
