import { describe, expect, it } from 'vitest';
import { factsToCompare } from './facts-to-compare.ts';

const tools = { day: (iso: string) => iso, number: String };
const facts = { number: 'A/1', date: '2026-11-21', subject: 'Leave', subjectCut: true, addressee: 'All', addresseeCut: false, signatory: 'SO', pages: 2, enclosures: 0 };

describe('facts to compare with the paper', () => {
  it('come in the order of the paper and leave out what is not there', () => {
    expect(factsToCompare(facts, 'Office', tools).map((fact) => fact.id)).toEqual(['office', 'number', 'date', 'addressee', 'subject', 'signatory', 'pages']);
  });

  it('do not ask about what a confidential letter masks', () => {
    const masked = factsToCompare({ ...facts, subject: null, addressee: null }, 'Office', tools);
    expect(masked.some((fact) => fact.id === 'subject' || fact.id === 'addressee')).toBe(false);
  });

  it('say where the paper goes on', () => {
    expect(factsToCompare(facts, 'Office', tools).find((fact) => fact.id === 'subject')?.goesOn).toBe(true);
  });
});
