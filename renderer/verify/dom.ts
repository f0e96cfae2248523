type Attributes = Readonly<Record<string, string | boolean>>;
type Child = Node | string | null;

/** Makes an element. Strings become text, never markup; a false attribute is left out. */
export const element = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(name, '');
    else if (value !== false) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
};

/** A button that does one thing. */
export const button = (label: string, className: string, press: () => void): HTMLButtonElement => {
  const made = element('button', { type: 'button', class: className }, label);
  made.addEventListener('click', press);
  return made;
};

/** A button that opens the system's file dialog; the words are ours, not the browser's. */
export const filePicker = (id: string, label: string, choose: (file: File) => void, accept = ''): HTMLElement => {
  const input = element('input', { type: 'file', id, class: 'file', accept });
  input.addEventListener('change', () => {
    const file = input.files?.item(0);
    if (file !== null && file !== undefined) choose(file);
  });
  return element('div', { class: 'picker' }, input, element('label', { for: id, class: 'button' }, label));
};

const scriptLanguage = (text: string): string => {
  if (/\p{Script=Arabic}/u.test(text)) return 'ur';
  return /\p{Script=Devanagari}/u.test(text) ? 'hi' : 'en';
};

/** A text of an office, set apart so that its direction cannot disturb what stands around it, in the font of its script. */
export const officeText = (text: string): HTMLElement =>
  element('bdi', { lang: scriptLanguage(text), dir: 'auto' }, text);
