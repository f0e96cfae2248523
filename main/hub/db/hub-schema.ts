import type { Generated } from 'kysely';

/** The server itself; one row. `instance` names this database: one that was made anew or put back from a copy has another (ledger.md 0, fact 9). */
export type HubTable = { id: number; instance: string; created_at: number };

/** An office that keeps a copy of its record here. `root` is the P-256 key of its root, by which its list of desks is held. */
export type HubOfficeTable = { id: string; root: Uint8Array; name: string; joined_at: number };

/** The office's list of desks, entry by entry, as its registrar signed it. */
export type HubRosterTable = { office: string; number: number; bytes: Uint8Array };

/** Events by log and place, as exact bytes: the truth, from which all else here can be made. Never changed, never deleted. */
export type HubEventTable = { log: string; seq: number; hash: Uint8Array; bytes: Uint8Array };

/** How far a log has come: the tree's peaks let it grow, the cosignature tells the desk what is durable here (ledger.md 7.5). `proven`: up to where each event's own signature was held against the desk's key. */
export type HubLogTable = { log: string; office: string; desk: string; signing_key: Uint8Array; size: number; head: Uint8Array; peaks: Uint8Array; cosignature: string; changed_at: number; proven: number };

/** What a desk has said twice in one place, both signed: kept for people to see. */
export type HubForkTable = { log: string; seq: number; hash: Uint8Array; bytes: Uint8Array; seen_at: number };

/** An event that came under a signed root and whose own signature does not hold: a fault of the desk's program that people must hear of. */
export type HubDefectTable = { log: string; seq: number; seen_at: number };

/** Words by which an office may join, once: the hash of the secret half. */
export type HubInviteTable = { secret_hash: string; made_at: number; used_at: number | null };

/** Contents by their SHA-256, in hex; the bytes lie in the store of contents. */
export type HubContentTable = { hash: string; size: number; kept_at: number };

/** The newest signed list of each kind that an office has published: `trust` (`kid` and `list` empty) or `status` of one key and list number; `hash` is SHA-256 of the bytes, in hex; `hosts` the official hosts of a trust list, as JSON. */
export type HubListTable = { office: string; kind: 'trust' | 'status'; kid: string; list: number; sequence: number; hash: string; hosts: string; bytes: Uint8Array; published_at: number };

/** Which receipt a slip's code stands for; the code under the server's own key, so that the table gives none away. This and the three below are made from the logs at any time. */
export type TrackCodeTable = { code: string; office: string; receipt: string };

/** What happened to a receipt, a file or a letter, as far as its sender may hear of it. `moment`: hybrid clock in hex, by which steps are in order; `step`: JSON. */
export type TrackStepTable = { log: string; seq: number; office: string; thing: string; moment: string; wall: number; step: string };

/** What an office says of itself: the section of a post, the name of a section, its country. */
export type TrackFactTable = { office: string; kind: 'post' | 'section' | 'country' | 'key'; id: string; fact: string };

/** How far each log has been read for tracking. */
export type TrackCursorTable = { log: string; seq: number };

/** A sealed parcel in the mailbox; its bytes lie in a file. `taken` ones have none any more, and are remembered so that nobody brings them again. */
export type MailParcelTable = { id: string; office: string; recipient: string; depositor: string; size: number; state: 'coming' | 'kept' | 'taken'; touched_at: number };

export type HubSchema = {
  hub: HubTable;
  office: HubOfficeTable;
  roster_entry: HubRosterTable;
  event_log: HubEventTable;
  log_head: HubLogTable;
  fork: HubForkTable;
  defect: HubDefectTable;
  invite: HubInviteTable;
  content: HubContentTable;
  published_list: HubListTable;
  track_code: TrackCodeTable;
  track_step: TrackStepTable;
  track_fact: TrackFactTable;
  track_cursor: TrackCursorTable;
  mail_parcel: MailParcelTable;
  migration: { number: number; at: Generated<number> };
};
