import { describe, expect, it } from 'vitest';
import { admitDesks, listed, sampleDesk, sampleOffice, signInto } from '../lan/office.fixture.ts';
import { deskOfPost, ordinals, registrarDeskOf } from './rules.ts';

describe('the registrar’s desk', () => {
  it('is the listed desk with that role, the first admitted of several', () => {
    const office = sampleOffice();
    expect(registrarDeskOf(office.roster)).toBeNull();
    admitDesks(office, 1);
    const [registrar] = admitDesks(office, 2, { roles: ['desk', 'registrar'] });
    expect(registrarDeskOf(office.roster)).toBe(registrar?.id);
  });

  it('is another one once it was revoked', () => {
    const office = sampleOffice();
    const [first, second] = admitDesks(office, 2, { roles: ['registrar'] });
    signInto(office, { kind: 'revoked', desk: first?.id ?? '', reason: 'lost' });
    expect(registrarDeskOf(office.roster)).toBe(second?.id);
  });
});

describe('the desk of a post', () => {
  it('is where the list says, and the registrar’s desk where the list says nothing', () => {
    const office = sampleOffice();
    const [registrar] = admitDesks(office, 1, { roles: ['registrar'] });
    const [desk] = admitDesks(office, 1, { posts: ['officer'] });
    const at = (post: string) => deskOfPost(office.roster, post, registrarDeskOf(office.roster));
    expect([at('officer'), at('clerk')]).toEqual([desk?.id, registrar?.id]);
    signInto(office, { kind: 'revoked', desk: desk?.id ?? '', reason: 'retired' });
    expect(at('officer')).toBe(registrar?.id);
    expect(deskOfPost(office.roster, 'officer', null)).toBeNull();
  });
});

describe('the numbers of desks', () => {
  it('go up in the order of admission and are never given twice, whoever has left', () => {
    const office = sampleOffice();
    const [first, second] = admitDesks(office, 2);
    signInto(office, { kind: 'revoked', desk: first?.id ?? '', reason: 'lost' });
    const [third] = admitDesks(office, 1);
    const inPlace = sampleDesk();
    signInto(office, { kind: 'replaced', old: second?.id ?? '', desk: listed(inPlace) });
    signInto(office, { kind: 'postMoved', post: 'officer', to: inPlace.id });
    expect([...ordinals(office.roster)]).toEqual([first?.id, second?.id, third?.id, inPlace.id].map((desk, at) => [desk, at]));
  });
});
