import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deskMark, largestOrdinal } from './desk-mark.ts';
import { formatNumber, seriesKey, spellsAnotherDesk, templateHeads, templateProblems, type NumberContext } from './number-template.ts';

const context = (more: Partial<NumberContext>): NumberContext => ({ day: '2026-11-21', ...more });

/** One line for each row of the register of formats in use (domain.md b.2): name, template, values, counter and the number as written. */
const inUse: readonly (readonly [string, string, NumberContext, readonly [number, string]])[] = [
  ['section diary', '{seq}-{register}/{yyyy}-{section}', context({ day: '2010-03-01', section: 'O&M', heads: { register: 'H' } }), [205, '205-H/2010-O&M']],
  ['an officer’s own diary', '{seq}-O/{post}/{yyyy}', context({ day: '2010-03-01', post: 'DS(O&M)' }), [123, '123-O/DS(O&M)/2010']],
  ['branch diary (Indian Punjab)', '{seq}/{yy}-{section}', context({ day: '1981-05-01', section: 'AR' }), [325, '325/81-AR']],
  ['eFile receipt', '{seq}/{yyyy}/{section}', context({ day: '2013-05-01', section: 'CMO' }), [132177, '132177/2013/CMO']],
  ['eFile receipt of an officer', '{seq}/{yyyy}/{section}', context({ day: '2013-05-01', section: 'TSECY' }), [154960, '154960/2013/TSECY']],
  ['SFS file', '{head}/{seq}/{yyyy}-{section}', context({ day: '2013-05-01', section: 'CMO', heads: { head: 'G-11012' } }), [1, 'G-11012/1/2013-CMO']],
  [
    'SFS file from heads',
    '{basic}-{primary:2}0{secondary:2}/{seq}/{yyyy}-{section}',
    context({ day: '2013-05-01', section: 'CMO', heads: { basic: 'C', primary: '15', secondary: '12' } }),
    [1, 'C-15012/1/2013-CMO'],
  ],
  [
    'functional file',
    '{basic}-{primary:2}0{secondary:2}/{seq}/{yyyy}-{section}',
    context({ day: '2024-05-01', section: 'Estt', heads: { basic: 'A', primary: '12', secondary: '11' } }),
    [5, 'A-12011/5/2024-Estt'],
  ],
  [
    'functional file with heads of one digit',
    '{basic}-{primary:2}0{secondary:2}/{seq}/{yyyy}-{section}',
    context({ day: '2024-05-01', section: 'Estt', heads: { basic: 'A', primary: '5', secondary: '2' } }),
    [5, 'A-05002/5/2024-Estt'],
  ],
  ['conventional file', '{head}/{seq}/{yy}-{section}', context({ day: '2011-05-01', section: 'Adm', heads: { head: '8' } }), [3, '8/3/11-Adm']],
  ['UGC file', 'F. {head}-{seq}/{yyyy}({section})', context({ day: '2014-05-01', section: 'GA', heads: { head: '2' } }), [103, 'F. 2-103/2014(GA)']],
  ['legislature', '{section}.{seq}.{head}.{yyyy}', context({ section: 'LA', heads: { head: 'EST' } }), [12, 'LA.12.EST.2026']],
  ['KP letter or file', '{post} {office}/{head}-{seq}/{yyyy}', context({ day: '1985-05-01', post: 'SO(O&M)', office: 'S&GAD', heads: { head: '3' } }), [3, 'SO(O&M) S&GAD/3-3/1985']],
  ['KP letter or file, later', '{post} {office}/{head}-{seq}/{yyyy}', context({ day: '2013-05-01', post: 'SO (O&M)', office: 'E&AD', heads: { head: '2' } }), [1, 'SO (O&M) E&AD/2-1/2013']],
  ['Bengal 1943 issue', '{seq} {branch}/{collection}-{files}-{serial}', context({ heads: { branch: 'R.S.', collection: 'XII', files: '3', serial: '19' } }), [707, '707 R.S./XII-3-19']],
  ['part', '{file}-Part {seq}', context({ file: '8/3/11-Adm' }), [1, '8/3/11-Adm-Part 1']],
  ['volume', '{file}-Vol. {seq:r}', context({ file: '8/3/11-Adm' }), [2, '8/3/11-Adm-Vol. II']],
  ['DIGIT, calendar year', '{office}/{yyyy}/{mm}/{dd}/{seq:5}', context({ office: 'PG' }), [42, 'PG/2026/11/21/00042']],
  ['DIGIT, financial year', '{office}/{fy}/{seq}', context({ day: '2027-03-31', office: 'DDO' }), [9, 'DDO/2026-27/9']],
  ['DIGIT, drawn digits', '{office}-{seq}-{random:2}', context({ office: 'PG', draw: (below) => below - 3 }), [9, 'PG-9-77']],
  ['Urdu letter', 'مراسلہ نمبر {seq}/{yyyy}', context({}), [7, 'مراسلہ نمبر 7/2026']],
];

