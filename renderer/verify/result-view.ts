import { secondsDate } from '../../main/core/seal/plain-date.ts';
import type { Judgement, Note } from '../../main/core/seal/verdict-types.ts';
import { compareOutcome, compareView, factsView } from './compare-view.ts';
import { element } from './dom.ts';
import { factRows, localName } from './fact-rows.ts';
import type { State } from './state.ts';
import { say, sayDate, type Language } from './words.ts';

type Answer = (row: number, same: boolean) => void;

const noteText = (language: Language, { code, params }: Note): string => {
  const { date } = params;
  return say(language, `note.${code}`, typeof date === 'string' ? { ...params, date: sayDate(language, date) } : params);
};

const officeLine = (language: Language, { office }: Judgement): string => {
  if (office === null) return '';
  const section = office.section === null ? [] : [localName(language, office.section)];
  return [localName(language, office.name), ...section].join(language === 'ur' ? '، ' : ', ');
};

const dateOf = (language: Language, seconds: number | null): string =>
  seconds === null ? '' : sayDate(language, secondsDate(seconds));

const isGenuine = ({ tone }: Judgement): boolean => tone !== 'bad';

/** The colour of the banner: never green before the paper was compared. */
const bannerTone = (judgement: Judgement, compared: 'pending' | 'same' | 'different'): string => {
  if (!isGenuine(judgement) || compared === 'different') return 'bad';
  return compared === 'same' && judgement.tone === 'good' ? 'good' : 'caution';
};

const banner = (language: Language, judgement: Judgement, tone: string): HTMLElement =>
  element(
    'div',
    { class: `banner ${tone}`, role: 'status', 'data-verdict': judgement.verdict },
    element('h2', { id: 'verdict', tabindex: '-1' }, say(language, `verdict.${judgement.verdict}.title`)),
    element(
      'p',
      {},
      say(language, `verdict.${judgement.verdict}.explanation`, { office: officeLine(language, judgement), date: dateOf(language, judgement.listIssuedAt) }),
    ),
    judgement.supersededBy === null ? null : element('p', {}, say(language, 'supersededBy', { number: judgement.supersededBy })),
  );

const notes = (language: Language, judgement: Judgement): HTMLElement | null =>
  judgement.notes.length === 0
    ? null
    : element('ul', { class: 'notes' }, ...judgement.notes.map((note) => element('li', { 'data-note': note.code }, noteText(language, note))));

/** The answer to a check: verdict, remarks, and the sealed facts to compare with the paper. */
export const resultView = ({ language, judgement, answers, reading }: State, answer: Answer): HTMLElement | null => {
  if (judgement === null) return null;
  const { facts, office } = judgement;
  const rows = facts === null || office === null ? [] : factRows(language, facts, office);
  const compared = compareOutcome(rows, answers);
  const genuine = isGenuine(judgement);
  return element(
    'section',
    { class: 'result', 'aria-labelledby': 'verdict' },
    banner(language, judgement, bannerTone(judgement, compared)),
    notes(language, judgement),
    genuine && rows.length > 0 ? compareView({ language, rows, answers, answer }) : null,
    !genuine && rows.length > 0 ? factsView(language, rows) : null,
    reading?.isPdf === true && genuine ? element('p', { class: 'remark' }, say(language, 'page.pdfSignatureHere')) : null,
  );
};
