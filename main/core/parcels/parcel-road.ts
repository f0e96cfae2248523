import type { DeskId } from '../lan/roster/desk-keys.ts';

/** A sealed parcel that lies in a file of this desk until its receiver has answered. */
export type OutgoingParcel = { readonly id: string; readonly recipient: DeskId; readonly size: number; readonly file: string };

/**
 * A way by which sealed parcels reach a desk that can't be reached directly. Every road carries the very same bytes; a receiver that gets one parcel by several
 * roads takes it once. Nothing here waits or throws: what a road can't do now it does when it opens.
 */
export type ParcelRoad = {
  /** Brings the parcel on its way; called again as long as no answer has come. */
  readonly carry: (parcel: OutgoingParcel) => void;
  /** The answer has come, or nobody waits for it any more: what lies on the road is of no use. */
  readonly letGo: (parcel: OutgoingParcel) => void;
  readonly stop: () => void;
};

/** What became of a parcel that a road brought: `damaged` ones may be brought again, those for `later` are looked at again as they are. */
export type Taken = 'taken' | 'damaged' | 'later';
