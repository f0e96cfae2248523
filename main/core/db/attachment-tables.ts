/** Scans put with a receipt or straight on a file: exactly one of `receipt_id` and `file_id` is filled. */
export type AttachmentTable = {
  id: string;
  receipt_id: string | null;
  file_id: string | null;
  /** SHA-256 of the content, in hex. */
  hash: string;
  name: string;
  mime: string;
  size: number;
  pages: number;
  title: string;
  added_at: number;
  added_post: string;
  added_person: string;
  added_acting: number;
  withdrawn_at: number | null;
  withdrawn_post: string | null;
  withdrawn_person: string | null;
  withdrawn_acting: number | null;
  withdrawal_reason: string | null;
  /** Of the scan of a letter's signed paper copy, which letter; it lies beside the letter, not among the papers of the file. */
  letter_id: string | null;
  /** When, and by whom, that copy was confirmed as signed. */
  confirmed_at: number | null;
  confirmed_post: string | null;
  confirmed_person: string | null;
  confirmed_acting: number | null;
};

/** Working state: scans taken in that belong to no paper yet. */
export type StagedAttachmentTable = {
  id: string;
  post_id: string;
  person_id: string;
  hash: string;
  name: string;
  mime: string;
  size: number;
  pages: number;
  title: string;
  staged_at: number;
};

/** Working state: scans already taken from a folder that they can't be moved out of. */
export type TakenScanTable = { folder: string; name: string; size: number; modified_at: number };
