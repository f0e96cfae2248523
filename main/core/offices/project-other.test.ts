import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../db/open-database.ts';
import type { Store } from '../db/store.ts';
import type { RecordedEvent } from '../ledger/event-type.ts';
import { newId } from '../id.ts';
import { projections } from '../projections.ts';
import { projectOther } from './project-other.ts';

const theirs = 'ab'.repeat(32);
const another = 'cd'.repeat(32);
const actor = { person: newId(), post: newId(), acting: false, key: new Uint8Array(8) };

let store: Store;
let at = 0;
beforeEach(() => {
  store = openDatabase({ file: ':memory:', nativeBinding: process.env['DAFTAR_SQLITE_BINDING'] });
});
afterEach(() => store.close());

/** As if a desk of another office had said it on the chain of that thing. */
function says(type: string, thing: string, body: RecordedEvent['body'], office = theirs): void {
  at += 1;
  const event: RecordedEvent = {
    version: 1, log: new Uint8Array(16), seq: at, prev: new Uint8Array(32), type, typeVersion: 1, file: { id: thing, epoch: 0, previous: new Uint8Array(32) }, actor, wall: at, hlc: new Uint8Array(8), body, blobs: [], must: [], algorithm: 1,
    hash: new Uint8Array(32).fill(at), foreign: true, recovered: false, office,
  };
  const projection = projections.find(({ name }) => name === type);
  if (!projection) throw new Error(`no projection of ${type}`);
  projectOther(store, event, projection);
}

const file = (id: string, more: Readonly<Record<string, string>> = {}) => ({ id, number: 'F-1', series: '', sequence: 0, subject: 'Wall', classification: 'normal', urgency: 'routine', sectionId: newId(), ...more });

/** A file of this office with a letter that it has issued, and a file of the other office. */
function things() {
  const [own, letter, other] = [newId(), newId(), newId()];
  const opened = { post: actor.post, person: actor.person };
  store.run(store.build.insertInto('section').values({ id: newId(), code: 'A', name: '{"en":"A"}' }));
  store.run(
    store.build.insertInto('file').values({
      id: own, number: 'OWN', subject: 'Own', classification: 'normal', urgency: 'routine', section_id: newId(), opened_at: 1, opened_post: opened.post, opened_person: opened.person, opened_acting: 0, holder_post: opened.post, holder_since: 1,
      previous_post: null, read: 1, paragraphs: 0, notes: 0, chain_head: new Uint8Array(32), chain_length: 0, epoch: 0,
    }),
  );
  const nothing = { number: null, number_key: null, day: null, issued_at: null, issued_post: null, issued_person: null, issued_acting: null, pages: null, kid: null, status_list: null, status_index: null, token: null, short_code: null, symbol: null, source_hash: null, pdf_hash: null, pdf_size: null, batch_id: null };
  const ending = { end_reason: null, end_post: null, end_person: null, end_acting: null, ended_at: null, superseded_by: null };
  store.run(store.build.insertInto('letter').values({ id: letter, file_id: own, form: 'letter', state: 'draft', subject: '', to_line: '', signatory_post: '', updated_at: 1, ...nothing, ...ending, office: '' }));
  says('file.opened', other, file(other));
  return { own, letter, other };
}

const fileRow = (id: string) => store.first(store.build.selectFrom('file').select(['office', 'state', 'holder_post', 'notes']).where('id', '=', id));
const letterState = (id: string) => store.first(store.build.selectFrom('letter').select(['state', 'office']).where('id', '=', id));
const note = (number = 1) => ({ id: newId(), number, firstParagraph: 1, lastParagraph: 1, content: null, decision: 'seen', side: 'left', draftedBy: [] });

describe('what a desk of another office says', () => {
  it('makes its own file known here, as that office’s', () => {
    const { other } = things();
    expect(fileRow(other)).toMatchObject({ office: theirs, state: 'open' });
    const draft = newId();
    says('letter.started', other, { id: draft, form: 'letter' });
    expect(letterState(draft)).toEqual({ state: 'draft', office: theirs });
  });

  it('notes on this office’s file and sends it, and does nothing else with it', () => {
    const { own, letter } = things();
    says('note.signed', own, note());
    expect(fileRow(own)).toMatchObject({ notes: 1, state: 'open' });
    says('file.closed', own, { id: newId(), remarks: '' });
    says('letter.cancelled', own, { id: letter, reason: 'Mine now' });
    expect([fileRow(own)?.state, letterState(letter)?.state]).toEqual(['open', 'draft']);
  });

  it('reaches no letter, paper or receipt of this office by naming it on a chain of its own', () => {
    const { letter, other } = things();
    says('letter.cancelled', other, { id: letter, reason: 'Mine now' });
    says('letter.discarded', other, { id: letter, restorable: false });
    expect(letterState(letter)).toEqual({ state: 'draft', office: '' });
    says('receipt.filed', other, { receiptId: newId(), remarks: '', sheets: null });
    expect(store.all(store.build.selectFrom('correspondence').select('paper_id'))).toEqual([]);
  });

  it('says nothing on the file of a third office but notes and its way', () => {
    const { other } = things();
    says('file.closed', other, { id: newId(), remarks: '' }, another);
    expect(fileRow(other)?.state).toBe('open');
    says('note.signed', other, note(), another);
    expect(fileRow(other)?.notes).toBe(1);
  });

  it('opens no file under a section of this office, under a file that is here, or as its volume', () => {
    const { own } = things();
    const [section] = store.all(store.build.selectFrom('section').select('id'));
    const ids = [newId(), newId(), newId()];
    says('file.opened', ids[0] ?? '', file(ids[0] ?? '', { sectionId: section?.id ?? '' }));
    says('file.opened', ids[1] ?? '', file(ids[1] ?? '', { continues: own }));
    says('file.opened', own, file(own));
    says('file.opened', ids[2] ?? '', file(newId()));
    expect([...ids.map(fileRow), fileRow(own)?.office]).toEqual([undefined, undefined, undefined, '']);
  });

  it('changes nothing where it makes no sense: a number that is taken, a body of another kind', () => {
    const { other } = things();
    says('note.signed', other, note(1));
    says('note.signed', other, note(1));
    says('note.signed', other, { nonsense: true });
    says('precedent.kept', other, { id: newId() });
    expect(store.all(store.build.selectFrom('note').select('number'))).toEqual([{ number: 1 }]);
    expect(fileRow(other)?.notes).toBe(1);
  });
});
