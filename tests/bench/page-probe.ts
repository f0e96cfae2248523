/** A page of a running Electron, asked over its debugging port. Nothing is built into the app for it. */
export type PageProbe = {
  /** Milliseconds since 1970 at which `selector` was first there, with its picture painted. */
  readonly shownAt: (selector: string) => Promise<number>;
  readonly type: (text: string) => Promise<void>;
  /** A key by its code, with Ctrl held when `control` is true. */
  readonly press: (code: string, control?: boolean) => Promise<void>;
  /** What an expression gives in the page, awaited. */
  readonly evaluate: (expression: string) => Promise<unknown>;
  /** Gives files to a file input, as a person's choice would. */
  readonly chooseFiles: (selector: string, files: readonly string[]) => Promise<void>;
  readonly close: () => void;
};

const pollMs = 10;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const keys: Readonly<Record<string, { readonly key: string; readonly text?: string; readonly keyCode: number }>> = {
  Enter: { key: 'Enter', text: '\r', keyCode: 13 },
  Digit4: { key: '4', keyCode: 52 },
  KeyF: { key: 'f', keyCode: 70 },
};

/** Connects to the first page of the Electron that listens on `port`, as soon as there is one. */
export async function probePage(port: number): Promise<PageProbe> {
  const socket = new WebSocket(await pageAddress(port));
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', reject);
  });
  let last = 0;
  const waiting = new Map<number, (value: unknown) => void>();
  socket.addEventListener('message', ({ data }) => {
    const { id, result } = JSON.parse(String(data));
    waiting.get(id)?.(result);
  });
  const ask = (method: string, params: object): Promise<unknown> =>
    new Promise((resolve) => {
      last += 1;
      waiting.set(last, resolve);
      socket.send(JSON.stringify({ id: last, method, params }));
    });
  // Without a window manager no window has the focus of the desktop.
  await ask('Emulation.setFocusEmulationEnabled', { enabled: true });
  const press = async (code: string, control = false) => {
    const { key, text, keyCode } = keys[code] ?? { key: code, keyCode: 0 };
    const event = { code, key, modifiers: control ? 2 : 0, windowsVirtualKeyCode: keyCode };
    await ask('Input.dispatchKeyEvent', { type: 'keyDown', ...event, ...(text ? { text } : {}) });
    await ask('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
  };
  return {
    shownAt: async (selector) => {
      for (;;) {
        const answer = await ask('Runtime.evaluate', { expression: whenShown(selector), awaitPromise: true, returnByValue: true });
        const moment = valueOf(answer);
        // The question is lost when the page is replaced by the one that is loading.
        if (typeof moment === 'number') return moment;
      }
    },
    type: async (text) => {
      await ask('Input.insertText', { text });
    },
    press,
    evaluate: async (expression) => valueOf(await ask('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })),
    chooseFiles: async (selector, files) => {
      const node = await ask('Runtime.evaluate', { expression: `document.querySelector(${JSON.stringify(selector)})` });
      await ask('DOM.setFileInputFiles', { files, objectId: Reflect.get(Object(Reflect.get(Object(node), 'result')), 'objectId') });
    },
    close: () => socket.close(),
  };
}

const valueOf = (answer: unknown): unknown => Reflect.get(Object(Reflect.get(Object(answer), 'result')), 'value');

/** Watches the page instead of asking again and again, so that waiting costs it nothing. */
function whenShown(selector: string): string {
  return `new Promise((resolve) => {
    const look = () => {
      if (!document.querySelector(${JSON.stringify(selector)})) return false;
      watcher.disconnect();
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(Date.now())));
      return true;
    };
    const watcher = new MutationObserver(look);
    if (!look()) watcher.observe(document, { childList: true, subtree: true, attributes: true });
  })`;
}

async function pageAddress(port: number): Promise<string> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await pause(pollMs)) {
    const pages: unknown = await fetch(`http://127.0.0.1:${port}/json`).then((answer) => answer.json(), () => []);
    const page = Array.isArray(pages) ? pages.find((target) => target.type === 'page' && target.url !== '' && target.url !== 'about:blank') : undefined;
    if (page) return page.webSocketDebuggerUrl;
  }
  throw new Error('No window opened within a minute');
}
