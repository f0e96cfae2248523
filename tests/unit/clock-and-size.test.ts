import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { audit } from '../../main/core/ledger/audit.ts';
import { ask, openDemo, openKit, paragraphs, refusalOf, signedIn, temporaryFolder, type Kit } from './desk-kit.ts';

let place: ReturnType<typeof temporaryFolder>;
let kit: Kit;
beforeEach(async () => {
  place = temporaryFolder();
  kit = await openDemo(place.path);
});
afterEach(() => {
  kit.close();
  place.remove();
});

const year = 366 * 86_400_000;
const openFile = async () => ask(kit, await signedIn(kit, 'assistant'), 'files.open', { subject: 'Clock', heads: { head: '1' }, classification: 'normal' });

describe('a wrong clock', () => {
  it.each([
    ['an hour back', (now: number) => now - 3_600_000],
    ['ten years back', (now: number) => now - 10 * year],
    ['ten years ahead', (now: number) => now + 10 * year],
    ['1970', () => 0],
    ['before 1970', () => -86_400_000],
    ['between two milliseconds', (now: number) => now + 0.5],
  ])('%s stops no work, and the desk opens again', async (_, set) => {
    const right = kit.clock.now;
    kit.clock.now = set(right);
    const { id } = await openFile();
    const assistant = await signedIn(kit, 'assistant');
    await ask(kit, assistant, 'notes.saveYellow', { fileId: id, content: paragraphs('Noted.') });
    await ask(kit, assistant, 'notes.confirm', { fileId: id });
    kit.close();
    kit = await openKit(place.path, { clock: { now: right } });
    await openFile();
    expect(audit(kit.desk).problems).toEqual([]);
    expect(kit.errors).toEqual([]);
  });
});

describe('a note of thirty pages', () => {
  it('is refused as too large when it is to be frozen, and stays on the yellow sheet', async () => {
    const assistant = await signedIn(kit, 'assistant');
    const { id: fileId } = await openFile();
    const content = paragraphs('प्रस्ताव '.repeat(2500), 'प्रस्ताव '.repeat(2500));
    await ask(kit, assistant, 'notes.saveYellow', { fileId, content });
    const before = kit.desk.ledger.head;
    expect(await refusalOf(kit, assistant, 'notes.confirm', { fileId })).toEqual({ code: 'tooLarge' });
    expect(kit.desk.ledger.head).toBe(before);
    const view = await ask(kit, assistant, 'files.view', { fileId });
    expect([view.notes, view.yellow?.content]).toEqual([[], content]);
    expect(audit(kit.desk).problems).toEqual([]);
  });
});
