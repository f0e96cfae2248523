import { expect } from '../pages/hands.ts';
import { button, dialog, type Visit } from '../pages/visit.ts';
import { signIn, signOut, unlock } from '../pages/session.ts';
import { afterTheJob, stopsOf, type Post, type Stop } from './stops.ts';

export type Tour = {
  readonly visit: Visit;
  /** A picture of what is there; `see` is scrolled into view first. */
  readonly onScreen: (name: string, see?: string) => Promise<void>;
  /** Gives the PIN. */
  readonly signIn: (post: Post) => Promise<string>;
  readonly signOut: () => Promise<void>;
  /** A screen that could not be reached is said, and the tour goes on. */
  readonly problem: (line: string) => void;
};

type Walk = Pick<Tour, 'visit' | 'onScreen' | 'problem'>;

/** Dialogs, menus and lists above the screen. */
const above = ({ window }: Visit) => window.locator('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]').filter({ visible: true });

/** Escape closes one after the other; nothing stays open for the next stop. */
async function closeAll(visit: Visit): Promise<void> {
  await expect(async () => {
    if ((await above(visit).count()) > 0) await visit.window.keyboard.press('Escape');
    await expect(above(visit)).toHaveCount(0, { timeout: 300 });
  }).toPass();
}

async function reach({ visit }: Walk, { press, opens }: Stop): Promise<void> {
  for (const step of press) {
    const [outer = '', inner] = step.split('>');
    const place = /^[a-z]/u.test(step) ? visit.window.getByTestId(outer) : visit.window.locator(step);
    await (/^[a-z]/u.test(step) && inner !== undefined ? place.getByTestId(inner) : place).first().click();
  }
  if (opens) await above(visit).first().waitFor();
  await visit.window.waitForFunction(() => document.querySelector('[aria-busy="true"], [data-drawn="false"], .viewer-wait') === null);
}

async function visitStops(tour: Walk, who: string, stops: readonly Stop[]): Promise<void> {
  for (const stop of stops) {
    try {
      await reach(tour, stop);
      await tour.onScreen(stop.name, stop.see);
    } catch (error) {
      tour.problem(`${who} ${stop.name}: ${String(error).split('\n')[0]}`);
    }
    await closeAll(tour.visit);
  }
}

/** What is reached by keys: the sheet of shortcuts, the search, the lock. */
async function visitByKeys({ visit, onScreen }: Tour, pin: string): Promise<void> {
  const { keyboard } = visit.window;
  await keyboard.press('F1');
  await onScreen('shortcuts');
  await visit.hands.press(button(visit, 'frame.close', dialog(visit)));
  await keyboard.press('Control+KeyF');
  await onScreen('search');
  await visit.window.getByTestId('search-screen').locator('input[type="search"]').fill('2025');
  await visit.window.getByTestId('search-count').waitFor();
  await onScreen('search-results');
  await keyboard.press('Control+KeyL');
  await visit.window.getByTestId('lock-screen').waitFor();
  await onScreen('lock');
  await unlock(visit, pin);
}

/** Walks through the screens of the office post by post. */
export async function tourOfScreens(tour: Tour): Promise<void> {
  await tour.visit.window.getByTestId('sign-in').waitFor();
  await tour.onScreen('sign-in');
  for (const post of ['assistant', 'sectionOfficer', 'diarist', 'dispatcher', 'registrar'] as const) {
    const pin = await tour.signIn(post);
    await visitStops(tour, post, stopsOf[post]);
    if (post === 'assistant') await visitByKeys(tour, pin);
    await tour.signOut();
  }
}

/** What can be done with letters that were issued, in the small office after the main job. */
export async function tourOfLetters(walk: Walk): Promise<void> {
  for (const role of ['officer', 'dispatcher'] as const) {
    await signIn(walk.visit, role);
    await visitStops(walk, role, afterTheJob[role]);
    await signOut(walk.visit);
  }
}
