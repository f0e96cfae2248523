import type { ColumnType, Generated } from 'kysely';
import type { ReceiptMovementTable, ReceiptTable } from './receipt-tables.ts';

/** The ledger: rows are appended and never touched again (triggers refuse). `bytes` is the truth, the other columns are read from it. */
export type EventTable = {
  position: Generated<number>;
  log: string;
  seq: number;
  hash: Uint8Array;
  prev: Uint8Array;
  type: string;
  type_version: number;
  file: string | null;
  epoch: number | null;
  wall: number;
  bytes: Uint8Array;
};

export type CheckpointTable = { log: string; size: number; root: Uint8Array; note: string };
export type BlobTable = { hash: string; size: number; mime: string; data: Uint8Array | null };

/** Working state of this desk: not in the ledger, not thrown away by a rebuild. */
export type PreferenceTable = { key: string; value: string };
export type VaultTable = { person_id: string; record: Uint8Array };
export type KeyGrantTable = { key_id: string; person_id: string; kind: 'sealing' | 'authority'; record: Uint8Array };
export type PinAttemptTable = { person_id: string; failures: number; last_at: number };
export type DemoPinTable = { person_id: string; pin: string };
export type YellowNoteTable = { file_id: string; post_id: string; content: string; saved_at: number };
export type LetterDraftTable = { letter_id: string; draft: string; updated_at: number };
export type StatusListTable = { kid: string; list: number; bytes: Uint8Array; issued_at: number; entries: number };
export type CheckTable = {
  id: string;
  at: number;
  verdict: string;
  number: string;
  letter_id: string | null;
  same: number | null;
  differs: string | null;
};
export type BatchTable = {
  id: string;
  file_id: string;
  title: string;
  draft: string;
  person_id: string;
  post_id: string;
  state: 'running' | 'paused' | 'done' | 'cancelled' | 'failed';
  error: string | null;
  started_at: number;
};
export type BatchRowTable = {
  batch_id: string;
  line: number;
  letter_id: string;
  name: string;
  address: string;
  values_json: string;
  state: 'waiting' | 'issued' | 'failed';
  error: string | null;
};

/** Projections: built from events alone, disposable. */
export type OfficeTable = {
  id: string;
  profile: string;
  root_certificate: Uint8Array;
  authority_certificate: Uint8Array;
  /** When root and CA were last written for sticks; milliseconds since 1970. */
  authority_exported_at: number | null;
};
export type SectionTable = { id: string; code: string; name: string };
export type PostTable = { id: string; section_id: string; code: string; name: string; roles: string };
export type PersonTable = { id: string; name: string; signing_key: Uint8Array; agreement_key: Uint8Array };
export type ChargeTable = {
  id: string;
  post_id: string;
  person_id: string;
  kind: 'substantive' | 'acting';
  from_day: string;
  until_day: string | null;
};
export type DeskTable = { log: string; desk_key: Uint8Array; name: string };
export type SealingKeyTable = {
  kid: string;
  section_id: string;
  public_key: Uint8Array;
  certificate: Uint8Array;
  state: 'active' | 'retired' | 'compromised';
  from_day: string;
  until_day: string;
  /** Milliseconds since 1970; null unless compromised. */
  withdrawn_at: number | null;
  withdrawn_reason: string | null;
};
export type TrustListTable = { sequence: number; bytes: Uint8Array };
export type SeriesTable = { key: string; next: number };
export type FileTable = {
  id: string;
  number: string;
  subject: string;
  classification: string;
  urgency: string;
  section_id: string;
  opened_at: number;
  opened_post: string;
  opened_person: string;
  opened_acting: number;
  holder_post: string;
  holder_since: number;
  previous_post: string | null;
  read: number;
  paragraphs: number;
  notes: number;
  /** Hash and count of the file's own chain. */
  chain_head: Uint8Array;
  chain_length: number;
  epoch: number;
};
export type NoteTable = {
  id: string;
  file_id: string;
  number: number;
  first_paragraph: number;
  last_paragraph: number;
  content: string | null;
  decision: string | null;
  side: 'left' | 'right';
  post_id: string;
  person_id: string;
  acting: number;
  at: number;
};
export type MovementTable = {
  id: string;
  file_id: string;
  from_post: string;
  from_person: string;
  from_acting: number;
  to_post: string;
  kind: 'put-up' | 'forward' | 'return' | 'pull-back';
  remarks: string;
  at: number;
};
export type LetterTable = {
  id: string;
  file_id: string;
  form: string;
  state: 'draft' | 'issued' | 'cancelled' | 'superseded';
  subject: string;
  to_line: string;
  signatory_post: string;
  updated_at: number;
  number: string | null;
  number_key: string | null;
  day: string | null;
  issued_at: number | null;
  issued_post: string | null;
  issued_person: string | null;
  issued_acting: number | null;
  pages: number | null;
  kid: string | null;
  status_list: number | null;
  status_index: number | null;
  token: Uint8Array | null;
  short_code: string | null;
  symbol: string | null;
  source_hash: string | null;
  pdf_hash: string | null;
  pdf_size: number | null;
  batch_id: string | null;
  end_reason: string | null;
  end_post: string | null;
  end_person: string | null;
  end_acting: number | null;
  ended_at: number | null;
  superseded_by: string | null;
};
export type CopyTable = {
  id: string;
  letter_id: string;
  copy_number: number;
  printer: string;
  post_id: string;
  person_id: string;
  acting: number;
  at: number;
  reason: string;
  state: 'queued' | 'printed' | 'failed' | 'spoiled';
};
export type DispatchLineTable = {
  id: string;
  letter_id: string;
  serial: number;
  day: string;
  addressee: string;
  address: string;
  kind: 'to' | 'copy';
  enclosures: number;
  mode: string | null;
  tracking: string;
  postage: number | null;
  messenger: string;
  state: 'pending' | 'with-messenger' | 'dispatched' | 'delivered' | 'returned' | 'withheld';
  sent_on: string | null;
  delivered_on: string | null;
  received_by: string;
  return_reason: string;
  updated_at: number;
};

