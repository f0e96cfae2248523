import type { Generated, Selectable } from 'kysely';

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
  form: Generated<'physical' | 'electronic'>;
  kind: Generated<'main' | 'part' | 'volume'>;
  /** Of a part the file it belongs to, of a volume the first one. */
  main_id: Generated<string | null>;
  /** Of a part or volume its place among them; 1 of a main file, which is volume I. */
  ordinal: Generated<number>;
  state: Generated<'open' | 'parked' | 'closed' | 'merged' | 'continued'>;
  /** Day on which a parked file is to be taken up again. */
  bring_up: Generated<string | null>;
  attached_to: Generated<string | null>;
  /** What was asked for and waits for an officer. */
  asked: Generated<'close' | 'reopen' | null>;
  asked_post: Generated<string | null>;
  /** The post on whose request it was closed. */
  closed_post: Generated<string | null>;
  /** 0 while a file of paper waits to be taken over by the post that it came to. */
  received: Generated<number>;
  /** By when the holder was asked to act. */
  due_on: Generated<string | null>;
  /** When it was cancelled as opened by mistake: it lies in the bin then, and counts as closed. */
  binned_at: Generated<number | null>;
  /** Whose file it is: the mark of another office, empty for this one's. */
  office: Generated<string>;
};
/** A file as a query answers with it. */
export type FileRecord = Selectable<FileTable>;
/** One of the two directions in which a link is kept. */
export type FileLinkTable = { file_id: string; other_id: string; at: number };
/** What was done to a file beside moving it. */
export type FileActTable = {
  id: string;
  file_id: string;
  kind: string;
  other_id: string | null;
  remarks: string;
  post_id: string;
  person_id: string;
  acting: number;
  at: number;
};
/** A head of a section from which file numbers are built (CSMOP 45). */
export type HeadTable = {
  id: string;
  section_id: string;
  level: 'basic' | 'primary' | 'secondary' | 'tertiary';
  code: string;
  name: string;
  added_at: number;
  closed_at: number | null;
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
