/** Projections: built from events alone, disposable. */
export type OfficeTable = {
  id: string;
  profile: string;
  root_certificate: Uint8Array;
  authority_certificate: Uint8Array;
  /** When root and CA were last written for sticks; milliseconds since 1970. */
  authority_exported_at: number | null;
  /** Where it stands in the tree of offices; null where nobody has said. */
  level: string | null;
};
/** The templates in use and the pages after which a new volume is suggested. */
export type NumberingTable = {
  office_id: string;
  letter: string;
  file: string;
  diary: string;
  register: string;
  part: string;
  volume: string;
  volume_pages: number;
  changed_at: number | null;
};
export type SectionTable = { id: string; code: string; name: string };
export type PostTable = { id: string; section_id: string; code: string; name: string; roles: string };
/**
 * Every key that a person has ever signed with; `key_id` is what events name it by, in hex. `desk` and `agreement_key` stand at the keys that
 * the person has at a desk other than the registrar's now, and are null at all others.
 */
export type PersonKeyTable = { person_id: string; key_id: string; signing_key: Uint8Array; desk: string | null; agreement_key: Uint8Array | null };
export type PersonTable = { id: string; name: string; signing_key: Uint8Array; agreement_key: Uint8Array };
export type ChargeTable = {
  id: string;
  post_id: string;
  person_id: string;
  kind: 'substantive' | 'acting';
  from_day: string;
  until_day: string | null;
};
export type DeskTable = { log: string; desk_key: Uint8Array; name: string };
export type SealingKeyTable = {
  kid: string;
  section_id: string;
  public_key: Uint8Array;
  certificate: Uint8Array;
  state: 'active' | 'retired' | 'compromised';
  from_day: string;
  until_day: string;
  /** Milliseconds since 1970; null unless compromised. */
  withdrawn_at: number | null;
  withdrawn_reason: string | null;
};
export type TrustListTable = { sequence: number; bytes: Uint8Array };
export type SeriesTable = { key: string; next: number };
