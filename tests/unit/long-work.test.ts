import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ask, openDemo, refusalOf, signedIn, temporaryFolder, type Kit } from './desk-kit.ts';

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

describe('the audit of the whole record', () => {
  it('reads in a thread of its own while acts go on, and calls them no problem', async () => {
    const registrar = await signedIn(kit, 'registrar');
    const auditing = ask(kit, registrar, 'system.audit', {});
    expect(await ask(kit, registrar, 'system.jobs', {})).toMatchObject([{ kind: 'audit', state: 'running' }]);
    const assistant = await signedIn(kit, 'assistant');
    for (let file = 0; file < 30; file += 1) await ask(kit, assistant, 'files.open', { subject: `File ${file}`, heads: { head: '7' }, classification: 'normal' });
    expect(await auditing).toMatchObject({ ok: true, problems: [] });
    expect(await ask(kit, registrar, 'system.jobs', {})).toEqual([]);
    expect(await ask(kit, registrar, 'system.audit', {})).toMatchObject({ ok: true, events: kit.desk.ledger.head.seq });
  });

  it('finds there what was changed behind its back', async () => {
    const registrar = await signedIn(kit, 'registrar');
    kit.desk.store.database.prepare(`UPDATE post SET name = '{"en":"Forged"}' WHERE rowid = 1`).run();
    const { ok, problems } = await ask(kit, registrar, 'system.audit', {});
    expect(ok).toBe(false);
    expect(problems[0]).toMatchObject({ what: 'does not follow from the ledger' });
  });

  it('stops when it is told to', async () => {
    const registrar = await signedIn(kit, 'registrar');
    const auditing = refusalOf(kit, registrar, 'system.audit', {});
    const [job] = await ask(kit, registrar, 'system.jobs', {});
    await ask(kit, registrar, 'system.stopJob', { id: job?.id ?? '' });
    expect((await auditing).code).toBe('jobStopped');
    expect((await refusalOf(kit, registrar, 'system.stopJob', { id: job?.id ?? '' })).code).toBe('notFound');
  });
});