describe('number templates', () => {
  it.each(inUse)('spell a number as in use: %s', (_, pattern, given, [sequence, number]) => {
    expect(templateProblems(pattern)).toEqual([]);
    expect(formatNumber(pattern, given, sequence)).toBe(number);
  });

  it.each([
    ['no sequence', '{section}/{yyyy}', ['templateNeedsOneSequence']],
    ['two sequences', '{seq}/{seq:4}', ['templateNeedsOneSequence']],
    ['a brace left open', '{seq}/{yyyy', ['templateUnbalancedBraces']],
    ['a token in capitals', '{seq}/{YYYY}', ['templateUnbalancedBraces']],
    ['a sequence against a token', '{section}{seq}/{yyyy}', ['templateSequenceTouches']],
    ['a sequence before a token', '{section}/{seq}{yyyy}', ['templateSequenceTouches']],
    ['a sequence against a digit', '20{seq:2}/{section}', ['templateSequenceTouches']],
    ['a Roman sequence against a letter', '{file}-V{seq:r}', ['templateSequenceTouches']],
  ])('are refused with %s', (_, pattern, problems) => {
    expect(templateProblems(pattern)).toEqual(problems);
  });

  it('begin the financial year on the first of April', () => {
    const year = (day: string) => formatNumber('{fy}/{seq}', { day }, 1);
    expect(['2026-03-31', '2026-04-01', '2026-12-31', '2027-01-01', '2099-12-31'].map(year)).toEqual(['2025-26/1', '2026-27/1', '2026-27/1', '2026-27/1', '2099-00/1']);
  });

  it('know the heads that a clerk fills, and no word that every object has', () => {
    expect(templateHeads('{basic}-{primary}/{seq}/{yyyy}/{basic}')).toEqual(['basic', 'primary']);
    expect(formatNumber('{constructor}/{seq}', { day: '2026-11-21', heads: {} }, 1)).toBe('/1');
  });

  const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
  const word = fc.stringMatching(/^[A-Z][A-Z&()]{0,6}$/u);
  const pattern = fc.constantFrom(...inUse.map(([, form]) => form));
  const anyContext = fc.record({ day, section: word, office: word, post: word, file: word, heads: fc.dictionary(fc.constantFrom('head', 'basic', 'primary'), word) });

  it('never give two counters of one series the same number', () => {
    fc.assert(
      fc.property(pattern, anyContext, fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 99_999 }), (form, given, one, other) => {
        expect(formatNumber(form, given, one) === formatNumber(form, given, other)).toBe(one === other);
      }),
    );
  });

  it('never give two series the same number', () => {
    fc.assert(
      fc.property(pattern, anyContext, anyContext, fc.integer({ min: 1, max: 99_999 }), (form, one, other, sequence) => {
        const sameSeries = seriesKey('letter', form, one) === seriesKey('letter', form, other);
        expect(formatNumber(form, one, sequence) === formatNumber(form, other, sequence)).toBe(sameSeries);
      }),
    );
  });

  const mark = fc.nat(largestOrdinal).map(deskMark);

  it.each([
    ['{seq}-{register}/{yyyy}-{section}', 'B-205-H/2010-O&M'],
    ['{head}/{seq:4}/{yy}', '8/B-0205/10'],
    ['{file}-Part {seq}', '3/1-Part B-205'],
    ['EST{seq}', 'EST-B-205'],
    ['مراسلہ نمبر {seq}/{yyyy}', 'مراسلہ نمبر B-205/2010'],
  ])('show the letter of the desk before the counter: %s', (form, number) => {
    expect(formatNumber(form, { day: '2010-03-01', section: 'O&M', file: '3/1', heads: { register: 'H', head: '8' }, mark: 'B' }, 205)).toBe(number);
  });

  it('never give the same number on two desks, which count each from 1 without a gap, whatever the order (ledger.md 7.3)', () => {
    fc.assert(
      fc.property(pattern, anyContext, fc.uniqueArray(mark, { minLength: 2, maxLength: 4 }), fc.array(fc.nat(3), { maxLength: 60 }), (form, given, marks, turns) => {
        const next = new Map<string, number>();
        const numbers = turns.map((turn) => {
          const at = { ...given, mark: marks[turn % marks.length] ?? '' };
          const key = seriesKey('letter', form, at);
          next.set(key, (next.get(key) ?? 1) + 1);
          return formatNumber(form, at, (next.get(key) ?? 1) - 1);
        });
        expect(new Set(numbers).size).toBe(numbers.length);
        const used = [...next.values()].reduce((sum, after) => sum + after - 1, 0);
        expect([used, next.size]).toEqual([turns.length, new Set(turns.map((turn) => turn % marks.length)).size]);
      }),
    );
  });

  it.each([
    ['{head}-{seq}/{yyyy}', '7-B', true],
    ['{head}-{seq}/{yyyy}', 'B', false],
    ['{head}-{seq}/{yyyy}', '7-ESTB', false],
    ['{head}/{seq}', '7-B', false],
    ['B-{seq}', '', false],
    ['{seq}/{head}', '7-B', false],
  ])('tell whether %s with head %s could be taken for another desk’s', (form, head, spells) => {
    expect(spellsAnotherDesk(form, context({ heads: { head } }))).toBe(spells);
    const same = formatNumber(form, context({ heads: { head } }), 1) === formatNumber(form, context({ heads: { head: '7' }, mark: 'B' }), 1);
    expect(same).toBe(spells);
  });

  it('never give two desks one series or number, wherever their papers come from', () => {
    fc.assert(
      fc.property(pattern, fc.tuple(anyContext, anyContext), fc.uniqueArray(mark, { minLength: 2, maxLength: 2 }), fc.integer({ min: 1, max: 99_999 }), (form, contexts, marks, sequence) => {
        const [one, other] = contexts.map((given, at) => ({ ...given, mark: marks[at] ?? '' }));
        expect(one && seriesKey('dak', form, one)).not.toBe(other && seriesKey('dak', form, other));
        expect(one && formatNumber(form, one, sequence)).not.toBe(other && formatNumber(form, other, sequence));
      }),
    );
  });

  it('draw digits beside the counter without counting anew for each of them', () => {
    const drawn = (draw: number) => context({ draw: () => draw });
    expect(seriesKey('letter', '{seq}-{random:3}', drawn(1))).toBe(seriesKey('letter', '{seq}-{random:3}', drawn(2)));
    expect(formatNumber('{seq}-{random:3}', drawn(4), 12)).toBe('12-444');
    expect(formatNumber('{seq}-{random:3}', context({}), 12)).toBe('12-•••');
  });

  it('count volumes in Roman letters, each in its own', () => {
    const volumes = Array.from({ length: 400 }, (_, index) => formatNumber('Vol. {seq:r}', context({}), index + 1));
    expect([1, 2, 3, 4, 9, 14, 40, 90, 399].map((volume) => volumes[volume - 1])).toEqual(['I', 'II', 'III', 'IV', 'IX', 'XIV', 'XL', 'XC', 'CCCXCIX'].map((roman) => `Vol. ${roman}`));
    expect(new Set(volumes).size).toBe(400);
  });

  it('count anew when anything but the counter changes', () => {
    const keys = ['2025-12-31', '2026-01-01'].map((date) => seriesKey('file', '{head}/{seq}/{yyyy}', { day: date, heads: { head: '3' } }));
    expect(keys).toEqual(['file:3/#/2025', 'file:3/#/2026']);
    expect(seriesKey('letter', '{seq}/{yyyy}', context({}))).not.toBe(seriesKey('file', '{seq}/{yyyy}', context({})));
  });
});
