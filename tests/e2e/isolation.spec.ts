import { expect, test } from '@playwright/test';
import { openDesk, type OpenDesk } from './harness.ts';

let desk: OpenDesk;
test.beforeAll(async () => {
  desk = await openDesk();
});
test.afterAll(() => desk.close());

test('a page has neither Node nor Electron', { tag: '@packaged' }, async () => {
  const found = await desk.window.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer', 'global'].filter((name) => name in globalThis),
  );
  expect(found).toEqual([]);
});

test('the preload gives a page three functions and nothing else', { tag: '@packaged' }, async () => {
  const given = await desk.window.evaluate(() => {
    const office = Reflect.get(window, 'office');
    return Object.keys(office).map((name) => [name, typeof office[name]]);
  });
  expect(given).toEqual([
    ['connect', 'function'],
    ['pathForFile', 'function'],
    ['startLanguage', 'function'],
  ]);
});

test('every window, the hidden one that prints as well, has the safe preferences', { tag: '@packaged' }, async () => {
  const preferences: Record<string, unknown>[] = await desk.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) => Reflect.apply(Reflect.get(webContents, 'getLastWebPreferences'), webContents, [])),
  );
  expect(preferences.length).toBeGreaterThan(0);
  const safe = { contextIsolation: true, sandbox: true, nodeIntegration: false, webSecurity: true };
  const weakening = ['allowRunningInsecureContent', 'experimentalFeatures', 'enableBlinkFeatures', 'webviewTag', 'nodeIntegrationInWorker', 'nodeIntegrationInSubFrames'];
  for (const preference of preferences) {
    expect(preference).toMatchObject(safe);
    expect(weakening.filter((name) => preference[name])).toEqual([]);
  }
});

test('every permission is denied but copying', { tag: '@packaged' }, async () => {
  const asked = await desk.window.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read', 'persistent-storage'];
    const states = await Promise.all(names.map((name) => navigator.permissions.query({ name: name as PermissionName }).then(({ state }) => state)));
    return Object.fromEntries(names.map((name, at) => [name, states[at]]));
  });
  expect(Object.values(asked)).not.toContain('granted');
  const media = await desk.window.evaluate(() => navigator.mediaDevices.getUserMedia({ audio: true }).then(() => 'given', (problem: Error) => problem.name));
  expect(media).not.toBe('given');
  expect(await desk.window.evaluate(() => Notification.requestPermission())).toBe('denied');
  const position = await desk.window.evaluate(
    () => new Promise((resolve) => navigator.geolocation.getCurrentPosition(() => resolve('given'), ({ code }) => resolve(code))),
  );
  expect(position).toBe(1);
});

test('a webview element stays empty', { tag: '@packaged' }, async () => {
  const before = await desk.app.evaluate(({ webContents }) => webContents.getAllWebContents().length);
  await desk.window.evaluate(() => {
    const view = document.createElement('webview');
    view.setAttribute('src', 'app://office/index.html');
    view.setAttribute('nodeintegration', '');
    document.body.append(view);
    const { width } = view.getBoundingClientRect();
    view.remove();
    return width;
  });
  expect(await desk.app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(before);
});

test('Chromium runs with the reviewed switches and with none that weakens it', { tag: '@packaged' }, async () => {
  const { appended, weakening } = await desk.app.evaluate(({ app }) => {
    const has = (name: string) => app.commandLine.hasSwitch(name);
    return {
      appended: ['disable-background-networking', 'disable-component-update', 'disable-domain-reliability', 'dns-prefetch-disable', 'no-pings'].filter(has),
      weakening: ['disable-web-security', 'ignore-certificate-errors', 'disable-site-isolation-trials', 'allow-running-insecure-content'].filter(has),
    };
  });
  expect(appended).toHaveLength(5);
  expect(weakening).toEqual([]);
});
