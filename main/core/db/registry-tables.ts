/** A category of receipts, or a sub-category of one; `name` is a local text. */
export type ReceiptCategoryTable = { id: string; parent_id: string | null; name: string; added_at: number; withdrawn_at: number | null };

/** What was noted of enclosures after the entry: more found missing, the sender reminded, some that came. */
export type EnclosureNoteTable = {
  id: string;
  receipt_id: string;
  kind: 'missing' | 'chased' | 'received';
  on_day: string;
  count: number;
  remarks: string;
  at: number;
  post: string;
  person: string;
  acting: number;
};

/** A sheet of the distribution invoice of a register, section and day; sheet 0 is the invoice, the others its supplements. */
export type InvoiceTable = {
  id: string;
  section_id: string;
  register: string;
  to_section: string;
  day: string;
  /** The letter of the desk that made it; empty for the registrar's. */
  mark: string;
  /** The place in the series of invoices; supplements share it. */
  sequence: number;
  number: string;
  sheet: number;
  made_at: number;
  post: string;
  person: string;
  acting: number;
  /** When the signed copy came back. */
  returned_on: string | null;
  remarks: string;
  scan_id: string | null;
  scan_hash: string | null;
  scan_mime: string | null;
  scan_size: number | null;
  scan_pages: number | null;
  scan_title: string | null;
};

/** A marking that a sheet carries; each stands on one sheet at most. */
export type InvoiceLineTable = { movement_id: string; invoice_id: string; position: number; receipt_id: string };
