import type { Generated } from 'kysely';

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
  /** Those who wrote it before the signer, as JSON. */
  drafted_by: Generated<string>;
};
/** A yellow note as it stood when the file went to another post. */
export type NoteVersionTable = {
  id: string;
  note_id: string;
  file_id: string;
  content: string;
  post_id: string;
  person_id: string;
  acting: number;
  at: number;
};
/** A draft as it stood when the file went to another post; the text is the blob of this hash. */
export type DraftVersionTable = {
  letter_id: string;
  ordinal: number;
  hash: string;
  post_id: string;
  person_id: string;
  acting: number;
  at: number;
};
/** A paragraph that the office keeps for its next notes; `words` is the search form of title and text. */
export type PrecedentTable = {
  id: string;
  title: string;
  language: string;
  content: string;
  words: string;
  file_id: string | null;
  note_id: string | null;
  post_id: string;
  person_id: string;
  acting: number;
  at: number;
};
/** A receipt that was answered by an issued letter (row 45). */
export type AnswerTable = { receipt_id: string; letter_id: string; at: number };
