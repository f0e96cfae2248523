import type { LocalText } from '../../../preload/contract/values.ts';
import type { Store } from '../db/store.ts';
import { receiptCompleted, receiptDiarised, receiptFiled } from '../dak/events.ts';
import { fromLine } from '../dak/rules.ts';
import { dispatchEntered, dispatchSent } from '../dispatch/events.ts';
import { fileOpened } from '../files/events.ts';
import { on, type Projection, type RecordedEvent } from '../ledger/event-type.ts';
import { letterIssued } from '../letters/events.ts';
import { decodeSource, sourceText } from '../letters/letter-source.ts';
import { noteSigned } from '../notes/events.ts';
import { personRegistered, postCreated, sectionCreated } from '../office/events.ts';
import { bodyText } from '../pages/body-text.ts';
import { addEntry, dropEntry, setFile, setTracking } from './entries.ts';

/** The bytes of an attachment by its SHA-256 in hex; null when they are gone. */
export type ReadBlob = (hash: string) => Uint8Array | null;

const names = (text: LocalText) => [...new Set(Object.values(text))].join(' · ');

/**
 * What each kind of event makes findable. Drafts and yellow notes are working papers and are not searched. The body of a letter
 * is in the attachment of its event.
 */
export const searchProjections = (readBlob: ReadBlob): readonly Projection[] => [
  on(personRegistered, (store, event, { id, name }) => addName(store, { kind: 'person', id, number: '', title: names(name), at: event.wall })),
  on(postCreated, (store, event, { id, code, name }) => addName(store, { kind: 'post', id, number: code, title: names(name), at: event.wall })),
  on(sectionCreated, (store, event, { id, code, name }) => addName(store, { kind: 'section', id, number: code, title: names(name), at: event.wall })),
  on(receiptDiarised, (store, event, receipt) => {
    addReceipt(store, { ...receipt, fileId: null, at: event.wall });
  }),
  on(receiptCompleted, (store, _event, { receiptId }) => {
    const row = store.first(store.build.selectFrom('receipt').selectAll().where('id', '=', receiptId));
    if (!row) return;
    dropEntry(store, 'receipt', receiptId);
    const sender = { name: row.sender_name, designation: row.sender_designation, organisation: row.sender_organisation, city: row.sender_city };
    addReceipt(store, { ...row, sender, letterNumber: row.letter_number, trackingCode: row.tracking_code, fileId: row.file_id, at: row.created_at });
  }),
  on(receiptFiled, (store, event, { receiptId }) => setFile(store, receiptId, event.file?.id ?? null)),
  on(fileOpened, (store, event, { id, number, subject }) => {
    const found = { foundByNumber: number, foundByTitle: subject };
    addEntry(store, { kind: 'file', id, fileId: id, letterId: null, number, title: subject, text: '', at: event.wall, ...found });
  }),
  on(noteSigned, (store, event, { id, content }) => {
    if (content === null) return;
    const fileId = event.file?.id ?? '';
    const file = store.first(store.build.selectFrom('file').select(['number', 'subject']).where('id', '=', fileId));
    addEntry(store, {
      kind: 'note',
      id,
      fileId,
      letterId: null,
      number: file?.number ?? '',
      title: file?.subject ?? '',
      text: bodyText(content).join('\n'),
      at: event.wall,
      foundByNumber: '',
      foundByTitle: '',
    });
  }),
  on(letterIssued, (store, event, { id, number, subject, toLine }) => {
    addEntry(store, {
      kind: 'letter',
      id,
      fileId: event.file?.id ?? null,
      letterId: id,
      number,
      title: subject,
      text: letterText(event, readBlob, subject) ?? toLine,
      at: event.wall,
      foundByNumber: number,
      foundByTitle: subject,
    });
  }),
  on(dispatchEntered, (store, event, { letterId, lines }) => {
    const letter = store.first(store.build.selectFrom('letter').select('number').where('id', '=', letterId));
    for (const { id, addressee, address } of lines) {
      addEntry(store, {
        kind: 'dispatch',
        id,
        fileId: event.file?.id ?? null,
        letterId,
        number: letter?.number ?? '',
        title: addressee,
        text: address,
        at: event.wall,
        foundByNumber: '',
        foundByTitle: addressee,
      });
    }
  }),
  on(dispatchSent, (store, _event, { ids, tracking }) => {
    if (tracking !== '') ids.forEach((id) => setTracking(store, id, tracking));
  }),
];

type FoundReceipt = {
  readonly id: string;
  readonly number: string;
  readonly subject: string;
  readonly sender: Parameters<typeof fromLine>[0];
  readonly letterNumber: string;
  readonly trackingCode: string;
  readonly remarks: string;
  readonly fileId: string | null;
  readonly at: number;
};

function addReceipt(store: Store, { id, number, subject, sender, letterNumber, trackingCode, remarks, fileId, at }: FoundReceipt): void {
  const text = [fromLine(sender), letterNumber, trackingCode, remarks].filter((part) => part !== '').join('\n');
  addEntry(store, { kind: 'receipt', id, fileId, letterId: null, number, title: subject, text, at, foundByNumber: number, foundByTitle: subject });
}

type Named = { readonly kind: 'person' | 'post' | 'section'; readonly id: string; readonly number: string; readonly title: string; readonly at: number };

function addName(store: Store, named: Named): void {
  addEntry(store, { ...named, fileId: null, letterId: null, text: '', foundByNumber: named.number, foundByTitle: named.title });
}

/** Body, addressees, enclosures and the subjects in further languages; null when the attachment is no letter of this format. */
function letterText(event: RecordedEvent, readBlob: ReadBlob, title: string): string | null {
  const [attached] = event.blobs;
  const bytes = attached ? readBlob(Buffer.from(attached.hash).toString('hex')) : null;
  const source = bytes ? decodeSource(bytes) : null;
  if (!source) return null;
  const { subject, to, copyTo, body, enclosures } = sourceText(source);
  const furtherSubjects = Object.values(subject).filter((text) => text !== title);
  return [...Object.values(body).flat(), ...furtherSubjects, ...to, ...copyTo, ...enclosures].join('\n');
}
