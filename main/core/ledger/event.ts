import { cdeDecodeOptions, decode, encode } from 'cbor2';
import { z } from 'zod';
import { Refusal } from '../refusal.ts';
import { shortCbor } from './short-cbor.ts';

/** Body of an event: plain values that deterministic CBOR writes in exactly one way. Text is in NFC. */
export type EventValue = string | number | boolean | null | Uint8Array | EventValue[] | { [key: string]: EventValue };
export type EventBody = { [key: string]: EventValue };

/** Who acted: the post and the person both stand on every act (domain.md row 53); absent for what the desk does by itself. */
export type EventActor = {
  readonly post: string;
  readonly person: string;
  readonly acting: boolean;
  /** First 8 bytes of SHA-256 of the officer's Ed25519 public key. */
  readonly key: Uint8Array;
};

export type EventBlob = { readonly hash: Uint8Array; readonly size: number; readonly mime: string; readonly name: string };

/** An event before it has its place in a log: what the desk is about to say. */
export type EventContent = {
  readonly type: string;
  readonly typeVersion: number;
  /** The file whose chain the event belongs to, with the custody epoch and the hash of the chain's last event. */
  readonly file: { readonly id: string; readonly epoch: number; readonly previous: Uint8Array } | null;
  readonly actor: EventActor | null;
  readonly body: EventBody;
  readonly blobs: readonly EventBlob[];
};

export type EventEnvelope = EventContent & {
  readonly version: 1;
  /** 16 random bytes: one incarnation of one desk. */
  readonly log: Uint8Array;
  /** From 1, without gaps. */
  readonly seq: number;
  /** Hash of the log's previous event; 32 zero bytes before the first. */
  readonly prev: Uint8Array;
  /** Milliseconds since 1970 by the desk's clock; a label that no rule compares. */
  readonly wall: number;
  /** Hybrid logical clock, 48 bits of milliseconds and 16 bits of counter; for a stable order on screen. */
  readonly hlc: Uint8Array;
  /** What a reader must understand before it may edit the file. */
  readonly must: readonly string[];
  /** 1 is Ed25519. */
  readonly algorithm: 1;
};

const bytes32 = z.instanceof(Uint8Array).refine((value) => value.length === 32);
const bytes16 = z.instanceof(Uint8Array).refine((value) => value.length === 16);
/** Looked at by hand: a schema that calls itself takes as long for a note as reading all of its event. */
function isEventValue(value: unknown): value is EventValue {
  if (typeof value === 'number') return Number.isFinite(value);
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || value instanceof Uint8Array) return true;
  return Array.isArray(value) ? value.every(isEventValue) : isEventBody(value);
}

/** A map by names alone, which are nobody's prototype. */
function isEventBody(value: unknown): value is EventBody {
  if (typeof value !== 'object' || value === null || Object.hasOwn(value, '__proto__')) return false;
  const kind: unknown = Object.getPrototypeOf(value);
  return (kind === Object.prototype || kind === null) && Object.values(value).every(isEventValue);
}

const envelopeTuple = z.tuple([
  z.literal(1),
  bytes16,
  z.int().positive(),
  bytes32,
  z.string().min(1).max(60),
  z.int().positive(),
  z.union([z.null(), z.tuple([z.string(), z.int().nonnegative(), bytes32])]),
  z.union([z.null(), z.tuple([z.string(), z.string(), z.boolean(), z.instanceof(Uint8Array)])]),
  z.int().nonnegative(),
  z.instanceof(Uint8Array),
  z.custom<EventBody>(isEventBody),
  z.array(z.tuple([bytes32, z.int().nonnegative(), z.string(), z.string()])),
  z.array(z.string()),
  z.literal(1),
]);

/** The longest body that may stand in an event; anything larger is a blob (ledger.md 7.2). */
export const maximumEventBytes = 64 * 1024;

/**
 * The bytes that are hashed and signed: a CBOR array in the order of ledger.md 7.2, in the deterministic encoding of
 * RFC 8949 4.2. Stored and shipped as they are; nobody re-encodes to verify.
 * Refuses with `tooLarge`.
 */
export function encodeEnvelope(event: EventEnvelope): Uint8Array {
  const encoded = encode(
    [
      event.version,
      event.log,
      event.seq,
      event.prev,
      event.type,
      event.typeVersion,
      event.file ? [event.file.id, event.file.epoch, event.file.previous] : null,
      event.actor ? [event.actor.post, event.actor.person, event.actor.acting, event.actor.key] : null,
      event.wall,
      event.hlc,
      event.body,
      event.blobs.map((blob) => [blob.hash, blob.size, blob.mime, blob.name]),
      [...event.must],
      event.algorithm,
    ],
    shortCbor,
  );
  if (encoded.length > maximumEventBytes) throw new Refusal('tooLarge');
  return encoded;
}

/** Reads an envelope strictly; throws on anything but the one encoding. */
export function decodeEnvelope(bytes: Uint8Array): EventEnvelope {
  const tuple = envelopeTuple.parse(decode(plainBytes(bytes), cdeDecodeOptions));
  const [version, log, seq, prev, type, typeVersion, file, actor, wall, hlc, body, blobs, must, algorithm] = tuple;
  return {
    version,
    log,
    seq,
    prev,
    type,
    typeVersion,
    file: file ? { id: file[0], epoch: file[1], previous: file[2] } : null,
    actor: actor ? { post: actor[0], person: actor[1], acting: actor[2], key: actor[3] } : null,
    wall,
    hlc,
    body,
    blobs: blobs.map(([hash, size, mime, name]) => ({ hash, size, mime, name })),
    must,
    algorithm,
  };
}

/** A view without Node's Buffer subclass, which CBOR encoders take for something else. */
export function plainBytes(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
