import type { CDPSession, Page } from '@playwright/test';

/** The desktops and the sizes of writing at which every screen is looked at; `zoom` 1.5 is the reader's setting of 150 %. */
export const looks = [
  { width: 1366, height: 768, zoom: 1 },
  { width: 1366, height: 768, zoom: 1.5 },
  { width: 1920, height: 1080, zoom: 1 },
  { width: 1920, height: 1080, zoom: 1.5 },
] as const;

export type Look = (typeof looks)[number];

/** How the picture of a look is called: `1366-150`. */
export const lookName = ({ width, zoom }: Look): string => `${width}-${zoom * 100}`;

/** The window as large as the desktop, and the writing as large as the reader's setting makes it. */
export async function showAs(session: CDPSession, { width, height, zoom }: Look): Promise<void> {
  await session.send('Emulation.setDeviceMetricsOverride', { width: Math.round(width / zoom), height: Math.round(height / zoom), deviceScaleFactor: zoom, mobile: false });
}

/** What stands on the glass once nothing on it changes any more, or after a few tries; in base64. */
async function settled(session: CDPSession): Promise<string> {
  let before = '';
  for (let tries = 0; tries < 6; tries += 1) {
    const { data } = await session.send('Page.captureScreenshot', { format: 'png' });
    if (data === before) return data;
    before = data;
  }
  return before;
}

/** To be asked in the page: waits until nothing has moved for some frames, such as a dialog that comes after a menu has gone. */
async function untilStill(): Promise<void> {
  const moves = () => document.getAnimations().some((one) => one.playState === 'running' && Number.isFinite(one.effect?.getComputedTiming().endTime));
  for (let still = 0; still < 12; still = moves() ? 0 : still + 1) await new Promise((resolve) => requestAnimationFrame(resolve));
}

type Looking = { readonly before?: () => Promise<void>; readonly seen: (look: Look, png: Buffer) => Promise<void> };

/** Shows a window in each look, and gives what stands on the glass then; `before` is done after each change of size. */
export async function lookAt(window: Page, { before, seen }: Looking): Promise<void> {
  const session = await window.context().newCDPSession(window);
  for (const look of looks) {
    await showAs(session, look);
    await before?.();
    await window.evaluate(untilStill);
    await seen(look, Buffer.from(await settled(session), 'base64'));
  }
  await session.send('Emulation.clearDeviceMetricsOverride');
  await session.detach();
}

/** What a reader would miss, to be asked in the page: a page wider than the window, words cut off by the box they stand in, a dialog that does not fit. */
export function faultsOnPage(): string[] {
  const faults: string[] = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth + 1) faults.push(`the page is ${root.scrollWidth - root.clientWidth} px wider than its window`);
  const shown = (element: Element) => element.getBoundingClientRect().width > 2 && element.closest('[aria-hidden="true"], [data-react-aria-prevent-focus]') === null;
  const words = [...document.querySelectorAll('button, h1, h2, h3, label, th, [role="columnheader"], .tag, .notice p')].filter(shown);
  const name = (element: Element) => element.textContent?.trim().slice(0, 40);
  for (const element of words) {
    const { overflow, textOverflow } = getComputedStyle(element);
    if (overflow !== 'visible' && textOverflow !== 'ellipsis' && element.scrollWidth > element.clientWidth + 2) faults.push(`cut: ${name(element)}`);
  }
  for (const element of words.filter((word) => word.closest('.register-scroll') === null)) {
    const { left, right } = element.getBoundingClientRect();
    if (right > innerWidth + 2 || left < -2) faults.push(`outside the window: ${name(element)}`);
  }
  for (const element of [...document.querySelectorAll('.dialog-frame, .popover')].filter(shown)) {
    const { top, bottom } = element.getBoundingClientRect();
    if (top < -1 || bottom > innerHeight + 1) faults.push(`higher than the window: ${name(element)}`);
  }
  return faults;
}
