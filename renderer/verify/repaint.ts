type Typed = HTMLInputElement | HTMLTextAreaElement;

const typedIn = (part: Element): part is Typed => part instanceof HTMLTextAreaElement || (part instanceof HTMLInputElement && part.type === 'text');

/** Puts new parts into the page. What was typed and not yet sent stays in the field of the same id, and so does the cursor. */
export const replaceParts = (page: Element, parts: readonly Node[]): void => {
  const typed = [...page.querySelectorAll('[id]')].filter(typedIn);
  const focused = page.contains(document.activeElement) ? document.activeElement : null;
  const cursor = focused !== null && typedIn(focused) ? [focused.selectionStart, focused.selectionEnd] as const : null;
  page.replaceChildren(...parts);
  for (const { id, value } of typed) {
    const field = document.getElementById(id);
    if (field !== null && typedIn(field)) field.value = value;
  }
  if (focused === null || focused.id === '') return;
  const same = document.getElementById(focused.id);
  same?.focus();
  if (cursor !== null && same !== null && typedIn(same)) same.setSelectionRange(...cursor);
};

/**
 * Paints when asked, but not under a finger: a press counts only where it begins and ends on the same element, so what is
 * painted between the two would take it away. Lists and fonts come when they come.
 */
export const paintBetweenPresses = (paint: () => void): (() => void) => {
  let pressed = false;
  let owed = false;
  const released = (): void => {
    pressed = false;
    if (!owed) return;
    owed = false;
    paint();
  };
  document.addEventListener('pointerdown', () => { pressed = true; }, { capture: true });
  // What the press does may paint at once; afterwards nothing is left to wait for.
  document.addEventListener('click', () => { pressed = false; }, { capture: true });
  for (const end of ['pointerup', 'pointercancel']) document.addEventListener(end, () => void setTimeout(released), { capture: true });
  return () => {
    owed = pressed;
    if (!pressed) paint();
  };
};