/** Everything that can be found, with its words in their search form beside the text as written. */
export type SearchEntryTable = {
  entry: Generated<number>;
  kind: 'file' | 'note' | 'letter' | 'dispatch' | 'person' | 'post';
  id: string;
  file_id: string | null;
  letter_id: string | null;
  number: string;
  title: string;
  text: string;
  number_key: string;
  number_words: string;
  title_words: string;
  text_words: string;
  /** Milliseconds since 1970. */
  at: number;
};
type SearchIndex = {
  rowid: Generated<number>;
  number_words: ColumnType<string, string | undefined>;
  title_words: ColumnType<string, string | undefined>;
  text_words: ColumnType<string, string | undefined>;
  rank: ColumnType<number, undefined>;
};
/** FTS5 tables: the column with the table's own name is what is asked by MATCH, and takes commands. */
export type SearchWordTable = SearchIndex & { search_word: ColumnType<string, string | undefined> };
export type SearchPartTable = SearchIndex & { search_part: ColumnType<string, string | undefined> };

export type Schema = {
  event: EventTable;
  checkpoint: CheckpointTable;
  blob: BlobTable;
  preference: PreferenceTable;
  vault: VaultTable;
  key_grant: KeyGrantTable;
  pin_attempt: PinAttemptTable;
  demo_pin: DemoPinTable;
  yellow_note: YellowNoteTable;
  letter_draft: LetterDraftTable;
  verification_check: CheckTable;
  status_list: StatusListTable;
  batch: BatchTable;
  batch_row: BatchRowTable;
  office: OfficeTable;
  section: SectionTable;
  post: PostTable;
  person: PersonTable;
  charge: ChargeTable;
  desk: DeskTable;
  sealing_key: SealingKeyTable;
  trust_list: TrustListTable;
  series: SeriesTable;
  file: FileTable;
  note: NoteTable;
  movement: MovementTable;
  letter: LetterTable;
  copy: CopyTable;
  dispatch_line: DispatchLineTable;
  receipt: ReceiptTable;
  receipt_movement: ReceiptMovementTable;
  search_entry: SearchEntryTable;
  search_word: SearchWordTable;
  search_part: SearchPartTable;
};

/** Tables that a rebuild empties and fills again from the events. */
export const projectionTables = [
  'office',
  'section',
  'post',
  'person',
  'charge',
  'desk',
  'sealing_key',
  'trust_list',
  'series',
  'file',
  'note',
  'movement',
  'letter',
  'copy',
  'dispatch_line',
  'receipt',
  'receipt_movement',
] as const satisfies readonly (keyof Schema)[];
