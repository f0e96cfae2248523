import type { KeyboardEvent } from 'react';

const fields = 'input:not([type="hidden"]), textarea, .select-button, [role="spinbutton"], .button-primary';
const groupOf = (element: Element): Element => element.closest('.field') ?? element.closest('label') ?? element;
const inView = (element: HTMLElement): boolean => element.tabIndex >= 0 && element.checkVisibility() && !element.hasAttribute('disabled');

/** True where Enter has a meaning of its own: a button, or a suggestion that the arrows point at. */
function keepsEnter(target: Element): boolean {
  if (target.hasAttribute('aria-activedescendant')) return true;
  return target.tagName === 'BUTTON' && !target.classList.contains('select-button');
}

/**
 * In a form that is filled by hand Enter goes on to the next field, and from the last one to its save button; Shift and Enter is
 * a new line in a long text. Call it while the key goes down to its target, before the field hears it.
 */
export function enterGoesOn(event: KeyboardEvent<HTMLElement>): void {
  const { target } = event;
  if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
  if (!(target instanceof HTMLElement) || keepsEnter(target)) return;
  event.preventDefault();
  event.stopPropagation();
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(fields)].filter(inView);
  const at = all.findLastIndex((field) => groupOf(field) === groupOf(target));
  all.slice(at + 1).find((field) => groupOf(field) !== groupOf(target))?.focus();
}
