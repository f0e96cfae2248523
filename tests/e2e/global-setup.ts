import { displayIsMissing, startVirtualDisplay } from '../../main/layout-client/virtual-display.ts';

/** One virtual display for all tests of the run, where the machine has none. */
export default async function globalSetup(): Promise<() => void> {
  if (!displayIsMissing()) return () => undefined;
  const { display, stop } = await startVirtualDisplay();
  process.env['DISPLAY'] = display;
  return stop;
}
