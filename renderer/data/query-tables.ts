import type { ProcedureName } from '../../preload/contract/index.ts';

/** The tables each query reads, as the contract says (a test compares the two); a change in one of them makes a query stale. */
export const queryTables = {
  'attachments.ofFile': ['attachment', 'receipt'],
  'attachments.ofReceipt': ['attachment'],
  'attachments.read': [],
  'attachments.readScan': [],
  'attachments.scanFolder': ['scan_folder'],
  'attachments.scans': ['scan_folder'],
  'attachments.staged': ['attachment', 'staged_attachment'],
  'attachments.tiffPage': [],
  'batches.list': ['batch'],
  'batches.readList': [],
  'batches.view': ['batch', 'letter'],
  'dak.acknowledgementPdf': ['receipt'],
  'dak.counts': ['receipt', 'receipt_movement', 'receipt_copy', 'desk_folder_item'],
  'dak.duplicates': ['receipt'],
  'dak.labelPdf': ['receipt'],
  'dak.list': ['receipt', 'receipt_movement', 'receipt_copy', 'desk_folder_item'],
  'dak.onFile': ['receipt'],
  'dak.registerPdf': ['receipt', 'receipt_movement', 'receipt_copy'],
  'dak.senders': ['receipt'],
  'dak.view': ['receipt', 'receipt_movement', 'receipt_copy'],
  'dispatch.labelsPdf': ['dispatch_line'],
  'dispatch.lines': ['dispatch_line'],
  'dispatch.peonBookPdf': ['dispatch_line'],
  'dispatch.registerPdf': ['dispatch_line'],
  'files.counts': ['file', 'movement', 'dispatch_line', 'desk_folder_item'],
  'files.coverPdf': ['file'],
  'files.list': ['file', 'movement', 'letter', 'desk_folder_item'],
  'files.previewNumber': ['series', 'numbering', 'head'],
  'files.view': ['file', 'note', 'movement', 'letter', 'yellow_note', 'receipt', 'numbering'],
  'letters.forms': [],
  'letters.list': ['letter'],
  'letters.pdf': ['letter'],
  'letters.view': ['letter', 'copy', 'dispatch_line'],
  'movement.folders': ['desk_folder', 'desk_folder_item'],
  'movement.handingOverPdf': ['file', 'receipt', 'movement', 'receipt_movement', 'yellow_note', 'letter'],
  'movement.register': ['movement', 'file'],
  'movement.registerPdf': ['movement', 'file'],
  'office.heads': ['head'],
  'office.keys': ['sealing_key', 'section', 'key_grant', 'office'],
  'office.numbering': ['numbering'],
  'office.previewTemplate': ['numbering', 'series'],
  'office.profiles': [],
  'office.structure': ['section', 'post', 'person', 'charge'],
  'office.trustList': ['sealing_key'],
  'office.verifierFile': ['sealing_key'],
  'registers.csv': ['receipt', 'receipt_movement', 'file', 'file_act', 'movement', 'letter', 'dispatch_line', 'postage_receipt', 'statement', 'case_reason', 'pending_rule', 'post', 'section'],
  'registers.pdf': ['receipt', 'receipt_movement', 'file', 'file_act', 'movement', 'letter', 'dispatch_line', 'postage_receipt', 'statement', 'case_reason', 'pending_rule', 'post', 'section'],
  'registers.read': ['receipt', 'receipt_movement', 'file', 'file_act', 'movement', 'letter', 'dispatch_line', 'postage_receipt', 'statement', 'case_reason', 'pending_rule', 'post', 'section'],
  'registers.statement': ['receipt', 'receipt_movement', 'file', 'file_act', 'movement', 'letter', 'dispatch_line', 'postage_receipt', 'statement', 'case_reason', 'pending_rule', 'post', 'section'],
  'search.find': ['receipt', 'file', 'note', 'letter', 'dispatch_line', 'person', 'post', 'section'],
  'session.current': ['session'],
  'session.people': ['person', 'charge', 'post'],
  'system.audit': ['event'],
  'system.jobs': ['job'],
  'system.ping': [],
  'system.state': ['office', 'preference', 'health'],
  'verify.recent': ['check'],
  'verify.statusList': ['letter'],
} as const satisfies Partial<Record<ProcedureName, readonly string[]>>;

export type QueryName = keyof typeof queryTables;

const tablesByName: Readonly<Record<string, readonly string[]>> = queryTables;

/** True when a change in `changed` may alter what this query answered; after a new session every answer may differ. */
export function readsAny(name: string, changed: readonly string[]): boolean {
  if (changed.includes('session')) return true;
  return (tablesByName[name] ?? []).some((table) => changed.includes(table));
}
