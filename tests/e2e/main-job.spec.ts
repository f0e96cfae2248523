import { expect, test } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verified } from '../support/cli-answers.ts';
import { daftar, run } from '../support/run.ts';
import { openDesk } from './harness.ts';
import { jobTexts } from './job-texts.ts';
import { doMainJob } from './main-job.ts';
import { barriers } from './pages/barriers.ts';
import { keyboard, mouse } from './pages/hands.ts';
import { wordsOf } from './pages/words.ts';

const runs = [
  { language: 'en', hands: keyboard, by: 'with the keyboard alone', tag: [] },
  { language: 'ur', hands: mouse, by: 'with the mouse', tag: ['@packaged'] },
  { language: 'hi', hands: mouse, by: 'with the mouse', tag: [] },
] as const;

for (const { language, hands, by, tag } of runs) {
  test(`the main job in ${language}, ${by}: from the first start to a verified letter and a clean audit`, { tag: [...tag] }, async () => {
    test.setTimeout(360_000);
    const folder = mkdtempSync(join(tmpdir(), `daftar-main-job-${language}-`));
    const data = join(folder, 'data');
    const desk = await openDesk({ dataFolder: data });
    const texts = jobTexts(language);
    const found: Record<string, string[]> = {};
    const done = await doMainJob({
      app: desk.app,
      visit: { window: desk.window, words: wordsOf(language), hands: hands(desk.window) },
      texts,
      folder,
      onScreen: async (name) => {
        const seen = await barriers(desk.window);
        if (seen.length > 0) found[name] = seen;
      },
    });
    expect(done.verdicts.inForce.verdict).toBe('genuine');
    expect(done.verdicts.byNumber.verdict).toBe('genuine');
    expect(done.verdicts.otherBefore.verdict).toBe('genuine');
    expect(done.verdicts.otherAfter.verdict).toBe(texts.ending);
    expect(done.auditClean).toBe(true);
    expect(found).toEqual({});
    await desk.close();

    await test.step('other programs agree', async () => {
      const { files } = done;
      for (const pdf of [files.letter, files.otherLetter]) {
        const signature = await run('pdfsig', ['-nocert', pdf]);
        expect(signature.stdout).toContain('Signature is Valid.');
        expect(signature.stdout).toContain('Total document signed');
      }
      for (const pdf of [files.register, files.peonBook]) expect((await run('qpdf', ['--check', pdf])).code).toBe(0);
      const lists = ['--trust', files.trustList, '--status', files.statusList];
      const kept = await daftar('verify', files.letter, ...lists);
      expect(verified.parse(kept.value)).toMatchObject({ verdict: 'genuine', textMatch: true, pdfSignature: { valid: true, wholeDocument: true } });
      expect(kept.code).toBe(0);
      const ended = await daftar('verify', files.otherLetter, ...lists);
      expect(verified.parse(ended.value)).toMatchObject({ verdict: texts.ending });
      expect(ended.code).not.toBe(0);
      const audit = await daftar('audit', '--data', data);
      expect(audit.value).toMatchObject({ ok: true, problems: [] });
    });
    rmSync(folder, { recursive: true, force: true });
  });
}
