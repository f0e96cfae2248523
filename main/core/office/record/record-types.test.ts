import { describe, expect, it } from 'vitest';
import { officeProjections } from '../projection.ts';
import { isRegistrarsToSay, officeRecordTypes } from './record-types.ts';

/** What happens at one desk and concerns no other. */
const local = ['desk.opened', 'desk.restored', 'authority.removed', 'authority.imported'];

describe('the office record', () => {
  it('holds every kind of event about the office, but for what concerns one desk alone', () => {
    const kinds = officeProjections.map(({ name }) => name);
    expect(kinds.filter((kind) => !officeRecordTypes.has(kind)).toSorted()).toEqual(local.toSorted());
  });

  it("is for the registrar's desk alone to say, and so is where root and CA lie", () => {
    expect(['person.registered', 'person.keyed', 'charge.given', 'authority.imported', 'authority.removed'].every(isRegistrarsToSay)).toBe(true);
    expect(['desk.opened', 'desk.restored', 'file.opened', 'receipt.diarised'].some(isRegistrarsToSay)).toBe(false);
  });
});
