/**
 * Direction of what is typed: that of its first letter. An empty field keeps the direction of the page, for `auto` would
 * put its caret and placeholder on the left.
 */
export function typingDirection(value: string): { readonly dir?: 'auto' } {
  return value === '' ? {} : { dir: 'auto' };
}
