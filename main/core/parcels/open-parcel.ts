import { verify, type KeyObject } from 'node:crypto';
import type { RecipientContext } from '@hpke/core';
import { publicKeyFromRaw } from '../keys/raw-keys.ts';
import type { DeskId } from '../lan/roster/desk-keys.ts';
import { failure, success, type Result } from '../result.ts';
import type { ByteSource } from './byte-source.ts';
import { headBytes, readHead, sealedPieceBytes, type HeadProblem, type ParcelHead } from './head.ts';
import { openingWith, openNext } from './hpke.ts';
import { openingBytes, whatIsSigned } from './opening.ts';
import { largestParcel } from './rules.ts';

export type ParcelProblem = HeadProblem | 'parcelOtherOffice' | 'parcelOtherDesk' | 'parcelDamaged' | 'parcelSenderUnknown' | 'parcelTooLarge';

export type Receiver = {
  readonly office: string;
  readonly self: DeskId;
  /** The private P-256 key of this desk. */
  readonly key: KeyObject;
  /** The signing key of a desk that this office or another of the tree ever listed; `office` is the mark of that other one, null for this office. */
  readonly senderOf: (desk: DeskId) => { readonly signingKey: Uint8Array; readonly office: string | null } | undefined;
};

/** A parcel whose sender is known. */
export type OpenedParcel = {
  readonly head: ParcelHead;
  readonly from: DeskId;
  /** What it says next; null once all of it has been read. */
  readonly next: () => Promise<Result<Uint8Array | null, 'parcelDamaged'>>;
};

/** Looks at the head alone: is this a parcel of this office for this desk? */
export async function lookAtHead(source: ByteSource, { office, self }: Pick<Receiver, 'office' | 'self'>): Promise<ReturnType<typeof readHead> | Result<never, ParcelProblem>> {
  const read = readHead(await source.read(0, headBytes));
  if (!read.ok) return read;
  const { head } = read.value;
  if (head.office !== office) return failure('parcelOtherOffice');
  if (head.to !== self) return failure('parcelOtherDesk');
  if (head.size > largestParcel) return failure('parcelTooLarge');
  return head.size === source.size ? read : failure('parcelDamaged');
}

/** Opens a parcel as far as its sender; never throws for what its bytes say. */
export async function openParcel(source: ByteSource, receiver: Receiver): Promise<Result<OpenedParcel, ParcelProblem>> {
  const looked = await lookAtHead(source, receiver);
  if (!looked.ok) return looked;
  const { head, open, encapsulated } = looked.value;
  const context = await openingWith(receiver.key, { open, encapsulated });
  if (!context) return failure('parcelDamaged');
  const pieces = new Pieces(source, context);
  const first = await pieces.next();
  if (!first.ok || first.value === null || first.value.length < openingBytes) return failure('parcelDamaged');
  const from = Buffer.from(first.value.subarray(0, 32)).toString('hex');
  const sender = receiver.senderOf(from);
  if (!sender) return failure('parcelSenderUnknown');
  const signed = whatIsSigned({ open, encapsulated, from, fromOffice: sender.office });
  if (!verify(null, signed, publicKeyFromRaw('ed25519', sender.signingKey), first.value.subarray(32, openingBytes))) return failure('parcelDamaged');
  let rest: Uint8Array | null = first.value.subarray(openingBytes);
  const next = async () => {
    const given = rest;
    rest = null;
    return given ? success(given) : pieces.next();
  };
  return success({ head, from, next });
}

/** The pieces in their order: one that is missing, moved, cut or changed is found by its place in the sequence and by the mark of the last one. */
class Pieces {
  readonly #source: ByteSource;
  readonly #context: RecipientContext;
  #at = headBytes;
  #isBroken = false;

  constructor(source: ByteSource, context: RecipientContext) {
    this.#source = source;
    this.#context = context;
  }

  async next(): Promise<Result<Uint8Array | null, 'parcelDamaged'>> {
    if (this.#isBroken) return failure('parcelDamaged');
    if (this.#at >= this.#source.size) return success(null);
    const sealed = await this.#source.read(this.#at, sealedPieceBytes);
    this.#at += sealed.length;
    const plain = await openNext(this.#context, sealed);
    const isLast = this.#at >= this.#source.size;
    this.#isBroken = sealed.length === 0 || !plain || plain[0] !== (isLast ? 1 : 0) || (!isLast && sealed.length !== sealedPieceBytes);
    if (this.#isBroken || !plain) return failure('parcelDamaged');
    return success(plain.subarray(1));
  }
}
