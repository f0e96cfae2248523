import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, refusalOf, openDemo, signedIn, temporaryFolder, type Kit } from './desk-kit.ts';

const place = temporaryFolder();
let kit: Kit;

beforeAll(async () => {
  kit = await openDemo(place.path);
});
afterAll(() => {
  kit.close();
  place.remove();
});

describe('a desk on which a damaged table was found', () => {
  it('writes nothing more, says so, and can still be read', async () => {
    const assistant = await signedIn(kit, 'assistant');
    const input = { subject: 'Case', heads: { head: '1' }, classification: 'normal' } as const;
    await ask(kit, assistant, 'files.open', input);
    kit.desk.health.damaged = true;
    expect(await refusalOf(kit, assistant, 'files.open', input)).toMatchObject({ code: 'databaseDamaged' });
    expect(await ask(kit, assistant, 'files.list', { folder: 'created' })).toMatchObject({ total: 1 });
    expect(await ask(kit, assistant, 'system.state', {})).toMatchObject({ damaged: true });
  });
});
