import { AxeBuilder } from '@axe-core/playwright';
import { test } from '@playwright/test';
import { openDemoDesk } from './pages/demo-desk.ts';
import { act, actFor, actWith, addHead, changeFileTemplate, openFileFromHeads } from './pages/file-lives.ts';
import { openFromCreated, openFromInbox, putUp } from './pages/files.ts';
import { expect } from './pages/hands.ts';
import { openTab } from './pages/movement.ts';
import { auditIsClean } from './pages/office.ts';
import { pictures, takePictures } from './pages/picture.ts';
import { goTo, signIn, signOut } from './pages/session.ts';

const texts = {
  en: { roof: 'Repair of the roof', floor: 'Repair of the floor', reason: 'The main file is with the officer', wait: 'Waiting for the rains to end', done: 'The roof is repaired', again: 'A further bill came', head: 'Buildings' },
  ur: { roof: 'چھت کی مرمت', floor: 'فرش کی مرمت', reason: 'اصل مسل افسر کے پاس ہے', wait: 'بارشوں کے خاتمے کا انتظار', done: 'چھت کی مرمت ہو گئی', again: 'ایک اور بل موصول ہوا', head: 'عمارات' },
  hi: { roof: 'छत की मरम्मत', floor: 'फ़र्श की मरम्मत', reason: 'मुख्य फाइल अधिकारी के पास है', wait: 'वर्षा समाप्त होने की प्रतीक्षा', done: 'छत की मरम्मत हो गई', again: 'एक और बिल आया', head: 'भवन' },
} as const;
const languages = pictures ? (['en', 'ur', 'hi'] as const) : (['hi'] as const);

for (const language of languages) {
  test(`an office numbers by its heads, opens parts, attaches, parks, closes and reopens files, in ${language}`, async () => {
    const { desk, visit } = await openDemoDesk(language, language === 'ur' ? 'pk' : 'in');
    const { window, words, hands } = visit;
    const text = texts[language];
    const found: Record<string, string[]> = {};
    const onScreen = async (name: string) => {
      const { violations } = await new AxeBuilder({ page: window }).setLegacyMode(true).analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
      if (serious.length > 0) found[name] = serious;
      await takePictures(window, `${language}-${name}`);
    };
    const tagged = (key: string) => expect(window.locator('.file-head')).toContainText(words.say(key));

    await signIn(visit, 'registrar');
    await changeFileTemplate(visit, '{basic}-{primary:2}0{secondary:2}/{seq}/{yyyy}-{section}', `A-12011/1/${new Date().getFullYear()}-Issue`, () => onScreen('numbering'));
    await onScreen('office');
    await signOut(visit);

    await signIn(visit, 'officer');
    await goTo(visit, 'office');
    await addHead(visit, 'basic', 'A', text.head);
    await addHead(visit, 'primary', '5', text.head);
    await addHead(visit, 'secondary', '11', text.head);
    await onScreen('heads');
    await signOut(visit);

    await signIn(visit, 'assistant');
    const heads = { basic: 'A', primary: '5', secondary: '11' };
    const main = await openFileFromHeads(visit, text.roof, heads, () => onScreen('open-file'));
    expect(main).toBe(`A-05011/1/${new Date().getFullYear()}-Admin`);
    const second = await openFileFromHeads(visit, text.floor, heads);
    await actWith(visit, 'link', main);
    await actWith(visit, 'attach', main);
    await tagged('files.tag_attached');
    await onScreen('attached');
    await act(visit, 'cover');
    await expect(window.getByTestId('cover-dialog')).toContainText(words.say('files.links'));
    await onScreen('cover');
    await hands.press(window.getByTestId('cover-paper'));
    await expect(window.getByTestId('paper-dialog').locator('canvas').first()).toBeVisible();
    await onScreen('cover-paper');
    await window.keyboard.press('Escape');
    await openFromCreated(visit, main);
    await putUp(visit, 'officer');
    await openFromCreated(visit, main);
    await actFor(visit, 'part', text.reason);
    const part = (await window.getByTestId('file-number').innerText()).trim();
    expect(part).toBe(`${main}-Part 1`);
    await tagged('files.tag_part');
    await onScreen('part');
    await actFor(visit, 'park', text.wait);
    await tagged('files.tag_parked');
    await expect(window.getByTestId('send')).toBeHidden();
    await onScreen('parked');
    await window.keyboard.press('Control+KeyK');
    await expect(window.getByTestId('palette')).toBeVisible();
    await window.keyboard.type(words.say('files.unpark'));
    await hands.press(window.getByTestId('palette').getByRole('option', { name: words.say('files.unpark') }));
    await expect(window.getByTestId('send')).toBeVisible();
    await actFor(visit, 'close', text.done);
    await tagged('files.tag_asked_close');
    await onScreen('asked');
    await signOut(visit);

    await signIn(visit, 'officer');
    await openFromInbox(visit, second);
    await openFromInbox(visit, main);
    await goTo(visit, 'inbox');
    await openTab(visit, 'asked');
    await onScreen('approvals');
    await hands.openRow(window.getByRole('row').filter({ hasText: part }));
    await expect(window.getByTestId('file-number')).toHaveText(part);
    await onScreen('to-approve');
    await hands.press(window.getByTestId('approve-request'));
    await tagged('files.tag_closed');
    await signOut(visit);

    await signIn(visit, 'assistant');
    await goTo(visit, 'inbox');
    await expect(window.getByRole('row').filter({ hasText: part })).toBeHidden();
    await openTab(visit, 'closed');
    await onScreen('closed');
    await hands.openRow(window.getByRole('row').filter({ hasText: part }));
    await expect(window.getByTestId('new-letter')).toBeHidden();
    await actFor(visit, 'reopen', text.again);
    await tagged('files.tag_asked_reopen');
    await signOut(visit);

    await signIn(visit, 'officer');
    await openFromInbox(visit, main);
    await act(visit, 'cover');
    await hands.press(window.getByTestId('cover-other').filter({ hasText: part }).getByRole('button').first());
    await hands.press(window.getByTestId('approve-request'));
    await expect(window.getByTestId('asked')).toBeHidden();
    await act(visit, 'cover');
    await expect(window.getByTestId('file-history')).toContainText(words.say('files.act_reopened'));
    await onScreen('history');
    await window.keyboard.press('Escape');
    await goTo(visit, 'office');
    expect(await auditIsClean(visit)).toBe(true);
    expect(found).toEqual({});
    await desk.close();
  });
}
