import fc from 'fast-check';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { encodeEnvelope, plainBytes } from '../ledger/event.ts';
import { encodeSignedEvent, eventHash } from '../ledger/signed-event.ts';
import { foldBatch, unfoldBatch } from './folded-batch.ts';

const log = plainBytes(randomBytes(16));
const name = Buffer.from(log).toString('hex');
const checkpoint = plainBytes(randomBytes(64));

/** Events one after the other; `points` says to which earlier event of all (or to none that is there) the file's chain of each points, and whether an officer signed. */
function eventsOf(points: readonly { readonly back: number; readonly officer: boolean; readonly text: string }[]): Uint8Array[] {
  const hashes: Uint8Array[] = [];
  return points.map(({ back, officer, text }, at) => {
    const previous = hashes[at - back] ?? plainBytes(randomBytes(32));
    const envelope = encodeEnvelope({
      version: 1, log, seq: at + 1, prev: hashes.at(-1) ?? new Uint8Array(32), type: 'note.signed', typeVersion: 1, file: { id: 'file', epoch: 0, previous }, actor: null, wall: 1, hlc: new Uint8Array(8),
      body: { text, again: previous, inside: plainBytes(Buffer.concat([Buffer.of(0x58, 32), previous])) }, blobs: [], must: [], algorithm: 1,
    });
    hashes.push(eventHash(envelope));
    return encodeSignedEvent({ envelope, deskSignature: plainBytes(randomBytes(64)), officerSignature: officer ? plainBytes(randomBytes(64)) : null });
  });
}

const points = fc.array(fc.record({ back: fc.integer({ min: 1, max: 12 }), officer: fc.boolean(), text: fc.string() }), { minLength: 1, maxLength: 12 });

describe('a folded batch', () => {
  it('is unfolded to the same bytes, wherever its events point', () => {
    fc.assert(
      fc.property(points, fc.nat(11), (all, skipped) => {
        const events = eventsOf(all).slice(Math.min(skipped, all.length - 1));
        expect(unfoldBatch(foldBatch(name, events, checkpoint))).toEqual({ log: name, events, checkpoint });
      }),
    );
  });

  it('has none of the hashes in it that its reader can make', () => {
    const events = eventsOf(Array.from({ length: 10 }, () => ({ back: 1, officer: true, text: 'a note' })));
    const { head, signatures } = foldBatch(name, events, checkpoint);
    expect(signatures).toHaveLength(10 * 128);
    expect(head.length).toBeLessThan(events.reduce((sum, event) => sum + event.length, 0) - 10 * 128 - 9 * 4 * 32 + 380);
  });

  it('is none when its bytes are not, whatever they are', () => {
    const { head, signatures } = foldBatch(name, eventsOf([{ back: 1, officer: true, text: '' }, { back: 1, officer: false, text: '' }]), checkpoint);
    expect(unfoldBatch({ head, signatures: signatures.subarray(1) })).toBeNull();
    expect(unfoldBatch({ head: head.subarray(0, -1), signatures })).toBeNull();
    fc.assert(fc.property(fc.nat(head.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const changed = head.map((byte, place) => (place === at ? byte ^ change : byte));
      const unfolded = unfoldBatch({ head: changed, signatures });
      expect(unfolded === null || unfolded.events.length >= 1).toBe(true);
    }));
    expect(unfoldBatch({ head: plainBytes(generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'der' })), signatures })).toBeNull();
  });
});
