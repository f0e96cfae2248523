import type { Locator } from '@playwright/test';
import { expect } from './hands.ts';
import { dialog, type Visit } from './visit.ts';

/** The line of a file that is on its way, on the first screen. */
export async function travellingLine({ window, hands }: Visit, number: string): Promise<Locator> {
  await hands.press(window.getByTestId('area-home'));
  const line = window.getByTestId('travelling-file').filter({ has: window.getByText(number, { exact: true }) });
  await expect(line).toBeVisible();
  return line;
}

/** Sends a file back that is still arriving. */
export async function refuseArriving(visit: Visit, number: string, { reason, onForm }: { readonly reason: string; readonly onForm: () => Promise<void> }): Promise<void> {
  const { window, hands } = visit;
  const line = await travellingLine(visit, number);
  await hands.press(line.getByTestId('travelling-refuse'));
  await hands.write(window.getByTestId('refuse-file-reason'), reason);
  await onForm();
  await hands.press(window.getByTestId('refuse-file-confirm'));
  await expect(dialog(visit)).toBeHidden();
}

/** The movement register of the open file, line by line. */
export async function movementLines(visit: Visit): Promise<string[]> {
  const { window, hands } = visit;
  await hands.press(window.getByTestId('movements'));
  const lines = await window.getByTestId('movements-dialog').locator('li.movement').allInnerTexts();
  await window.keyboard.press('Escape');
  await expect(dialog(visit)).toBeHidden();
  return lines;
}

/**
 * The register of a desk that sent a file on says what that of the desk where it lies says, up to the step by which it left; when that one opened it, only that one knows.
 */
export function expectAgreement(there: readonly string[], here: readonly string[]): void {
  const last = there.length - 1;
  expect(there.slice(0, last)).toEqual(here.slice(0, last));
  expect(here[last]).toContain(there[last]);
}

/** By what signed events the open file went between desks. */
export async function proofs(visit: Visit, onScreen: () => Promise<void>): Promise<string[]> {
  const { window, hands } = visit;
  await hands.press(window.getByTestId('proofs'));
  const lines = window.getByTestId('proof');
  await expect(lines.first()).toBeVisible();
  const kinds = await lines.evaluateAll((elements) => elements.map((element) => element.getAttribute('data-kind') ?? ''));
  await onScreen();
  await window.keyboard.press('Escape');
  await expect(dialog(visit)).toBeHidden();
  return kinds;
}
