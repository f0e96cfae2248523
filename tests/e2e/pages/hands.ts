import { expect as plainExpect, type Locator, type Page } from '@playwright/test';

/** Long work, such as making keys or laying out pages, takes its time on a small machine. */
export const expect = plainExpect.configure({ timeout: 45_000 });

/** How a person works a screen: with the mouse, or with the keyboard alone. */
export type Hands = {
  /** A button, a link or a tab. */
  readonly press: (target: Locator) => Promise<void>;
  /** Replaces what stands in a field. */
  readonly write: (field: Locator, text: string) => Promise<void>;
  /** Writes paragraphs where the cursor is put, at the end of what stands in the editor. */
  readonly writeParagraphs: (editor: Locator, paragraphs: readonly string[]) => Promise<void>;
  /** One of several round marks. */
  readonly pick: (radio: Locator) => Promise<void>;
  /** One of the tabs in a row. */
  readonly pickTab: (tab: Locator) => Promise<void>;
  readonly tick: (checkbox: Locator) => Promise<void>;
  /** Opens a list or menu and takes an entry of it. */
  readonly choose: (opener: Locator, entry: Locator) => Promise<void>;
  /** Finds one of many by typing. */
  readonly find: (field: Locator, typed: string, entry: Locator) => Promise<void>;
  readonly openRow: (row: Locator) => Promise<void>;
  readonly markRow: (row: Locator) => Promise<void>;
  /** An area of the desk: its entry in the bar, or Ctrl and its digit. */
  readonly goTo: (entry: Locator, digit: number) => Promise<void>;
  /** A command that the palette knows and that needs `opener` and `entry` when the mouse is used. */
  readonly command: (name: string, opener: Locator, entry: Locator) => Promise<void>;
};

const insertLonger = 120;

async function type(page: Page, text: string): Promise<void> {
  if (text.length > insertLonger) await page.keyboard.insertText(text);
  else await page.keyboard.type(text);
}

async function typeParagraphs(page: Page, editor: Locator, paragraphs: readonly string[]): Promise<void> {
  await page.keyboard.press('Control+End');
  if ((await editor.innerText()).trim() !== '') await page.keyboard.press('Enter');
  for (const [at, paragraph] of paragraphs.entries()) {
    if (at > 0) await page.keyboard.press('Enter');
    await type(page, paragraph);
  }
}

const labelOf = (input: Locator) => input.locator('xpath=ancestor::label');

/** Works by pointing and clicking. */
export function mouse(page: Page): Hands {
  return {
    press: (target) => target.click(),
    write: async (field, text) => {
      await field.click();
      await page.keyboard.press('Control+A');
      await page.keyboard.press('Delete');
      await type(page, text);
    },
    writeParagraphs: async (editor, paragraphs) => {
      await editor.click();
      await typeParagraphs(page, editor, paragraphs);
    },
    pick: (radio) => labelOf(radio).click(),
    pickTab: (tab) => tab.click(),
    tick: (checkbox) => labelOf(checkbox).click(),
    choose: async (opener, entry) => {
      await opener.click();
      await entry.click();
    },
    find: async (field, typed, entry) => {
      await field.click();
      await type(page, typed);
      await entry.click();
    },
    openRow: (row) => row.click(),
    markRow: (row) => row.click(),
    goTo: (entry) => entry.click(),
    command: async (_name, opener, entry) => {
      await opener.click();
      await entry.click();
    },
  };
}

const mostSteps = 150;

/** Presses a key until `reached` is true; a control that the key never reaches fails the test. */
async function pressUntil(page: Page, key: string, reached: () => Promise<boolean>, what: string): Promise<void> {
  for (let step = 0; step < mostSteps; step += 1) {
    if (await reached()) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to ${what}`);
}

const hasFocus = (target: Locator) => target.evaluate((element) => element.contains(document.activeElement));
const isCurrent = (entry: Locator) => entry.evaluate((element) => element === document.activeElement || element.hasAttribute('data-focused'));

/** Works with the keyboard alone: Tab, arrows, Enter, Space and the shortcuts. */
export function keyboard(page: Page): Hands {
  const press = (key: string) => page.keyboard.press(key);
  const reach = async (target: Locator) => {
    await expect(target).toBeAttached();
    await expect(target).toBeEnabled();
    await pressUntil(page, 'Tab', () => hasFocus(target), String(target));
  };
  const walkTo = async (entry: Locator) => {
    await expect(entry).toBeVisible();
    await pressUntil(page, 'ArrowDown', () => isCurrent(entry), String(entry));
  };
  const reachRow = async (row: Locator) => {
    await expect(row).toBeVisible();
    await reach(row.locator('xpath=ancestor::*[@role="rowgroup"]'));
    await press('Home');
    await walkTo(row);
  };
  return {
    press: async (target) => {
      await reach(target);
      await press('Enter');
    },
    write: async (field, text) => {
      await reach(field);
      await press('Control+A');
      await press('Delete');
      await type(page, text);
    },
    writeParagraphs: async (editor, paragraphs) => {
      await reach(editor);
      await typeParagraphs(page, editor, paragraphs);
    },
    pick: async (radio) => {
      await reach(radio.locator('xpath=ancestor::*[@role="radiogroup"]'));
      if (await hasFocus(radio)) return press('Space');
      await pressUntil(page, 'ArrowDown', () => radio.isChecked(), String(radio));
    },
    pickTab: async (tab) => {
      await reach(tab.locator('xpath=ancestor::*[@role="tablist"]'));
      await pressUntil(page, 'ArrowRight', () => hasFocus(tab), String(tab));
    },
    tick: async (checkbox) => {
      await reach(checkbox);
      await press('Space');
    },
    choose: async (opener, entry) => {
      await reach(opener);
      await press('Enter');
      await walkTo(entry);
      await press('Enter');
    },
    find: async (field, typed, entry) => {
      await reach(field);
      await type(page, typed);
      await walkTo(entry);
      await press('Enter');
    },
    openRow: async (row) => {
      await reachRow(row);
      await press('Enter');
    },
    markRow: async (row) => {
      await reachRow(row);
      await press('Space');
    },
    goTo: (_entry, digit) => press(`Control+Digit${digit}`),
    command: async (name) => {
      await press('Control+KeyK');
      const palette = page.getByTestId('palette');
      await expect(palette).toBeVisible();
      await type(page, name);
      await walkTo(palette.getByRole('option', { name }).first());
      await press('Enter');
    },
  };
}
