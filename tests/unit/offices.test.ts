import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { audit } from '../../main/core/ledger/audit.ts';
import type { Hub } from '../../main/hub/hub.ts';
import { ask, paragraphs, refusalOf } from './desk-kit.ts';
import { DesksKit } from './desks-kit.ts';
import { HubKit } from './hub-kit.ts';
import { bind, officeAtHub, postsAt, sendAcross, treeOf, type OfficeAtHub } from './offices-kit.ts';
import { fileWithPaper } from './parcels-kit.ts';

let desks: DesksKit;
let hubs: HubKit;
let hub: Hub;
beforeEach(async () => {
  desks = new DesksKit();
  hubs = new HubKit();
  hub = await hubs.open(undefined);
});
afterEach(async () => {
  await desks.endAll();
  await hubs.end();
});

function expectSound(...all: readonly OfficeAtHub[]): void {
  for (const { kit } of all) {
    expect(audit(kit.desk).problems).toEqual([]);
    expect(kit.errors).toEqual([]);
  }
}

describe('two offices at one server', () => {
  it('send a file up, where it is noted on, and back; both registers tell the same way', async () => {
    const block = await officeAtHub(desks, hub, 'block');
    const secretariat = await officeAtHub(desks, hub, 'secretariat', { country: 'in' });
    expect(await postsAt(block, secretariat)).toEqual([]);
    await bind(block, secretariat);
    expect(await treeOf(block)).toMatchObject({ superior: { office: secretariat.mark, level: 'secretariat', bound: true }, others: [{ office: secretariat.mark }] });
    expect(await treeOf(secretariat)).toMatchObject({ requests: [], subordinates: [{ office: block.mark, level: 'block', bound: true }], others: [{ office: block.mark }] });

    const { id, hash } = await fileWithPaper(block.kit, block.assistant, 90_000);
    await sendAcross({ ...block, by: block.assistant }, { ...secretariat, person: secretariat.officer }, id);
    expect(secretariat.kit.desk.blobs.isIntact(hash)).toBe(true);
    const there = await ask(secretariat.kit, secretariat.officer, 'files.view', { fileId: id });
    expect(there.notes).toHaveLength(1);
    await ask(secretariat.kit, secretariat.officer, 'notes.confirm', { fileId: id, content: paragraphs('Rebuild it.') });
    expectSound(block, secretariat);
    await sendAcross({ ...secretariat, by: secretariat.officer }, { ...block, person: block.assistant }, id, 'forward');
    const back = await ask(block.kit, block.assistant, 'files.view', { fileId: id });
    expect(back.notes.map(({ actor }) => actor.post.en)).toEqual([expect.any(String), expect.stringContaining(', ')]);
    const way = ({ kit }: OfficeAtHub) => kit.desk.store.all(kit.desk.store.build.selectFrom('movement').select(['from_post', 'to_post', 'kind']).where('file_id', '=', id));
    expect(way(block)).toEqual(way(secretariat));
    expectSound(block, secretariat);
    void refusalOf;
  });
});
afterAll(() => undefined);
