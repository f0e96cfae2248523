import { secondsDate } from '../../main/core/seal/plain-date.ts';
import type { Judgement, Note } from '../../main/core/seal/verdict-types.ts';
import { compareOutcome, compareView, factsView } from './compare-view.ts';
import { element } from './dom.ts';
import { factRows, localName, type FactRow } from './fact-rows.ts';
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
  if (!isGenuine(judgement)) return 'bad';
  return compared === 'same' && judgement.tone === 'good' ? 'good' : 'caution';
};

const differsBanner = (language: Language): HTMLElement =>
  element(
    'div',
    { class: 'banner bad', role: 'status', 'data-verdict': 'paperDiffers' },
    element('h2', { id: 'verdict', tabindex: '-1' }, say(language, 'compare.differsTitle')),
  );

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

const sealedFacts = (state: State, rows: readonly FactRow[], answer: Answer): HTMLElement | null => {
  const { language, judgement, answers } = state;
  if (rows.length === 0 || judgement === null) return null;
  return isGenuine(judgement) ? compareView({ language, rows, answers, answer }) : factsView(language, rows);
};

const topBanner = (language: Language, judgement: Judgement, compared: 'pending' | 'same' | 'different'): HTMLElement =>
  isGenuine(judgement) && compared === 'different' ? differsBanner(language) : banner(language, judgement, bannerTone(judgement, compared));

/** The answer to a check: verdict, remarks, and the sealed facts to compare with the paper. */
export const resultView = (state: State, answer: Answer): HTMLElement | null => {
  const { language, judgement, answers, reading } = state;
  if (judgement === null) return null;
  const { facts, office } = judgement;
  const rows = facts === null || office === null ? [] : factRows(language, facts, office);
  return element(
    'section',
    { class: 'result', 'aria-labelledby': 'verdict' },
    topBanner(language, judgement, compareOutcome(rows, answers)),
    notes(language, judgement),
    sealedFacts(state, rows, answer),
    reading?.isPdf === true && isGenuine(judgement) ? element('p', { class: 'remark' }, say(language, 'page.pdfSignatureHere')) : null,
  );
};
