import { describe, expect, it } from 'vitest';
import { listed, sampleDesk } from '../office.fixture.ts';
import { applyStatement, mostDesks, needsRoot, type RosterState } from './rules.ts';
import type { NewerStatement, Statement } from './statements.ts';

const key = Uint8Array.of(1);
const empty: RosterState = { root: key, registrar: key, certifiers: [key], desks: new Map(), revoked: new Set(), posts: new Map(), centre: null, newer: 0 };

function after(state: RosterState, ...statements: readonly (Statement | NewerStatement)[]): RosterState {
  return statements.reduce((now, statement) => {
    const next = applyStatement(now, statement);
    if (typeof next === 'string') throw new Error(next);
    return next;
  }, state);
}

describe('the list of desks', () => {
  it('takes a desk in once, and never again after it was revoked', () => {
    const desk = sampleDesk();
    const admitted: Statement = { kind: 'admitted', desk: listed(desk, { posts: ['p'] }) };
    const one = after(empty, admitted);
    expect([...one.posts]).toEqual([['p', desk.id]]);
    expect(applyStatement(one, admitted)).toBe('rosterDeskKnown');
    const revoked = after(one, { kind: 'revoked', desk: desk.id, reason: 'lost' });
    expect([revoked.desks.size, revoked.posts.size]).toEqual([0, 0]);
    expect(applyStatement(revoked, admitted)).toBe('rosterDeskKnown');
  });

  it('lets no desk use a key of another', () => {
    const [desk, other] = [sampleDesk(), sampleDesk()];
    const one = after(empty, { kind: 'admitted', desk: listed(desk) });
    expect(applyStatement(one, { kind: 'admitted', desk: { ...listed(other), tls: desk.keys.tls } })).toBe('rosterKeyUsed');
  });

  it('gives a new PC the posts of the broken one', () => {
    const [old, fresh] = [sampleDesk(), sampleDesk()];
    const one = after(empty, { kind: 'admitted', desk: listed(old, { posts: ['p'] }) }, { kind: 'replaced', old: old.id, desk: listed(fresh) });
    expect([...one.posts]).toEqual([['p', fresh.id]]);
    expect(one.revoked.has(old.id)).toBe(true);
  });

  it('says nothing of desks that are not on it, and opens once', () => {
    const { id } = sampleDesk();
    const unknown: Statement[] = [
      { kind: 'revoked', desk: id, reason: 'lost' },
      { kind: 'postMoved', post: 'p', to: id },
      { kind: 'addressed', desk: id, addresses: [] },
      { kind: 'replaced', old: id, desk: listed(sampleDesk()) },
    ];
    expect(unknown.map((statement) => applyStatement(empty, statement))).toEqual(unknown.map(() => 'rosterDeskUnknown'));
  });

  it('has room for so many desks as one office has', () => {
    const desks = new Map(Array.from({ length: mostDesks }, (_, at) => [String(at), { ...listed(sampleDesk()), signing: Uint8Array.of(at % 256, at >> 8), tls: Uint8Array.of(at >> 8, at % 256, 1) }] as const));
    expect(applyStatement({ ...empty, desks }, { kind: 'admitted', desk: listed(sampleDesk()) })).toBe('rosterFull');
  });

  it('names the central server that was named last', () => {
    const centre = { signing: key, tls: key, addresses: [{ host: 'centre.example', port: 1 }] };
    expect(after(empty, { kind: 'centred', centre }).centre).toEqual(centre);
    expect(after(empty, { kind: 'centred', centre }, { kind: 'centred', centre: null }).centre).toBeNull();
    expect(needsRoot({ kind: 'centred', centre })).toBe(false);
  });

  it('lets the root alone say who the registrar is', () => {
    expect(needsRoot({ kind: 'registrarChanged', registrar: key, certifier: key })).toBe(true);
    expect(needsRoot({ kind: 'revoked', desk: 'x', reason: 'lost' })).toBe(false);
  });
});
