import type { DeskId } from '../lan/roster/desk-keys.ts';
import { onQuestion, type Handler } from '../lan/transport/message-kind.ts';
import type { Lan } from '../network/lan.ts';
import type { KeptParcels } from './kept-parcels.ts';
import { parcelDeposit, parcelFetch, parcelList, parcelTaken, parcelWaits, parcelWithdraw, type Deposited } from './relay-messages.ts';

type About = { readonly id: string; readonly to: DeskId; readonly size: number };
type Piece = { readonly at: number; readonly piece: Uint8Array };
type None = Record<string, never>;

/** What a relay answers; a desk that is none says no to all of it. Only listed desks are heard at all, and only listed desks are kept for. */
export function relayHandlers(lan: Lan, kept: () => KeptParcels | null): readonly Handler<DeskId>[] {
  return [
    onQuestion<About & Piece, Deposited, DeskId>(parcelDeposit, async ({ id, to, size, at, piece }, from) => {
      const place = kept();
      if (!place || !lan.keeper.roster.desks.has(to)) return null;
      const answer = await place.deposit(from, { id, to, size }, { at, piece });
      if (answer?.state === 'kept' && piece.length > 0) void lan.tell(to, parcelWaits, {});
      return answer;
    }),
    onQuestion<None, { parcels: { id: string; size: number }[] }, DeskId>(parcelList, (_body, from) => {
      const place = kept();
      return place && { parcels: place.list(from) };
    }),
    onQuestion<{ id: string; at: number }, { piece: Uint8Array }, DeskId>(parcelFetch, async ({ id, at }, from) => {
      const piece = await kept()?.piece(from, id, at);
      return piece ? { piece } : null;
    }),
    onQuestion<{ id: string; whole: boolean }, None, DeskId>(parcelTaken, ({ id, whole }, from) => {
      kept()?.taken(from, id, whole);
      return {};
    }),
    onQuestion<{ id: string }, None, DeskId>(parcelWithdraw, ({ id }, from) => {
      kept()?.withdraw(from, id);
      return {};
    }),
  ];
}
