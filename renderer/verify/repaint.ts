type Typed = HTMLInputElement | HTMLTextAreaElement;

const typedIn = (part: Element): part is Typed => part instanceof HTMLTextAreaElement || (part instanceof HTMLInputElement && part.type === 'text');

/** The field of that id that people type in, if the page has one now. */
const fieldOf = (id: string): Typed | null => {
  const found = document.getElementById(id);
  return found !== null && typedIn(found) ? found : null;
};

/** Puts new parts into the page. What was typed and not yet sent stays in the field of the same id, and so does the cursor. */
export const replaceParts = (page: Element, parts: readonly Node[]): void => {
  const typed = [...page.querySelectorAll('[id]')].filter(typedIn);
  const focused = document.activeElement?.id ?? '';
  const { selectionStart, selectionEnd } = fieldOf(focused) ?? { selectionStart: null, selectionEnd: null };
  page.replaceChildren(...parts);
  for (const { id, value } of typed) {
    const field = fieldOf(id);
    if (field !== null) field.value = value;
  }
  document.getElementById(focused)?.focus();
  fieldOf(focused)?.setSelectionRange(selectionStart, selectionEnd);
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
