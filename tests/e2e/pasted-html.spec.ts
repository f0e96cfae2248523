import { test } from '@playwright/test';
import { openDemoDesk } from './pages/demo-desk.ts';
import { openNewFile } from './pages/files.ts';
import { expect } from './pages/hands.ts';
import { auditIsClean } from './pages/office.ts';
import { goTo, signIn } from './pages/session.ts';

const hostile = `
  <p onclick="window.pasted = 1">The roof <b onmouseover="window.pasted = 2">leaks</b>.</p>
  <script>window.pasted = 3</script>
  <img src="x" onerror="window.pasted = 4"><svg onload="window.pasted = 5"><script>window.pasted = 6</script></svg>
  <iframe srcdoc="<script>parent.pasted = 7</script>"></iframe>
  <a href="javascript:window.pasted = 8">the estimate</a>
  <style>* { display: none }</style><form action="http://example.org"><input autofocus onfocus="window.pasted = 9"></form>
  <p style="position: fixed; inset: 0; background: red">Sanction is asked for.</p>`;

/** What the page holds that only a paste could have brought. */
const brought = 'script:not([src]), img[src="x"], iframe, form input, a[href^="javascript:"], [onclick], [onerror], [onload], [onmouseover], [style*="fixed"]';

test('of HTML with scripts that is pasted into a note the words stay, and nothing else', async () => {
  const { desk, visit } = await openDemoDesk('en', 'pk');
  const { window, words, hands } = visit;
  await signIn(visit, 'assistant');
  await openNewFile(visit, 'Record room');
  await hands.press(window.getByTestId('write-note'));
  const yellow = window.getByTestId('yellow-note');
  const editor = yellow.getByRole('textbox', { name: words.say('notes.yellow') });
  await editor.click();
  await editor.evaluate((element, html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', html);
    clipboardData.setData('text/plain', 'plain');
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, hostile);
  await expect(editor).toContainText('The roof leaks.');
  await expect(editor).toContainText('the estimate');
  await expect(editor).toContainText('Sanction is asked for.');
  await expect(editor.locator(brought)).toHaveCount(0);
  await expect(yellow.getByTestId('save-state')).toHaveAttribute('data-status', 'saved');
  await hands.press(window.getByTestId('confirm-note'));
  const green = window.getByTestId('green-note');
  await expect(green).toContainText('The roof leaks.');
  await expect(green.locator(brought)).toHaveCount(0);
  await green.getByText('the estimate').click();
  await expect(green).not.toContainText('pasted');
  expect(await window.evaluate(() => Reflect.get(globalThis, 'pasted'))).toBeUndefined();
  await goTo(visit, 'office');
  expect(await auditIsClean(visit)).toBe(true);
  expect(desk.policyRefusals.filter((refusal) => !refusal.includes('inline style'))).toEqual([]);
  desk.policyRefusals.length = 0;
  await desk.close();
});
