/** Working state: a sealed parcel that this desk made, until the other desk has answered. Its bytes lie in a file named by its id. */
export type OutgoingParcelTable = {
  id: string;
  recipient: string;
  thing: string;
  matter: 'offer' | 'recall' | 'receipt';
  offer: string;
  size: number;
  made_at: number;
};

/** Working state: at which relay such a parcel lies, since when; `tries`: how often it was brought there. */
export type ParcelDepositTable = { id: string; relay: string; state: 'kept' | 'taken' | 'refused'; since: number; tries: number };

/** Working state of a relay: parcels of other desks. `taken` ones have no bytes any more; they are remembered so that nobody brings them again. */
export type KeptParcelTable = { id: string; recipient: string; depositor: string; size: number; state: 'coming' | 'kept' | 'taken'; touched_at: number };

/** Working state: parcels that this desk has opened, by whatever road they came. */
export type TakenParcelTable = { id: string; sender: string; thing: string; matter: string; era: number; epoch: number; offer: string; taken_at: number };

/** Working state: how much of this desk's log another desk has said it knows. */
export type LogSeenTable = { desk: string; log: string; size: number };
