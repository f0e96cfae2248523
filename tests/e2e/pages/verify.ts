import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect } from './hands.ts';
import { button, type Visit } from './visit.ts';

export type SeenVerdict = { readonly verdict: string; readonly title: string; readonly notes: readonly string[] };

/** Drops a PDF on the screen and returns what the window says of it. */
export async function dropLetter(visit: Visit, file: string): Promise<SeenVerdict> {
  const { window } = visit;
  const dropped = await window.evaluateHandle(
    ([base64, name]) => {
      const transfer = new DataTransfer();
      const bytes = Uint8Array.from(atob(base64 ?? ''), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([bytes], name ?? '', { type: 'application/pdf' }));
      return transfer;
    },
    [readFileSync(file).toString('base64'), basename(file)],
  );
  await window.getByTestId('file-drop').dispatchEvent('drop', { dataTransfer: dropped });
  return readVerdict(visit);
}

/** Types the number of a letter of this office, as printed on it. */
export async function typeNumber(visit: Visit, number: string): Promise<SeenVerdict> {
  const { window, words, hands } = visit;
  const field = window.getByLabel(words.say('checks.number'));
  await hands.write(field, number);
  await hands.press(field.locator('xpath=ancestor::form').getByRole('button', { name: words.say('verify.page.check') }));
  return readVerdict(visit);
}

async function readVerdict({ window }: Visit): Promise<SeenVerdict> {
  const verdict = window.getByTestId('verdict');
  await expect(verdict).toBeVisible();
  const notes = await window.getByTestId('verdict-notes').locator('li').allInnerTexts();
  return { verdict: (await verdict.getAttribute('data-verdict')) ?? '', title: await verdict.getByRole('heading').first().innerText(), notes };
}

/** Answers for every fact that the paper says the same; until then the window does not say that the paper agrees. */
export async function answerSame({ window, words, hands }: Visit): Promise<void> {
  const compare = window.getByRole('region', { name: words.say('verify.compare.heading') });
  const same = compare.getByRole('radio', { name: words.say('verify.compare.same'), exact: true });
  const agreed = window.getByTestId('compare-same');
  for (let at = 0; at < (await same.count()); at += 1) {
    await expect(agreed).toBeHidden();
    await hands.pick(same.nth(at));
  }
  await expect(agreed).toHaveText(words.say('verify.compare.allSame'));
}

/** Back to where another letter can be checked. */
export async function checkAnother(visit: Visit): Promise<void> {
  await visit.hands.press(button(visit, 'verify.page.again'));
  await expect(visit.window.getByTestId('file-drop')).toBeVisible();
}
