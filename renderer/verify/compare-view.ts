import type { FactRow } from './fact-rows.ts';
import { button, element, officeText } from './dom.ts';
import { say, type Language } from './words.ts';

type Compare = {
  readonly language: Language;
  readonly rows: readonly FactRow[];
  readonly answers: ReadonlyMap<number, boolean>;
  readonly answer: (row: number, same: boolean) => void;
};

/** How far the compare has come: pending until every question has its answer. */
export const compareOutcome = (rows: readonly FactRow[], answers: ReadonlyMap<number, boolean>): 'pending' | 'same' | 'different' => {
  if ([...answers.values()].includes(false)) return 'different';
  return answers.size < rows.length ? 'pending' : 'same';
};

const choice = (label: string, kind: string, chosen: boolean, press: () => void): HTMLButtonElement => {
  const made = button(label, `choice ${kind}`, press);
  made.setAttribute('aria-pressed', String(chosen));
  return made;
};

const question = ({ language, answers, answer }: Compare, { label, value, remark }: FactRow, place: number): HTMLElement => {
  const title = say(language, label);
  const id = `fact-${place}`;
  return element(
    'li',
    { class: 'fact', 'data-answer': String(answers.get(place) ?? '') },
    element('div', { class: 'fact-text', id }, element('span', { class: 'label' }, title), element('span', { class: 'value' }, officeText(value)), remark === null ? null : element('span', { class: 'remark' }, say(language, remark))),
    element(
      'div',
      { class: 'choices', role: 'group', 'aria-labelledby': id },
      choice(say(language, 'compare.same'), 'same', answers.get(place) === true, () => answer(place, true)),
      choice(say(language, 'compare.different'), 'different', answers.get(place) === false, () => answer(place, false)),
    ),
  );
};

const outcome = ({ language, rows, answers }: Compare): HTMLElement => {
  const result = compareOutcome(rows, answers);
  if (result === 'same') return element('p', { class: 'outcome good', role: 'status' }, say(language, 'compare.allSame'));
  if (result === 'pending') return element('p', { class: 'outcome', role: 'status' }, say(language, 'compare.open', { count: rows.length - answers.size }));
  const fields = rows.filter((_, place) => answers.get(place) === false).map(({ label }) => say(language, label));
  return element('p', { class: 'outcome bad', role: 'alert' }, say(language, 'compare.differs', { fields: fields.join(language === 'ur' ? '، ' : ', ') }));
};

/** The forced compare: each sealed fact, and whether the paper says the same. */
export const compareView = (compare: Compare): HTMLElement =>
  element(
    'section',
    { class: 'compare', 'aria-labelledby': 'compare-heading' },
    element('h2', { id: 'compare-heading' }, say(compare.language, 'compare.heading')),
    element('p', {}, say(compare.language, 'compare.why')),
    element('ul', { class: 'facts' }, ...compare.rows.map((row, place) => question(compare, row, place))),
    outcome(compare),
  );

/** The sealed facts without questions, for a letter that is not to be relied on whatever the paper says. */
export const factsView = (language: Language, rows: readonly FactRow[]): HTMLElement =>
  element(
    'ul',
    { class: 'facts' },
    ...rows.map(({ label, value }) =>
      element('li', { class: 'fact' }, element('div', { class: 'fact-text' }, element('span', { class: 'label' }, say(language, label)), element('span', { class: 'value' }, officeText(value)))),
    ),
  );
