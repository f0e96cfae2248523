import { cdeDecodeOptions, decode, encode } from 'cbor2';
import { z } from 'zod';
import { plainBytes } from '../../ledger/event.ts';
import { shortCbor } from '../../ledger/short-cbor.ts';
import { chunkLength, largestContent } from './manifest.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const bytes32 = z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length === 32);
const index = z.int().min(0).max(largestContent / chunkLength - 1);

const header = z.discriminatedUnion('kind', [
  /** How is this content cut up? */
  z.strictObject({ kind: z.literal('ask-manifest'), hash }),
  z.strictObject({ kind: z.literal('manifest'), hash, size: z.int().positive(), root: bytes32 }),
  z.strictObject({ kind: z.literal('ask-chunk'), hash, index }),
  z.strictObject({ kind: z.literal('chunk'), hash, index }),
  /** The sender hasn't got this content, or may not give it to this desk. */
  z.strictObject({ kind: z.literal('absent'), hash }),
  /** What the receiver has on its disk for good, as a bitmap; `complete` once the content is whole and checked. */
  z.strictObject({ kind: z.literal('kept'), hash, complete: z.boolean() }),
]);

/** `load`: the chunk's bytes, the hashes of a manifest, the bitmap of what is kept; else empty. */
export type TransferMessage = z.infer<typeof header> & { readonly load: Uint8Array };

export type MessageOf<Kind extends TransferMessage['kind']> = Extract<TransferMessage, { readonly kind: Kind }>;

const emptyLoad = new Uint8Array(0);
const longestHeader = 512;

/** A message as bytes: two bytes for the length of the header, the header in CBOR, then the load as it is. */
export function writeMessage(head: z.infer<typeof header>, load: Uint8Array = emptyLoad): Uint8Array {
  const { message, room } = messageWithRoom(head, load.length);
  room.set(load);
  return message;
}

/** The same with room for a load of so many bytes, all of which the caller fills: it holds whatever was in memory. */
export function messageWithRoom(head: z.infer<typeof header>, length: number): { readonly message: Uint8Array; readonly room: Uint8Array } {
  const encoded = encode(head, shortCbor);
  const message = plainBytes(Buffer.allocUnsafeSlow(2 + encoded.length + length));
  new DataView(message.buffer).setUint16(0, encoded.length);
  message.set(encoded, 2);
  return { message, room: message.subarray(2 + encoded.length) };
}

/** Reads what a stranger may have sent; null for anything but a message. The load is a view of the same bytes. */
export function readMessage(message: Uint8Array): TransferMessage | null {
  if (message.length < 2) return null;
  const length = new DataView(message.buffer, message.byteOffset, message.byteLength).getUint16(0);
  if (length > longestHeader || message.length < 2 + length) return null;
  const parsed = header.safeParse(decoded(message.subarray(2, 2 + length)));
  return parsed.success ? { ...parsed.data, load: plainBytes(message.subarray(2 + length)) } : null;
}

function decoded(bytesOfHeader: Uint8Array): unknown {
  try {
    return decode(plainBytes(bytesOfHeader), { ...cdeDecodeOptions, maxDepth: 4 });
  } catch {
    return null;
  }
}
