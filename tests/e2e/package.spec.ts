import { expect, test } from '@playwright/test';
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fuses } from '../../main/security/fuses.ts';
import { readFuses } from '../../scripts/packaging/fuses.mjs';
import { openDesk } from './harness.ts';
import { processesUnder, startAsOrdinaryUser } from './ordinary-user.ts';

const tag = ['@packaged', '@only-packaged'];
/** As it is shipped; and with the inspector that Playwright needs. */
const released = process.env['DAFTAR_RELEASE_APP'] ?? '';
const underTest = process.env['DAFTAR_E2E_APP'] ?? '';
/** As root Chromium needs this switch, which the shipped app takes in our tests only. */
const rootSwitch = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string };

function start(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(released, args, { env: { ...process.env, ...env }, timeout: 60_000 }, (problem, stdout, stderr) => {
      resolve({ code: problem ? Number(problem.code) : 0, stdout, stderr });
    });
  });
}

/** A runtime may be older than the newest fuse; those it has must be as the table says. */
function expectTable(found: Readonly<Record<string, boolean>>, except: Readonly<Record<string, boolean>> = {}): void {
  expect(Object.keys(found).length).toBeGreaterThanOrEqual(8);
  expect({ ...fuses, ...found }).toEqual({ ...fuses, ...except });
}

test('the fuses of the release are those of the table', { tag }, async () => {
  expectTable(await readFuses(released));
});

test('the app that these tests drive differs in the inspector alone', { tag }, async () => {
  expectTable(await readFuses(underTest), { EnableNodeCliInspectArguments: true });
});

test('the release starts, tries its parts and says so', { tag }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'daftar-self-test-'));
  const { code, stdout } = await start([...rootSwitch, '--self-test', `--data=${folder}`], { DAFTAR_TEST: '1' });
  rmSync(folder, { recursive: true, force: true });
  expect(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')).toMatchObject({ ok: true, page: true, core: true, pdf: true });
  expect(code).toBe(0);
});

test('it is no Node, and takes no options from the environment', { tag }, async () => {
  const { stdout } = await start([...rootSwitch, '-e', 'console.log("I am Node")', '--no-sandbox'], { ELECTRON_RUN_AS_NODE: '1', DAFTAR_TEST: '0' });
  expect(stdout).not.toContain('I am Node');
});

test('it refuses to run with its sandbox switched off', { tag }, async () => {
  const { code, stderr } = await start(['--no-sandbox'], { DAFTAR_TEST: '0' });
  expect(code).toBe(1);
  expect(stderr).toContain('Daftar does not run with --no-sandbox');
});

test('for an ordinary user its windows run inside the sandbox of the system', { tag }, async () => {
  const { child, stop } = startAsOrdinaryUser(released);
  const renderers = () => processesUnder(child.pid ?? 0).filter(({ type }) => type === 'renderer');
  await expect.poll(() => renderers().map(({ seccomp }) => seccomp), { timeout: 20_000 }).toContain('2');
  expect(renderers().filter(({ seccomp }) => seccomp !== '2')).toEqual([]);
  await stop();
});

test('nothing that starts it names the switch', { tag }, () => {
  const packaged = dirname(released);
  const launchers = readdirSync(packaged, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(desktop|sh)$|AppRun$/.test(name));
  expect(launchers.filter((name) => readFileSync(join(packaged, name), 'utf8').includes('no-sandbox'))).toEqual([]);
});

test('developer tools do not open', { tag }, async () => {
  const desk = await openDesk();
  const opened = await desk.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.webContents.openDevTools();
    return window?.webContents.isDevToolsOpened();
  });
  expect(opened).toBe(false);
  await desk.close();
});
