import type { AffiliationTable, OfficeRequestTable, OtherDeskTable, OtherOfficeTable, OtherPersonKeyTable, OtherPersonTable, OtherPostTable } from './offices-tables.ts';
import type { KeptParcelTable, LogSeenTable, OutgoingParcelTable, ParcelDepositTable, TakenParcelTable } from './parcel-tables.ts';
import type { AttachmentTable, StagedAttachmentTable, TakenScanTable } from './attachment-tables.ts';
import type { CorrespondenceTable } from './correspondence-table.ts';
import type { CustodyAlertTable, CustodyCopyTable, CustodyDecisionTable, CustodyDeskTable, CustodyPeerTable, CustodyTable } from './custody-tables.ts';
import type { FileActTable, FileLinkTable, FileTable, HeadTable, MovementTable } from './file-tables.ts';
import type { BlobTable, CheckpointTable, DeskLogTable, EventTable, NewerEventTable, SetAsideTable } from './ledger-tables.ts';
import type { BinnedLetterTable, CopyTable, DispatchLineTable, LetterTable } from './letter-tables.ts';
import type { AnswerTable, DraftVersionTable, NoteTable, NoteVersionTable, PrecedentTable } from './note-tables.ts';
import type { DeskGrantTable, KeyRequestTable, RecordEventTable, RecordHeadTable } from './office-record-tables.ts';
import type { ChargeTable, DeskTable, NumberingTable, OfficeTable, PersonKeyTable, PersonTable, PostTable, SealingKeyTable, SectionTable, SeriesTable, TrustListTable } from './office-tables.ts';
import type { KnownSenderTable, ReceiptCopyTable, ReceiptEventTable, ReceiptMovementTable, ReceiptTable } from './receipt-tables.ts';
import type { CaseReasonTable, PendingRuleTable, PostageReceiptTable, StatementLineTable, StatementTable } from './register-tables.ts';
import type { EnclosureNoteTable, InvoiceLineTable, InvoiceTable, ReceiptCategoryTable } from './registry-tables.ts';
import type { SearchEntryTable, SearchPartTable, SearchReachedTable, SearchWordTable } from './search-tables.ts';
import type { ContentOwedTable, ContentWantedTable, LoadedAsideTable, LoadedLogTable, LoadHeldTable, SyncLogTable, SyncStateTable } from './sync-tables.ts';
import type { ContentManifestTable, ContentPartTable, ReceivedContentTable } from './transfer-tables.ts';
import type { BatchRowTable, BatchTable, CheckTable, DemoPinTable, DeskFolderItemTable, DeskFolderTable, KeyGrantTable, LetterDraftTable, ListLayoutTable, PinAttemptTable, PrecedentUseTable, PreferenceTable, StatusListTable, VaultTable, YellowNoteTable } from './working-tables.ts';

export type Schema = {
  event: EventTable;
  checkpoint: CheckpointTable;
  blob: BlobTable;
  desk_log: DeskLogTable;
  set_aside: SetAsideTable;
  custody: CustodyTable;
  custody_decision: CustodyDecisionTable;
  custody_copy: CustodyCopyTable;
  custody_peer: CustodyPeerTable;
  custody_desk: CustodyDeskTable;
  custody_alert: CustodyAlertTable;
  sync_log: SyncLogTable;
  content_owed: ContentOwedTable;
  sync_state: SyncStateTable;
  loaded_log: LoadedLogTable;
  loaded_aside: LoadedAsideTable;
  content_wanted: ContentWantedTable;
  load_held: LoadHeldTable;
  other_office: OtherOfficeTable;
  office_request: OfficeRequestTable;
  other_desk: OtherDeskTable;
  other_post: OtherPostTable;
  other_person: OtherPersonTable;
  other_person_key: OtherPersonKeyTable;
  preference: PreferenceTable;
  vault: VaultTable;
  key_grant: KeyGrantTable;
  pin_attempt: PinAttemptTable;
  demo_pin: DemoPinTable;
  yellow_note: YellowNoteTable;
  letter_draft: LetterDraftTable;
  desk_folder: DeskFolderTable;
  desk_folder_item: DeskFolderItemTable;
  precedent_use: PrecedentUseTable;
  list_layout: ListLayoutTable;
  verification_check: CheckTable;
  status_list: StatusListTable;
  batch: BatchTable;
  batch_row: BatchRowTable;
  office: OfficeTable;
  affiliation: AffiliationTable;
  numbering: NumberingTable;
  section: SectionTable;
  post: PostTable;
  person: PersonTable;
  person_key: PersonKeyTable;
  record_event: RecordEventTable;
  record_head: RecordHeadTable;
  key_request: KeyRequestTable;
  desk_grant: DeskGrantTable;
  charge: ChargeTable;
  desk: DeskTable;
  sealing_key: SealingKeyTable;
  trust_list: TrustListTable;
  series: SeriesTable;
  head: HeadTable;
  file: FileTable;
  note: NoteTable;
  note_version: NoteVersionTable;
  draft_version: DraftVersionTable;
  precedent: PrecedentTable;
  answer: AnswerTable;
  movement: MovementTable;
  file_link: FileLinkTable;
  file_act: FileActTable;
  letter: LetterTable;
  binned_letter: BinnedLetterTable;
  copy: CopyTable;
  dispatch_line: DispatchLineTable;
  receipt: ReceiptTable;
  receipt_movement: ReceiptMovementTable;
  receipt_copy: ReceiptCopyTable;
  receipt_event: ReceiptEventTable;
  newer_event: NewerEventTable;
  receipt_category: ReceiptCategoryTable;
  enclosure_note: EnclosureNoteTable;
  invoice: InvoiceTable;
  invoice_line: InvoiceLineTable;
  known_sender: KnownSenderTable;
  attachment: AttachmentTable;
  correspondence: CorrespondenceTable;
  postage_receipt: PostageReceiptTable;
  case_reason: CaseReasonTable;
  pending_rule: PendingRuleTable;
  statement: StatementTable;
  statement_line: StatementLineTable;
  staged_attachment: StagedAttachmentTable;
  taken_scan: TakenScanTable;
  content_manifest: ContentManifestTable;
  content_part: ContentPartTable;
  received_content: ReceivedContentTable;
  outgoing_parcel: OutgoingParcelTable;
  parcel_deposit: ParcelDepositTable;
  kept_parcel: KeptParcelTable;
  taken_parcel: TakenParcelTable;
  log_seen: LogSeenTable;
  search_entry: SearchEntryTable;
  search_word: SearchWordTable;
  search_part: SearchPartTable;
  search_reached: SearchReachedTable;
};

/** Tables that a rebuild empties and fills again from the events. */
export const projectionTables = [
  'office',
  'affiliation',
  'numbering',
  'section',
  'post',
  'person',
  'person_key',
  'record_event',
  'charge',
  'desk',
  'sealing_key',
  'trust_list',
  'series',
  'head',
  'file',
  'note',
  'note_version',
  'draft_version',
  'precedent',
  'answer',
  'movement',
  'file_link',
  'file_act',
  'letter',
  'binned_letter',
  'copy',
  'dispatch_line',
  'receipt',
  'receipt_movement',
  'receipt_copy',
  'receipt_event',
  'newer_event',
  'receipt_category',
  'enclosure_note',
  'invoice',
  'invoice_line',
  'known_sender',
  'attachment',
  'correspondence',
  'postage_receipt',
  'case_reason',
  'pending_rule',
  'statement',
  'statement_line',
] as const satisfies readonly (keyof Schema)[];
