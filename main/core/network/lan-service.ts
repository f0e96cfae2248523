import type { DeskId } from '../lan/roster/desk-keys.ts';
import type { Roster } from '../lan/roster/roster.ts';
import type { Handler } from '../lan/transport/message-kind.ts';

/** What an area does with other desks of the office. Everything in it may be called at any time while the LAN is served. */
export type LanService = {
  readonly handlers: readonly Handler<DeskId>[];
  /** A link with that desk stands. */
  readonly joined?: (desk: DeskId) => void;
  /** That link has ended. */
  readonly left?: (desk: DeskId) => void;
  /** The office's list of desks has grown. */
  readonly rosterChanged?: (roster: Roster) => void;
  /** The LAN is served no longer: the program ends. */
  readonly stop?: () => void;
};
