import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrivalProblem, categoriesFit, dayInOrder, invoiceNumber, mayBeSent, mayChase, missingFits, onInvoice, postcodeFits } from './rules.ts';

describe('the postal code of a sender (row 3)', () => {
  it('is five digits in Pakistan and six in India, of which none begins with 0', () => {
    expect(postcodeFits({ postcode: '54000', country: '' }, 'pk')).toBe(true);
    expect(postcodeFits({ postcode: '540001', country: '' }, 'pk')).toBe(false);
    expect(postcodeFits({ postcode: '110001', country: '' }, 'in')).toBe(true);
    expect(postcodeFits({ postcode: '010001', country: '' }, 'in')).toBe(false);
    expect(postcodeFits({ postcode: '54000', country: '' }, 'in')).toBe(false);
  });

  it('is judged by the country of the sender, and not at all abroad or unsaid', () => {
    expect(postcodeFits({ postcode: '54000', country: 'PK' }, 'in')).toBe(true);
    expect(postcodeFits({ postcode: '54000', country: 'IN' }, 'pk')).toBe(false);
    expect(postcodeFits({ postcode: 'SW1A 2AA', country: 'GB' }, 'pk')).toBe(true);
    expect(postcodeFits({ postcode: ' ', country: '' }, 'in')).toBe(true);
  });
});

describe('the categories of a receipt (row 3)', () => {
  const list = [
    { id: 'grants', parentId: null, withdrawn: false },
    { id: 'roads', parentId: 'grants', withdrawn: false },
    { id: 'old', parentId: null, withdrawn: true },
    { id: 'oldest', parentId: 'old', withdrawn: false },
    { id: 'wells', parentId: 'grants', withdrawn: true },
  ];

  it('are one of the list and one under it, none withdrawn', () => {
    expect(categoriesFit(null, null, list)).toBe(true);
    expect(categoriesFit('grants', null, list)).toBe(true);
    expect(categoriesFit('grants', 'roads', list)).toBe(true);
    expect(categoriesFit('old', null, list)).toBe(false);
    expect(categoriesFit('grants', 'wells', list)).toBe(false);
    expect(categoriesFit('grants', 'oldest', list)).toBe(false);
    expect(categoriesFit(null, 'roads', list)).toBe(false);
    expect(categoriesFit('roads', null, list)).toBe(false);
    expect(categoriesFit('unknown', null, list)).toBe(false);
  });
});

describe('enclosures that did not come (row 6)', () => {
  it('are never more than the letter names, and no more come than were missing', () => {
    expect(missingFits(2, 2)).toBe(true);
    expect(missingFits(3, 2)).toBe(false);
    expect(arrivalProblem(1, 0)).toBe('nothingMissing');
    expect(arrivalProblem(3, 2)).toBe('moreCameThanMissing');
    expect(arrivalProblem(2, 2)).toBeNull();
  });

  it('are chased by the section that received the paper first and by the post that deals with it', () => {
    const receipt = { section_id: 'registry', holder_post: 'assistant' };
    expect(mayChase(receipt, { postId: 'diarist', sectionId: 'registry' })).toBe(true);
    expect(mayChase(receipt, { postId: 'assistant', sectionId: 'works' })).toBe(true);
    expect(mayChase(receipt, { postId: 'officer', sectionId: 'works' })).toBe(false);
  });

  it('are noted on a day between the receipt and today', () => {
    expect(dayInOrder('2026-11-20', '2026-11-20', '2026-11-21')).toBe(true);
    expect(dayInOrder('2026-11-19', '2026-11-20', '2026-11-21')).toBe(false);
    expect(dayInOrder('2026-11-22', '2026-11-20', '2026-11-21')).toBe(false);
  });
});

describe('the distribution invoice (row 9)', () => {
  const marking = { form: 'physical', kind: 'mark', withdrawn: false, registry: 'registry', from: 'registry', to: 'works' } as const;

  it('carries the papers that the registry handed to another section, and nothing else', () => {
    expect(onInvoice(marking)).toBe(true);
    expect(onInvoice({ ...marking, form: 'electronic' })).toBe(false);
    expect(onInvoice({ ...marking, kind: 'return' })).toBe(false);
    expect(onInvoice({ ...marking, withdrawn: true })).toBe(false);
    expect(onInvoice({ ...marking, to: 'registry' })).toBe(false);
    expect(onInvoice({ ...marking, from: 'works', to: 'accounts' })).toBe(false);
  });

  it('has a number of its own for each register, and supplements under the same number', () => {
    expect(invoiceNumber({ register: '', mark: '', sequence: 7, year: '2026', sheet: 0 })).toBe('7/2026');
    expect(invoiceNumber({ register: 'B', mark: '', sequence: 7, year: '2026', sheet: 2 })).toBe('B/7/2026-S2');
    expect(invoiceNumber({ register: 'B', mark: 'C', sequence: 7, year: '2026', sheet: 0 })).toBe('B/C-7/2026');
    const part = fc.record({ register: fc.stringMatching(/^[A-Z]{0,2}$/), mark: fc.constantFrom('', 'B', 'AA'), sequence: fc.integer({ min: 1, max: 9999 }), year: fc.constantFrom('2026', '2027'), sheet: fc.integer({ min: 0, max: 9 }) });
    fc.assert(fc.property(part, part, (one, other) => (JSON.stringify(one) === JSON.stringify(other)) === (invoiceNumber(one) === invoiceNumber(other))));
  });
});

describe('an acknowledgement (row 10)', () => {
  it('is sent once it is printed', () => {
    expect((['none', 'due', 'printed', 'sent'] as const).filter(mayBeSent)).toEqual(['printed']);
  });
});
