import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { knowledge, type Knowledge } from '../../main/core/knowledge.ts';
import { audit } from '../../main/core/ledger/audit.ts';
import { eventType, on, type EventType } from '../../main/core/ledger/event-type.ts';
import { ask, demoPerson, paragraphs, refusalOf, signedIn, type Kit } from './desk-kit.ts';
import { DesksKit, signInAgain, until, worksAt } from './desks-kit.ts';

let desks = new DesksKit();
afterEach(async () => {
  await desks.endAll();
  desks = new DesksKit();
});

/** Kinds of event of a version that is not written yet: one may be passed over, after the other only who knows of it may write. */
const renamed = eventType('file.renamed', 1, z.strictObject({ subject: z.string() }));
const locked: EventType<{ readonly subject: string }> = { ...eventType('file.locked', 1, z.strictObject({ subject: z.string() })), must: ['locks'] };

const newer: Knowledge = {
  projections: [...knowledge.projections, ...[renamed, locked].map((type) => on(type, (store, event, { subject }) => void store.run(store.build.updateTable('file').set({ subject }).where('id', '=', event.file?.id ?? ''))))],
  features: [...knowledge.features, 'locks'],
};

/** The assistant at a desk of a newer version, the section officer at one of today's. */
async function newerAndToday() {
  const first = await desks.office({ knows: newer });
  const assistant = await signedIn(first.kit, 'assistant');
  const person = await demoPerson(first.kit, 'officer');
  const second = await desks.join(first, [person.postId]);
  await until(() => second.kit.desk.store.all(second.kit.desk.store.build.selectFrom('charge').select('id')).length > 0);
  const officer = await worksAt(first, second, person);
  const { id } = await ask(first.kit, assistant, 'files.open', { subject: 'Boundary wall', heads: { head: '7' }, classification: 'normal' });
  return { first, second, assistant, officer, id };
}

const say = ({ desk }: Kit, type: EventType<{ readonly subject: string }>, file: string, subject: string) => desk.ledger.commit(() => desk.ledger.append({ type, officer: null, file, body: { subject } }));
const heldAt = ({ desk }: Kit, file: string) => () => desk.handover.current?.host.thing(file)?.custody.state === 'held';
const subjectAt = ({ desk }: Kit, file: string) => desk.store.first(desk.store.build.selectFrom('file').select('subject').where('id', '=', file))?.subject;

describe('two desks of different versions', () => {
  it('pass a file on with a record that the older one can not read: it is kept, said to be there, and work goes on', async () => {
    const { first, second, assistant, officer, id } = await newerAndToday();
    say(first.kit, renamed, id, 'Boundary wall, north side');
    await ask(first.kit, assistant, 'files.send', { fileId: id, toPostId: officer.person.postId, kind: 'put-up' });
    await until(heldAt(second.kit, id));
    expect(await ask(second.kit, officer, 'handover.ofFile', { fileId: id })).toMatchObject({ understood: 'notAll' });
    await ask(second.kit, officer, 'notes.saveYellow', { fileId: id, content: paragraphs('Please estimate.') });
    await ask(second.kit, officer, 'notes.confirm', { fileId: id });
    await ask(second.kit, officer, 'files.return', { fileId: id, remarks: 'As noted.' });
    await until(heldAt(first.kit, id));
    expect(subjectAt(first.kit, id)).toBe('Boundary wall, north side');
    expect(await ask(first.kit, assistant, 'handover.ofFile', { fileId: id })).toMatchObject({ understood: 'all' });
    expect(audit(second.kit.desk).problems).toEqual([]);
  });

  it('pass a file on that only the newer may write on: the older reads and sends it, and says why no more', async () => {
    const { first, second, assistant, officer, id } = await newerAndToday();
    say(first.kit, locked, id, 'Boundary wall');
    await ask(first.kit, assistant, 'files.send', { fileId: id, toPostId: officer.person.postId, kind: 'put-up' });
    await until(heldAt(second.kit, id));
    expect(await ask(second.kit, officer, 'handover.ofFile', { fileId: id })).toMatchObject({ understood: 'tooLittle' });
    await ask(second.kit, officer, 'files.markRead', { fileId: id });
    expect(await refusalOf(second.kit, officer, 'notes.saveYellow', { fileId: id, content: paragraphs('Please estimate.') })).toMatchObject({ code: 'fileNeedsUpdate' });
    expect(() => say(second.kit, renamed, id, 'Wall')).toThrow('fileNeedsUpdate');
    await ask(second.kit, officer, 'files.return', { fileId: id, remarks: 'Seen.' });
    await until(heldAt(first.kit, id));
    await ask(first.kit, assistant, 'notes.saveYellow', { fileId: id, content: paragraphs('Estimated.') });
    await ask(first.kit, assistant, 'notes.confirm', { fileId: id });
    expect(audit(second.kit.desk).problems).toEqual([]);
  });

  it('become of one version while a file is on its way: it arrives, and what was only kept is read', async () => {
    const { first, second, assistant, officer, id } = await newerAndToday();
    say(first.kit, locked, id, 'Boundary wall, south side');
    await ask(first.kit, assistant, 'files.send', { fileId: id, toPostId: officer.person.postId, kind: 'put-up' });
    await until(heldAt(second.kit, id));
    const other = await ask(first.kit, assistant, 'files.open', { subject: 'Gate', heads: { head: '7' }, classification: 'normal' });
    expect(subjectAt(second.kit, id)).toBe('Boundary wall');
    await desks.end(second);
    await ask(first.kit, assistant, 'files.send', { fileId: other.id, toPostId: officer.person.postId, kind: 'put-up' });
    const updated = await desks.again(second, { knows: newer });
    await until(heldAt(updated.kit, other.id));
    expect(subjectAt(updated.kit, id)).toBe('Boundary wall, south side');
    const again = await signInAgain(updated, officer.person);
    expect(await ask(updated.kit, again, 'handover.ofFile', { fileId: id })).toMatchObject({ understood: 'all' });
    await ask(updated.kit, again, 'notes.saveYellow', { fileId: id, content: paragraphs('Please estimate.') });
    await ask(updated.kit, again, 'notes.confirm', { fileId: id });
  });
});
