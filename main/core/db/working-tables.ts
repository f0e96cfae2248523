import type { Generated } from 'kysely';

/** Working state of this desk: not in the ledger, not thrown away by a rebuild. */
export type PreferenceTable = { key: string; value: string };
export type VaultTable = { person_id: string; record: Uint8Array };
export type KeyGrantTable = { key_id: string; person_id: string; kind: 'sealing' | 'authority'; record: Uint8Array };
export type PinAttemptTable = { person_id: string; failures: number; last_at: number };
export type DemoPinTable = { person_id: string; pin: string };
/** `note_id` is the id that the note keeps when it is signed; `authors` is JSON. */
export type YellowNoteTable = {
  file_id: string;
  post_id: string;
  content: string;
  saved_at: number;
  note_id: Generated<string>;
  authors: Generated<string>;
  discarded_at: Generated<number | null>;
};
/** How often a precedent was put into a note at this desk. */
export type PrecedentUseTable = { precedent_id: string; uses: number; used_at: number };
/** A post's own folders for what lies with it; what leaves the post leaves its folder. */
export type DeskFolderTable = { id: string; post_id: string; name: string };
export type DeskFolderItemTable = { kind: 'file' | 'receipt'; item_id: string; post_id: string; folder_id: string };
/** Columns of a list as one person chose them: chosen ones in order, and widths in pixels. */
export type ListLayoutTable = { person_id: string; list: string; layout: string };
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
