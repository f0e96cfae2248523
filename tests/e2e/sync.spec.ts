import { AxeBuilder } from '@axe-core/playwright';
import { test } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { daftar, startDaftar, type Running } from '../support/run.ts';
import { openDesk } from './harness.ts';
import { visitOf } from './pages/demo-desk.ts';
import { openNewFile, writeNote } from './pages/files.ts';
import { expect } from './pages/hands.ts';
import { pictures, takePictures } from './pages/picture.ts';
import { signIn, signOut } from './pages/session.ts';
import { chooseLanguage, openDemoOffice } from './pages/start.ts';
import type { Visit } from './pages/visit.ts';

const languages = pictures ? (['en', 'ur', 'hi'] as const) : (['hi'] as const);
const serving = z.looseObject({ event: z.literal('serving'), port: z.int() });

type Look = (name: string) => Promise<void>;

for (const language of languages) {
  test(`an office joins a central server by its code and sees what is there and what is owed, in ${language}`, async () => {
    test.setTimeout(120_000);
    const data = mkdtempSync(join(tmpdir(), 'daftar-hub-'));
    const first = await startHub(data, 0);
    const desk = await openDesk({ env: { DAFTAR_LAN_PORT: '0' } });
    const visit = visitOf(desk.window, language);
    const { window, hands, words } = visit;
    const found: Record<string, string[]> = {};
    const look: Look = async (name) => {
      const { violations } = await new AxeBuilder({ page: window }).setLegacyMode(true).analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
      if (serious.length > 0) found[name] = serious;
      await takePictures(window, `${language}-${name}`);
    };

    await chooseLanguage(visit);
    await openDemoOffice(visit, 'pk');
    await signIn(visit, 'registrar');
    await expect(window.getByTestId('sync-light')).toHaveCount(0);
    await joinCentre(visit, first.port, data, look);
    const light = window.getByTestId('sync-light');
    await expect(light).toHaveAttribute('data-light', 'there');
    await look('centre-joined');

    await signOut(visit);
    await signIn(visit, 'assistant');
    await openNewFile(visit, 'Boundary wall');
    await expect(light).toHaveAttribute('data-light', 'there');
    expect(await first.running.end('SIGTERM')).toBe(0);
    await writeNote(visit, ['The wall has fallen.']);
    await expect(light).toHaveAttribute('data-light', 'waiting');
    await hands.press(light);
    const panel = window.getByTestId('sync-panel');
    await expect(panel).toContainText(words.say('sync.trouble_unreachable'));
    await expect(panel.getByTestId('sync-owed')).toHaveText(/[1-9]/u);
    await look('sync-owed');

    const second = await startHub(data, first.port);
    await hands.press(panel.getByTestId('sync-try'));
    await expect(light).toHaveAttribute('data-light', 'there');
    await expect(panel).toContainText(words.say('sync.allThere'));
    await look('sync-there');
    await window.keyboard.press('Escape');

    await signOut(visit);
    await signIn(visit, 'registrar');
    await leaveCentre(visit, look);
    await desk.close();
    expect(await second.running.end('SIGTERM')).toBe(0);
    rmSync(data, { recursive: true, force: true });
    expect(found).toEqual({});
  });
}

async function startHub(data: string, port: number): Promise<{ readonly running: Running; readonly port: number }> {
  const running = startDaftar('hub', '--data', data, '--port', String(port));
  const line = await running.line((text) => serving.safeParse(JSON.parse(text)).success);
  return { running, port: serving.parse(JSON.parse(line)).port };
}

async function joinCentre({ window, hands, words }: Visit, port: number, data: string, look: Look): Promise<void> {
  const { code } = z.object({ code: z.string() }).parse((await daftar('hub-code', '--data', data)).value);
  await hands.press(window.getByTestId('area-network'));
  await expect(window.getByTestId('centre')).toHaveCount(0);
  await hands.press(window.getByTestId('open-network'));
  await hands.press(window.getByTestId('open-network-confirm'));
  const centre = window.getByTestId('centre');
  await expect(centre).toHaveAttribute('data-joined', 'false');
  await hands.write(window.getByTestId('centre-address'), `127.0.0.1:${port}`);
  await hands.write(window.getByTestId('centre-code'), 'ABCDE');
  await hands.press(window.getByTestId('centre-join'));
  await expect(centre.getByTestId('error')).toHaveAttribute('data-code', 'centreCodeWrong');
  await look('centre-refused');
  await hands.write(window.getByTestId('centre-code'), code.toLowerCase());
  await hands.press(window.getByTestId('centre-join'));
  await expect(centre).toHaveAttribute('data-joined', 'true');
  await expect(centre).toContainText(words.say('sync.allThere'));
}

async function leaveCentre({ window, hands }: Visit, look: Look): Promise<void> {
  await hands.press(window.getByTestId('area-network'));
  await hands.press(window.getByTestId('centre-leave'));
  await look('centre-leave');
  await hands.press(window.getByTestId('leave-centre-confirm'));
  await expect(window.getByTestId('centre')).toHaveAttribute('data-joined', 'false');
  await expect(window.getByTestId('sync-light')).toHaveCount(0);
}
