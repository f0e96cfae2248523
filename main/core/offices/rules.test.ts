import { describe, expect, it } from 'vitest';
import { areBound, changesThings, levels, mayStandOver, mostOffices, reachable, saidOnFilesOfOthers, saidOnOwnFiles, type Branch } from './rules.ts';

const branch = (superior: string | null, ...subordinates: readonly string[]): Branch => ({ superior, subordinates: new Set(subordinates) });

describe('levels of offices', () => {
  it('let the one nearer to the top stand over the other, and nobody over his like', () => {
    for (const [at, upper] of levels.entries()) for (const [below, lower] of levels.entries()) expect(mayStandOver(upper, lower)).toBe(at < below);
  });

  it('are taken on trust where nobody has said', () => {
    expect([mayStandOver(null, 'block'), mayStandOver('block', null), mayStandOver(null, null)]).toEqual([true, true, true]);
  });
});

describe('a bond of two offices', () => {
  it('needs the word of both', () => {
    const up = { office: 'up', ...branch(null, 'down') };
    const down = { office: 'down', ...branch('up') };
    expect([areBound(up, down), areBound(down, up)]).toEqual([true, true]);
    expect(areBound({ ...up, subordinates: new Set() }, down)).toBe(false);
    expect(areBound(up, { ...down, superior: null })).toBe(false);
    expect(areBound(up, { ...down, superior: 'other' })).toBe(false);
  });

  it('is none between two that each call the other their superior', () => {
    expect(areBound({ office: 'a', ...branch('b') }, { office: 'b', ...branch('a') })).toBe(false);
  });
});

describe('the tree as one office sees it', () => {
  const tree = new Map([
    ['secretariat', branch(null, 'east', 'west')],
    ['east', branch('secretariat', 'block', 'sister')],
    ['west', branch('secretariat', 'far')],
    ['block', branch('east')],
    ['sister', branch('east')],
    ['far', branch('west')],
  ]);

  it('goes up, down and across by what both ends say, the nearest first', () => {
    expect([...reachable('block', tree)]).toEqual([['east', 1], ['secretariat', 2], ['sister', 2], ['west', 3], ['far', 4]]);
  });

  it('ends where one end says nothing, or something else', () => {
    expect([...reachable('block', new Map([...tree, ['west', branch(null, 'far')]]))].map(([office]) => office)).toEqual(['east', 'secretariat', 'sister']);
    expect([...reachable('block', new Map([...tree, ['east', branch('secretariat', 'sister')]]))]).toEqual([]);
    expect([...reachable('block', new Map([...tree, ['stranger', branch('east')]]))].map(([office]) => office)).not.toContain('stranger');
  });

  it('comes to an end in a ring, and at so many offices', () => {
    const ring = new Map([['a', branch('b', 'b')], ['b', branch('a', 'a')]]);
    expect([...reachable('a', ring)]).toEqual([['b', 1]]);
    const many = Array.from({ length: 2 * mostOffices }, (_, at) => `o${at}`);
    const wide = new Map([['top', branch(null, ...many)], ...many.map((office) => [office, branch('top')] as const)]);
    expect(reachable('top', wide).size).toBe(mostOffices);
  });
});

describe('what is said on the file of another office', () => {
  it('are notes, its way, and its drafts; never a letter, a paper, or its end', () => {
    expect(['note.signed', 'file.moved', 'letter.put-up'].every((type) => saidOnFilesOfOthers.has(type))).toBe(true);
    expect(['letter.issued', 'letter.cancelled', 'receipt.filed', 'file.closed', 'attachment.added', 'file.linked', 'dispatch.entered'].filter((type) => saidOnFilesOfOthers.has(type))).toEqual([]);
  });

  it('is, by the office whose file it is, nothing that reaches beyond the file', () => {
    expect(['dispatch.entered', 'file.linked', 'file.attached', 'file.part-merged', 'precedent.kept', 'statement.lined'].filter((type) => saidOnOwnFiles.has(type))).toEqual([]);
    expect([...changesThings].every((type) => saidOnOwnFiles.has(type))).toBe(true);
  });
});
