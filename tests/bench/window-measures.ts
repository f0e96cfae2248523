/** Expressions that measure inside the page, so that no line between two programs is measured with it. All give milliseconds. */

/**
 * The moment at which the picture of what is there now has been handed to the screen: the frame that draws it has begun, and the page has
 * laid it out and painted it. The page is watched, not asked now and then, so that no frame is missed.
 */
const shownInTime = `const painted = () => new Promise((resolve) => requestAnimationFrame(() => {
      const after = new MessageChannel();
      after.port1.onmessage = () => resolve(performance.now());
      after.port2.postMessage(null);
    }));
  const shown = (isThere) => new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('not shown: ' + isThere)), 30000);
    const look = () => {
      if (!isThere()) return false;
      watcher.disconnect();
      clearTimeout(late);
      painted().then(resolve);
      return true;
    };
    const watcher = new MutationObserver(look);
    if (!look()) watcher.observe(document, { childList: true, subtree: true, attributes: true });
  });`;

/** Presses the thing that `selector` finds. */
export const pressed = (selector: string): string => `document.querySelector(${JSON.stringify(selector)}).click()`;

/** Chooses one of a list of options, as its hidden twin for screen readers lets a program do. */
export const chooseIn = (field: string, option: string): string => `(() => {
    const twin = document.querySelector(${JSON.stringify(`${field} select`)});
    Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value').set.call(twin, ${JSON.stringify(option)});
    twin.dispatchEvent(new Event('change', { bubbles: true }));
  })()`;

/** From an act until the first frame with a new \`selector\` in it. */
export function openedBy(act: string, selector: string): string {
  return `(async () => { ${shownInTime}
    const all = () => [...document.querySelectorAll(${JSON.stringify(selector)})];
    const before = new Set(all());
    const began = performance.now();
    ${act};
    return (await shown(() => all().some((found) => !before.has(found)))) - began;
  })()`;
}

/** From the last letter of a text in the search box until the first frame with its answer. */
export function answered(text: string): string {
  return `(async () => { ${shownInTime}
    const box = document.querySelector('[data-testid="search-screen"] input[type="search"]');
    const type = (value) => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(box, value);
      box.dispatchEvent(new Event('input', { bubbles: true }));
    };
    const began = performance.now();
    type(${JSON.stringify(text)});
    const answer = document.querySelector('[data-testid="search-answer"]');
    return (await shown(() => answer.getAttribute('data-answers') === ${JSON.stringify(text.trim())})) - began;
  })()`;
}

/** The next key that is pressed with Ctrl, or the next click, until \`changes\` gives another value: the promise waits in the page. */
export function watchSaving(changes: string): string {
  return `(() => { ${shownInTime}
    const now = () => { ${changes} };
    const before = now();
    window.savingTook = new Promise((resolve) => {
      const start = (event) => {
        if (event.type === 'keydown' && !(event.ctrlKey && event.key === 'Enter')) return;
        document.removeEventListener('keydown', start, true);
        document.removeEventListener('click', start, true);
        const began = performance.now();
        shown(() => now() !== before).then((at) => resolve(at - began));
      };
      document.addEventListener('keydown', start, true);
      document.addEventListener('click', start, true);
    });
  })()`;
}

/** Gaps between frames while a list is scrolled down, screen by screen. */
export function framesWhileScrolling(selector: string, frames: number): string {
  return `new Promise((resolve) => {
    const list = document.querySelector(${JSON.stringify(selector)});
    const gaps = [];
    let last = performance.now();
    const step = (now) => {
      gaps.push(now - last);
      last = now;
      list.scrollTop += 220;
      if (gaps.length < ${frames}) requestAnimationFrame(step);
      else resolve(gaps.slice(2));
    };
    requestAnimationFrame(step);
  })`;
}

/** Begins to watch for the longest time in which the page could do nothing. */
export const watchBlocking = `(() => {
    window.longestBlock = 0;
    let last = performance.now();
    window.blockWatch = setInterval(() => {
      const now = performance.now();
      window.longestBlock = Math.max(window.longestBlock, now - last - 5);
      last = now;
    }, 5);
  })()`;

/** Ends the watch: the longest block. */
export const longestBlock = `(clearInterval(window.blockWatch), window.longestBlock)`;
