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
  form: 'physical' | 'electronic';
  /** 0 while a file of paper waits to be taken over by the post that it came to. */
  received: number;
  /** By when the holder was asked to act. */
  due_on: string | null;
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
  kind: 'put-up' | 'forward' | 'reply' | 'return' | 'pull-back';
  remarks: string;
  at: number;
  due_on: string | null;
  /** 1 while the sender follows it up. */
  followed: number;
  /** When the receiver took it over or opened it. */
  received_at: number | null;
};
