import { element } from './dom.ts';
import type { State } from './state.ts';
import type { Asked, Standing } from './track.ts';
import { say, sayDate, type Language } from './words.ts';

/** Only a page on a server can ask one. */
export const canTrack = (): boolean => location.protocol.startsWith('http');

const dayOf = (language: Language, day: string | null): string => (day !== null && /^\d{4}-\d\d-\d\d$/u.test(day) ? sayDate(language, day) : '');

const sectionName = (language: Language, { section }: Standing): string => section?.[language] ?? Object.values(section ?? {}).find((name) => name !== undefined) ?? '';

const answerView = (language: Language, standing: Standing): HTMLElement =>
  element(
    'div',
    { class: standing.state === 'unknown' ? 'banner caution' : 'banner', role: 'status', 'data-standing': standing.state },
    element('h3', { id: 'standing', tabindex: '-1' }, say(language, `track.${standing.state}.title`)),
    standing.number === null ? null : element('p', {}, say(language, 'track.number', { number: standing.number })),
    element(
      'p',
      {},
      say(language, `track.${standing.state}.explanation`, {
        receivedOn: dayOf(language, standing.receivedOn),
        since: dayOf(language, standing.since),
        endedOn: dayOf(language, standing.endedOn),
        section: sectionName(language, standing),
      }),
    ),
  );

const outcomeView = (language: Language, { standing }: Asked): HTMLElement => {
  if (typeof standing === 'object') return answerView(language, standing);
  return element('p', { class: 'message', role: standing === 'asking' ? 'status' : 'alert', 'data-standing': standing }, say(language, `track.${standing}`));
};

/** Where an application stands, for who has the code on its slip. */
export const trackView = ({ language, asked }: State, ask: (code: string) => void): HTMLElement => {
  const code = element('input', {
    id: 'code', class: 'code', type: 'text', dir: 'ltr', autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false', maxlength: '16', value: asked?.code ?? '', 'aria-describedby': 'code-hint',
  });
  const form = element(
    'form',
    { class: 'field' },
    element('label', { for: 'code' }, say(language, 'track.code')),
    code,
    element('p', { class: 'remark', id: 'code-hint' }, say(language, 'track.hint')),
    element('button', { type: 'submit', class: 'main' }, say(language, 'track.ask')),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    ask(code.value);
  });
  return element(
    'section',
    { class: 'track', 'aria-labelledby': 'track-heading' },
    element('h2', { id: 'track-heading' }, say(language, 'track.heading')),
    form,
    asked === null ? null : outcomeView(language, asked),
    element('p', { class: 'remark' }, say(language, 'track.private')),
  );
};
