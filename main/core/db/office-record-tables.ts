/** Projection: the events that make the office record, from 1 in the order in which they came; `digest` is over all up to this one. */
export type RecordEventTable = { place: number; hash: Uint8Array; digest: Uint8Array };
/** How far the registrar's desk vouched for the record that is here, in its own signed bytes; at most one row. Not a projection. */
export type RecordHeadTable = { id: 1; bytes: Uint8Array };
/** New keys of a person that wait for the registrar: at the desk where they were made, and at the registrar's. */
export type KeyRequestTable = {
  person_id: string;
  desk: string;
  signing_key: Uint8Array;
  agreement_key: Uint8Array;
  proof: Uint8Array;
  /** Milliseconds since 1970. */
  asked_at: number;
  state: 'waiting' | 'refused';
};
/** At the registrar's desk: sealing keys wrapped for a person's keys at another desk. */
export type DeskGrantTable = { desk: string; person_id: string; key_id: string; record: Uint8Array };
