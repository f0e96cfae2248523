/** An office to which this one is bound by a signed word of both; `office` is its mark (`officeMark`), `root` the P-256 key of its root. From this office's own record. */
export type AffiliationTable = { office: string; root: Uint8Array; side: 'superior' | 'subordinate'; at: number };

/**
 * What another office has signed of itself last: `branch` are the marks of its superior and subordinates, as JSON; `entries` its list of desks as far as it is known here (CBOR), `roster`
 * the number of the last one. `gone`: the central server says that the tree does not reach it now. `distance`: steps in the tree; null for one that is no longer in it, whose names and keys are kept for what it has signed.
 */
export type OtherOfficeTable = { office: string; root: Uint8Array; number: number; name: string; level: string | null; branch: string; roster: number; entries: Uint8Array; gone: number; distance: number | null };

/** An office that says it stands under this one, and waits for the registrar. */
export type OfficeRequestTable = { office: string; root: Uint8Array; name: string; level: string | null };

/** Desks of other offices; one that was taken off its list keeps the key for what it has signed. */
export type OtherDeskTable = { desk: string; office: string; signing_key: Uint8Array; tls_key: Uint8Array; listed: number };

/** Posts of other offices, in the order of their own lists; `holder` is a name, `desk` where the post works. */
export type OtherPostTable = { id: string; office: string; name: string; holder: string | null; desk: string; place: number; listed: number };

export type OtherPersonTable = { id: string; office: string; name: string };

/** Every key with which a person of another office has signed; good for what desks of that office say. */
export type OtherPersonKeyTable = { office: string; person_id: string; key_id: string; signing_key: Uint8Array };
