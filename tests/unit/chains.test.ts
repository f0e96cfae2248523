import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ask, openDemo, paragraphs, signedIn, temporaryFolder, type Kit } from './desk-kit.ts';
import { Chains } from '../../main/core/handover/chains.ts';

const place = temporaryFolder();
let kit: Kit;
beforeEach(async () => {
  kit = await openDemo(place.path);
});
afterEach(() => {
  kit.close();
  place.remove();
});

const notes = 3;

async function files(count: number): Promise<string[]> {
  const assistant = await signedIn(kit, 'assistant');
  const ids: string[] = [];
  for (let number = 0; number < count; number += 1) {
    const { id } = await ask(kit, assistant, 'files.open', { subject: `Case ${number}`, heads: { head: '1' }, classification: 'normal' });
    for (let note = 0; note < notes; note += 1) await ask(kit, assistant, 'notes.confirm', { fileId: id, content: paragraphs(`Note ${note}.`) });
    ids.push(id);
  }
  return ids;
}

describe('chains that are read again and again', () => {
  it('are read from the ledger once while they are in use, those that were not used for longest are forgotten, and nothing else is said of them', async () => {
    const [first = '', second = '', third = ''] = await files(3);
    const length = notes + 1;
    const chains = new Chains(kit.desk.store, 'here', 2 * length);
    const first1 = chains.of(first);
    const reads = vi.spyOn(kit.desk.store, 'first');
    const readsOf = (file: string) => {
      reads.mockClear();
      expect(chains.of(file).length).toBe(length);
      return reads.mock.calls.length;
    };
    expect([readsOf(first), readsOf(second), readsOf(first), readsOf(second)]).toEqual([0, length, 0, 0]);
    expect([readsOf(third), readsOf(second), readsOf(third)]).toEqual([length, 0, 0]);
    expect(readsOf(first)).toBe(length);
    expect(chains.of(first)).toEqual(first1);
  });

  it('are kept whole while in use, however long they are', async () => {
    const [file = ''] = await files(1);
    const chains = new Chains(kit.desk.store, 'here', 1);
    chains.of(file);
    const reads = vi.spyOn(kit.desk.store, 'first');
    chains.of(file);
    expect(reads).not.toHaveBeenCalled();
  });
});
