import { expect, test } from '@playwright/test';
import { spawn } from 'node:child_process';
import { corePid, executable, openDesk, startArguments, type OpenDesk } from './harness.ts';
import { askPort, listenForPorts, portCount, received } from './ports.ts';

let desk: OpenDesk;
test.beforeAll(async () => {
  desk = await openDesk();
  await listenForPorts(desk.window);
});
test.afterAll(() => desk.close());

test('the core answers over the port of a window', { tag: '@packaged' }, async () => {
  expect(await askPort(desk.window, 'core', 'system.ping', {})).toMatchObject({ ok: true, value: {} });
});

test('the shell answers over its own port, and refuses what its contract does not name', { tag: '@packaged' }, async () => {
  expect(await askPort(desk.window, 'shell', 'shell.info', {})).toMatchObject({ ok: true, value: { dataFolder: desk.dataFolder } });
  expect(await askPort(desk.window, 'shell', 'shell.format', {})).toMatchObject({ ok: false, error: { code: 'unknownProcedure' } });
  expect(await askPort(desk.window, 'shell', 'constructor', {})).toMatchObject({ ok: false, error: { code: 'unknownProcedure' } });
  expect(await askPort(desk.window, 'shell', 'shell.info', { extra: 1 })).toMatchObject({ ok: false, error: { code: 'badInput' } });
  expect(await askPort(desk.window, 'shell', 'shell.setZoom', { factor: 40 })).toMatchObject({ ok: false, error: { code: 'badInput' } });
  expect(await askPort(desk.window, 'shell', 'shell.openFile', { file: '/etc/passwd' })).toMatchObject({ ok: true, value: { opened: false } });
});

test('a core that is killed comes back, the window is told and gets a new port, and the wait grows', { tag: '@packaged' }, async () => {
  const waits: number[] = [];
  for (let crash = 1; crash <= 3; crash += 1) {
    const ports = await portCount(desk.window, 'core');
    const pid = await corePid(desk.app);
    process.kill(pid, 'SIGKILL');
    await expect.poll(() => portCount(desk.window, 'core')).toBe(ports + 1);
    expect(await askPort(desk.window, 'core', 'system.ping', {})).toMatchObject({ ok: true });
    expect(await corePid(desk.app)).not.toBe(pid);
    const stops = (await received(desk.window)).filter((message) => Reflect.get(Object(message), 'state') === 'stopped');
    waits.push(Number(Reflect.get(Object(stops.at(-1)), 'retryInMs')));
  }
  expect(waits).toEqual([200, 400, 800]);
  expect(await received(desk.window)).toContainEqual({ event: 'core', state: 'started' });
});

test('a window that the shell did not open, and a frame inside a page, get no port', { tag: '@packaged' }, async () => {
  const seen = await desk.app.evaluate(async ({ app, BrowserWindow }) => {
    const preload = `${app.getAppPath()}/out/preload/index.cjs`;
    const stranger = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
    await stranger.loadURL('app://office/index.html');
    const probe = `new Promise((resolve) => { addEventListener('message', (event) => event.ports.length && resolve('a port')); office.connect(); setTimeout(() => resolve('nothing'), 500); })`;
    const answer = await stranger.webContents.executeJavaScript(probe);
    stranger.destroy();
    return answer;
  });
  expect(seen).toBe('nothing');
  const framed = await desk.window.evaluate(async () => {
    const frame = document.createElement('iframe');
    frame.src = 'app://office/index.html';
    const ended = new Promise((resolve) => {
      frame.addEventListener('load', () => resolve(undefined));
      frame.addEventListener('error', () => resolve(undefined));
    });
    document.body.append(frame);
    await ended;
    const reached = 'office' in Object(frame.contentWindow);
    frame.remove();
    return reached;
  }).catch(() => false);
  desk.policyRefusals.length = 0;
  expect(framed).toBe(false);
});

test('no more than three IPC channels are listened to', { tag: '@packaged' }, async () => {
  const events = await desk.app.evaluate(({ ipcMain }) => ipcMain.eventNames().map(String));
  expect(events.filter((name) => name !== 'error')).toEqual(['office:connect']);
});

test('the data folder is locked: a second start with it ends at once', { tag: '@packaged' }, async () => {
  const second = spawn(executable(), startArguments(desk.dataFolder), { stdio: 'ignore' });
  const code = await new Promise((resolve) => second.once('exit', resolve));
  expect(code).toBe(0);
  expect(await askPort(desk.window, 'core', 'system.ping', {})).toMatchObject({ ok: true });
});

test('an app whose core does not answer any more ends all the same, and leaves no process behind', async () => {
  const stuck = await openDesk();
  const core = await corePid(stuck.app);
  process.kill(core, 'SIGSTOP');
  await stuck.close();
  expect(() => process.kill(core, 0)).toThrow('ESRCH');
});
