import type { Page } from '@playwright/test';

/**
 * Listens in the page for its ports and keeps them, with all that comes over them, as `window.test`. Asks
 * for new ports, which the page's own code takes up as well.
 */
export async function listenForPorts(page: Page): Promise<void> {
  await page.evaluate(() => {
    const test = { ports: { core: [] as MessagePort[], shell: [] as MessagePort[] }, messages: [] as unknown[] };
    Object.assign(window, { test });
    window.addEventListener('message', ({ data, ports: [port] }) => {
      if (!port || (data !== 'core' && data !== 'shell')) return;
      test.ports[data as 'core' | 'shell'].push(port);
      port.addEventListener('message', (event) => test.messages.push(event.data));
      port.start();
    });
    Reflect.get(window, 'office').connect();
  });
  await page.waitForFunction(() => Reflect.get(window, 'test').ports.core.length > 0 && Reflect.get(window, 'test').ports.shell.length > 0);
}

/** Asks over the newest port of a kind and returns the whole reply. */
export function askPort(page: Page, kind: 'core' | 'shell', name: unknown, input: unknown): Promise<unknown> {
  return page.evaluate(
    ([portKind, procedure, value]) =>
      new Promise((resolve) => {
        const port: MessagePort = Reflect.get(window, 'test').ports[portKind as string].at(-1);
        const id = crypto.randomUUID();
        port.addEventListener('message', ({ data }) => {
          if (data.id === id) resolve(data);
        });
        port.postMessage({ id, name: procedure, input: value });
      }),
    [kind, name, input],
  );
}

/** How many ports of a kind the page was given since it listens. */
export function portCount(page: Page, kind: 'core' | 'shell'): Promise<number> {
  return page.evaluate((portKind) => Reflect.get(window, 'test').ports[portKind].length, kind);
}

/** Everything that came over the ports so far. */
export function received(page: Page): Promise<unknown[]> {
  return page.evaluate(() => Reflect.get(window, 'test').messages);
}
