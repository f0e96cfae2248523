import { chooseLanguage } from '../pages/start.ts';
import type { Visit } from '../pages/visit.ts';

type Tour = { readonly visit: Visit; readonly onScreen: (name: string, see?: string) => Promise<void> };

const steps = ['country', 'identity', 'sections', 'posts', 'persons', 'numbering', 'review'] as const;
/** What these ask for, nobody can have filled in before. */
const asking: ReadonlySet<string> = new Set(['identity', 'sections', 'posts', 'persons']);
/** What is written into fields that take not just any word. */
const written: Readonly<Record<string, string>> = { password: '731905', tel: '000', email: 'office@verify.example' };

/** Writes something into every field of the step that is empty, and marks every box: enough to go on. */
async function fillStep({ window, words }: Visit): Promise<void> {
  const fields = window.getByTestId('setup').locator('input:not([type="checkbox"]):not([type="radio"]), textarea');
  for (const field of await fields.all()) {
    if ((await field.inputValue()) !== '') continue;
    const kind = (await field.getAttribute('type')) ?? '';
    const host = kind === 'text' && (await field.getAttribute('dir')) === 'ltr';
    await field.fill(written[kind] ?? (host ? 'verify.example' : words.say('frame.product')));
  }
  const empty = window.getByTestId('setup').locator('label:has(input[type="checkbox"]:not(:checked))');
  for (let left = await empty.count(); left > 0; left -= 1) await empty.first().click();
}

/** An office is set up from nothing: what each step asks, what it says when nothing was written, and the office's fingerprint at the end. */
export async function tourOfSetup({ visit, onScreen }: Tour): Promise<void> {
  const { window, hands } = visit;
  await chooseLanguage(visit);
  await onScreen('first-start');
  await hands.press(window.getByTestId('join-office'));
  await onScreen('join-office');
  await window.reload();
  await hands.press(window.getByTestId('set-up'));
  for (const step of steps) {
    if (asking.has(step)) {
      await hands.press(window.getByTestId('wizard-next'));
      await onScreen(`setup-${step}-empty`);
      await fillStep(visit);
    }
    await onScreen(`setup-${step}`);
    await hands.press(window.getByTestId('wizard-next'));
  }
  await window.getByTestId('founded').waitFor();
  await onScreen('founded');
}
