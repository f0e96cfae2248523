import { button, element, filePicker } from './dom.ts';
import type { State } from './state.ts';
import { say } from './words.ts';

/** What the first screen can do. */
export type StartActions = {
  readonly checkText: (text: string) => void;
  readonly checkFile: (file: File) => void;
  readonly toggleCamera: () => void;
};

const pasteForm = ({ language }: State, { checkText }: StartActions): HTMLElement => {
  const text = element('textarea', { id: 'paste', rows: '3', dir: 'ltr', spellcheck: 'false', autocomplete: 'off', 'aria-describedby': 'paste-hint' });
  const form = element(
    'form',
    { class: 'field' },
    element('label', { for: 'paste' }, say(language, 'page.paste')),
    text,
    element('p', { class: 'remark', id: 'paste-hint' }, say(language, 'page.pasteHint')),
    element('button', { type: 'submit', class: 'main' }, say(language, 'page.check')),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (text.value.trim() !== '') checkText(text.value);
  });
  return form;
};

const filePart = ({ language }: State, { checkFile }: StartActions): HTMLElement =>
  element(
    'div',
    { class: 'field' },
    filePicker('letter-file', say(language, 'page.file'), checkFile, 'image/*,application/pdf'),
    element('p', { class: 'remark' }, say(language, 'page.fileHint')),
  );

/** The ways to bring a seal: camera, file, keyboard. `camera` is the running picture. */
export const startView = (state: State, actions: StartActions, camera: HTMLVideoElement | null): HTMLElement =>
  element(
    'section',
    { class: 'start' },
    element('div', { class: 'field' }, button(say(state.language, state.scanning ? 'page.stopScan' : 'page.scan'), 'main wide', actions.toggleCamera), camera),
    filePart(state, actions),
    pasteForm(state, actions),
  );
