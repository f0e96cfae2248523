import { expect, test } from '@playwright/test';
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { executable, openDesk, startArguments, type OpenDesk } from './harness.ts';
import { askPort, listenForPorts } from './ports.ts';

const folder = mkdtempSync(join(tmpdir(), 'daftar-shell-'));
const dataFolder = join(folder, 'data');
mkdirSync(join(dataFolder, 'logs'), { recursive: true });
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const menuLabels = (desk: OpenDesk) => desk.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label));
const title = (desk: OpenDesk) => desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle());

test('the language chosen is that of the menus at once, and of the first picture of the next start', async () => {
  const first = await openDesk({ dataFolder });
  expect(await first.window.evaluate(() => Reflect.get(window, 'office').startLanguage())).toBeNull();
  expect(await menuLabels(first)).toEqual(['File', 'Edit', 'View']);
  await listenForPorts(first.window);
  expect(await askPort(first.window, 'shell', 'shell.setLanguage', { language: 'ur' })).toMatchObject({ ok: true });
  expect(await menuLabels(first)).toEqual(['فائل', 'ترمیم', 'منظر']);
  await first.close();

  const second = await openDesk({ dataFolder });
  expect(await second.window.evaluate(() => Reflect.get(window, 'office').startLanguage())).toBe('ur');
  expect(await menuLabels(second)).toEqual(['فائل', 'ترمیم', 'منظر']);
  await second.close();
});

test('the title bar carries what the page asks for, the product, and whether Electron is out of support', async () => {
  const desk = await openDesk();
  await listenForPorts(desk.window);
  await askPort(desk.window, 'shell', 'shell.setTitle', { title: 'Register' });
  const info = await askPort(desk.window, 'shell', 'shell.info', {});
  const { supported, electron } = Reflect.get(Object(info), 'value');
  expect(await title(desk)).toBe(supported ? 'Register – Daftar' : `Register – Daftar – Electron ${electron}: test runtime, out of support`);
  await desk.close();
});

test('a file is saved where the user says, with the very bytes, and the folder is remembered for that purpose only', async () => {
  const desk = await openDesk();
  await listenForPorts(desk.window);
  const file = join(folder, 'register.pdf');
  await desk.app.evaluate(({ dialog }, answer) => {
    const asked: unknown[] = [];
    Reflect.set(globalThis, 'askedDialogs', asked);
    Reflect.set(dialog, 'showSaveDialog', (_window: unknown, options: unknown) => {
      asked.push(Reflect.get(Object(options), 'defaultPath'));
      return Promise.resolve({ canceled: false, filePath: answer });
    });
  }, file);
  const save = (purpose: string) =>
    desk.window.evaluate(
      (wanted) =>
        new Promise((resolve) => {
          const port: MessagePort = Reflect.get(window, 'test').ports.shell.at(-1);
          const id = crypto.randomUUID();
          port.addEventListener('message', ({ data }) => data.id === id && resolve(data));
          const bytes = new Uint8Array([37, 80, 68, 70, 0, 255]);
          port.postMessage({ id, name: 'shell.saveFile', input: { purpose: wanted, kind: 'pdf', name: '../../register.pdf', bytes } });
        }),
      purpose,
    );
  expect(await save('register')).toMatchObject({ ok: true, value: { file } });
  expect([...readFileSync(file)]).toEqual([37, 80, 68, 70, 0, 255]);
  await save('register');
  await save('letter');
  const asked = await desk.app.evaluate(({ app }) => ({ asked: Reflect.get(globalThis, 'askedDialogs'), documents: app.getPath('documents') }));
  expect(asked.asked).toEqual([join(asked.documents, 'register.pdf'), file, join(asked.documents, 'register.pdf')]);
  await desk.close();
});

test('a file that cannot be written is said so, and what was there stays', async () => {
  const desk = await openDesk();
  await listenForPorts(desk.window);
  await desk.app.evaluate(({ dialog }) => {
    Reflect.set(dialog, 'showSaveDialog', () => Promise.resolve({ canceled: false, filePath: '/proc/register.pdf' }));
  });
  const reply = await desk.window.evaluate(
    () =>
      new Promise((resolve) => {
        const port: MessagePort = Reflect.get(window, 'test').ports.shell.at(-1);
        port.addEventListener('message', ({ data }) => data.id === 'full' && resolve(data));
        port.postMessage({ id: 'full', name: 'shell.saveFile', input: { purpose: 'register', kind: 'pdf', name: 'r.pdf', bytes: new Uint8Array(1) } });
      }),
  );
  expect(reply).toMatchObject({ ok: false, error: { code: expect.stringMatching(/^(readOnly|internal)$/) } });
  await desk.close();
});

test('a second window has its own ports, and the app ends with the last one', async () => {
  const desk = await openDesk();
  await listenForPorts(desk.window);
  const opening = desk.app.waitForEvent('window');
  await askPort(desk.window, 'shell', 'shell.openWindow', {});
  const second = await opening;
  await second.waitForLoadState();
  await listenForPorts(second);
  expect(await askPort(second, 'core', 'system.ping', {})).toMatchObject({ ok: true });
  await desk.window.close();
  expect(await askPort(second, 'core', 'system.ping', {})).toMatchObject({ ok: true });
  const ended = desk.app.waitForEvent('close');
  await second.close();
  await ended;
});

// Without the connection by which the other tests look into the app: it does not outlive a page's process for certain.
test('a page whose process ends is loaded again, as often as it ends', async () => {
  const ownFolder = join(folder, 'crash');
  const desk = spawn(executable(), startArguments(ownFolder), { stdio: 'ignore' });
  const ended = new Promise((resolve) => desk.once('exit', resolve));
  const lines = (words: string) => readFileSync(join(ownFolder, 'logs', 'shell.log'), 'utf8').split('\n').filter((line) => line.endsWith(words)).length;
  try {
    for (const times of [1, 2, 3]) {
      await expect.poll(() => pageProcesses(ownFolder).length).toBe(1);
      pageProcesses(ownFolder).forEach((pid) => process.kill(pid, 'SIGKILL'));
      await expect.poll(() => existsSync(join(ownFolder, 'logs', 'shell.log')) && lines('page loaded again')).toBe(times);
      expect(lines('page ended killed')).toBe(times);
    }
  } finally {
    desk.kill();
    await ended;
  }
});

/** The processes in which pages of the desk with that data folder run. */
function pageProcesses(dataOfDesk: string): number[] {
  const lines = execFileSync('ps', ['-ww', '-e', '-o', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  return lines.filter((line) => line.includes(' --type=renderer ') && line.includes(` --user-data-dir=${dataOfDesk} `)).map((line) => Number.parseInt(line, 10));
}

test('the log is kept from other users and says nothing of what was asked', async () => {
  const desk = await openDesk({ dataFolder });
  await listenForPorts(desk.window);
  const canary = 'canary-483920-pin';
  await askPort(desk.window, 'shell', 'shell.setTitle', { title: canary, pin: canary });
  await askPort(desk.window, 'core', 'session.signIn', { pin: canary, person: canary });
  await desk.close();
  const logs = join(dataFolder, 'logs');
  const files = readdirSync(logs).map((name) => join(logs, name));
  expect(files.filter((path) => readFileSync(path, 'utf8').includes(canary))).toEqual([]);
  expect(files.filter((path) => (statSync(path).mode & 0o077) !== 0)).toEqual([]);
});
