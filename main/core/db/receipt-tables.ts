/** `letter_key`, `sender_key` and `subject_key` hold the search form of the text beside them. */
export type ReceiptTable = {
  id: string;
  number: string;
  series: string;
  register: string;
  sequence: number;
  /** Day of entry, which the number's year is taken from. */
  day: string;
  section_id: string;
  tracking_code: string;
  form: 'physical' | 'electronic';
  unopened_cover: number;
  addressee_post: string | null;
  received_on: string;
  delivery_mode: string;
  letter_number: string;
  letter_key: string;
  letter_date: string | null;
  sender_name: string;
  sender_designation: string;
  sender_organisation: string;
  sender_address: string;
  sender_city: string;
  sender_email: string;
  sender_mobile: string;
  sender_key: string;
  language: string;
  subject: string;
  subject_key: string;
  enclosures: number;
  classification: string;
  urgency: string;
  vip: number;
  remarks: string;
  created_at: number;
  created_post: string;
  created_person: string;
  created_acting: number;
  holder_post: string;
  holder_since: number;
  received: number;
  /** The post it was marked to first: the dealing hand of the diary. */
  marked_post: string | null;
  due_on: string | null;
  state: 'open' | 'in-file' | 'disposed';
  file_id: string | null;
  filed_at: number | null;
  disposal: string;
  /** 0 while the post that it was marked to has not opened it. */
  opened: number;
  /** The post that it came from. */
  previous_post: string | null;
  /** When it was disposed of with remarks. */
  disposed_at: number | null;
  /** When, and by whom, the entry of a closed cover was completed. */
  completed_at: number | null;
  completed_post: string | null;
  completed_person: string | null;
  completed_acting: number;
  sender_type: string;
  sender_ministry: string;
  sender_department: string;
  sender_address2: string;
  sender_postcode: string;
  sender_state: string;
  sender_country: string;
  category_id: string | null;
  subcategory_id: string | null;
  /** How many enclosures are still awaited, and which were said to be missing at the entry. */
  enclosures_missing: number;
  missing_enclosures: string;
  acknowledgement: 'none' | 'due' | 'printed' | 'sent';
  acknowledgement_printed_at: number | null;
  acknowledgement_sent_on: string | null;
  acknowledgement_mode: string | null;
  /** When it was cancelled as a mistake: it lies in the bin then, and counts as disposed of. */
  binned_at: number | null;
  /** Hash of the last event that was said of it; null for one diarised by a version that kept no chain. */
  chain_head: Uint8Array | null;
  chain_length: number;
  epoch: number;
  /** Whose receipt it is: the mark of another office, empty for this one's. */
  office: string;
};
export type ReceiptMovementTable = {
  id: string;
  receipt_id: string;
  from_post: string;
  from_person: string;
  from_acting: number;
  to_post: string;
  remarks: string;
  urgency: string;
  due_on: string | null;
  at: number;
  received_at: number | null;
  kind: 'mark' | 'reply' | 'return' | 'pull-back';
  /** 1 while the sender follows it up. */
  followed: number;
  /** 1 when the sender pulled it back. */
  withdrawn: number;
};
/** The latest open, ungraded paper of a sender, by the search form of who he is. */
export type KnownSenderTable = {
  sender_key: string;
  receipt_id: string;
  /** When that paper was entered. */
  last_at: number;
};
/** The events that speak of a receipt while it lies in no file, by their hash. */
export type ReceiptEventTable = { receipt_id: string; hash: Uint8Array };

/** A copy for information: it does not touch who deals with the receipt. */
export type ReceiptCopyTable = {
  id: string;
  receipt_id: string;
  from_post: string;
  from_person: string;
  from_acting: number;
  to_post: string;
  remarks: string;
  at: number;
  opened_at: number | null;
  state: 'open' | 'disposed' | 'withdrawn';
  ended_at: number | null;
  disposal: string;
};
