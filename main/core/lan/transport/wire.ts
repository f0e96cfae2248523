import { z } from 'zod';
import { readCbor, writeCbor } from '../cbor.ts';

/** What a link says when it can't answer. `unknownMessage`: a newer version asks what this one does not know, and work goes on. */
export const answerProblems = ['unknownMessage', 'messageInvalid', 'notAllowed', 'failed'] as const;
export type AnswerProblem = (typeof answerProblems)[number];

/** One message on the wire. `id` joins an answer to its question; each end counts its own. */
export type WireMessage =
  | { readonly type: 'notice'; readonly name: string; readonly body: unknown }
  | { readonly type: 'question'; readonly id: number; readonly name: string; readonly body: unknown }
  | { readonly type: 'answer'; readonly id: number; readonly body: unknown }
  | { readonly type: 'problem'; readonly id: number; readonly problem: AnswerProblem }
  | { readonly type: 'ping' }
  | { readonly type: 'pong' }
  | { readonly type: 'bye' };

const name = z.string().min(1).max(60);
const id = z.int().nonnegative();
const body = z.unknown();

const tuples = z.union([
  z.tuple([z.literal(0), name, body]).transform(([, said, content]): WireMessage => ({ type: 'notice', name: said, body: content })),
  z.tuple([z.literal(1), id, name, body]).transform(([, number, said, content]): WireMessage => ({ type: 'question', id: number, name: said, body: content })),
  z.tuple([z.literal(2), id, body]).transform(([, number, content]): WireMessage => ({ type: 'answer', id: number, body: content })),
  z.tuple([z.literal(3), id, z.enum(answerProblems)]).transform(([, number, problem]): WireMessage => ({ type: 'problem', id: number, problem })),
  z.tuple([z.literal(4)]).transform((): WireMessage => ({ type: 'ping' })),
  z.tuple([z.literal(5)]).transform((): WireMessage => ({ type: 'pong' })),
  z.tuple([z.literal(6)]).transform((): WireMessage => ({ type: 'bye' })),
]);

/** The content of a frame: deterministic CBOR. */
export function writeMessage(message: WireMessage): Uint8Array {
  switch (message.type) {
    case 'notice':
      return writeCbor([0, message.name, message.body]);
    case 'question':
      return writeCbor([1, message.id, message.name, message.body]);
    case 'answer':
      return writeCbor([2, message.id, message.body]);
    case 'problem':
      return writeCbor([3, message.id, message.problem]);
    case 'ping':
      return writeCbor([4]);
    case 'pong':
      return writeCbor([5]);
    case 'bye':
      return writeCbor([6]);
  }
}

/** Shorter bytes are copied as quickly as they are spoken of; from here on their length takes four bytes, and no fewer may be used for it. */
const worthNotCopying = 2 ** 16;

/**
 * The same content in one or two pieces: where a notice says nothing but long bytes, such as a piece of a content, those are the second piece as
 * they are. Copies of every chunk cost more than its encryption.
 */
export function messagePieces(message: WireMessage): readonly Uint8Array[] {
  const alone = message.type === 'notice' ? loneBytes(message.body) : null;
  if (message.type !== 'notice' || alone === null || alone.bytes.length < worthNotCopying) return [writeMessage(message)];
  const empty = writeMessage({ ...message, body: { [alone.key]: new Uint8Array(0) } });
  const head = new Uint8Array(empty.length + 4);
  head.set(empty);
  head[empty.length - 1] = bytesOfLength4;
  new DataView(head.buffer).setUint32(empty.length, alone.bytes.length);
  return [head, alone.bytes];
}

/** CBOR's first byte of a byte string whose length stands in the next four. */
const bytesOfLength4 = 0x5a;

function loneBytes(said: unknown): { readonly key: string; readonly bytes: Uint8Array } | null {
  const entries = typeof said === 'object' && said !== null ? Object.entries(said) : [];
  const [key, bytes] = entries[0] ?? [];
  return entries.length === 1 && key !== undefined && bytes instanceof Uint8Array ? { key, bytes } : null;
}

/** Reads a frame's content; null for anything that is no message. */
export function readMessage(bytes: Uint8Array): WireMessage | null {
  const read = tuples.safeParse(readCbor(bytes)?.value);
  return read.success ? read.data : null;
}
