import { execFileSync } from 'node:child_process';
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readCheckpoint, signCheckpoint } from '../../main/core/ledger/checkpoint.ts';
import { decodeEnvelope, encodeEnvelope } from '../../main/core/ledger/event.ts';
import { MerkleTree } from '../../main/core/ledger/merkle.ts';
import { decodeSignedEvent, encodeSignedEvent, eventHash, signAsDesk, signAsOfficer, verifyDesk, verifyOfficer } from '../../main/core/ledger/signed-event.ts';

const systemPython = '/usr/bin/python3';
const path = (name: string) => fileURLToPath(new URL(`../vectors/ledger/${name}`, import.meta.url));
const load = <Value>(name: string, schema: z.ZodType<Value>) => schema.parse(JSON.parse(readFileSync(path(name), 'utf8')));

const keyPair = z.object({ secret: z.string(), publicKey: z.string() });
const keys = load('keys.json', z.object({ desk: keyPair, officer: keyPair.extend({ id: z.string() }) }));
const vector = z.object({
  name: z.string(),
  type: z.string(),
  seq: z.int(),
  envelope: z.string(),
  hash: z.string(),
  deskSignature: z.string(),
  officerSignature: z.string().nullable(),
  stored: z.string(),
  root: z.string(),
});
const vectors = load('events.json', z.array(vector));
const checkpoint = load('checkpoint.json', z.object({ origin: z.string(), size: z.int(), root: z.string(), note: z.string() }));

const refused = (read: () => unknown): boolean => {
  try {
    read();
    return false;
  } catch {
    return true;
  }
};

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));
const privateKey = ({ secret }: { secret: string }) =>
  createPrivateKey({ key: Buffer.from(`302e020100300506032b657004220420${secret}`, 'hex'), format: 'der', type: 'pkcs8' });
const [desk, officer] = [privateKey(keys.desk), privateKey(keys.officer)];

describe('the frozen events of the ledger', () => {
  it.each(vectors)('$name', ({ type, seq, envelope, hash, deskSignature, officerSignature, stored }) => {
    const read = decodeSignedEvent(bytes(stored));
    expect([read.event.type, read.event.seq]).toEqual([type, seq]);
    expect(hex(read.envelope)).toBe(envelope);
    expect(hex(encodeEnvelope(read.event))).toBe(envelope);
    expect(hex(eventHash(read.envelope))).toBe(hash);
    expect(hex(signAsDesk(bytes(hash), desk))).toBe(deskSignature);
    expect(read.officerSignature && hex(signAsOfficer(bytes(hash), officer))).toBe(officerSignature);
    expect(hex(encodeSignedEvent(read))).toBe(stored);
  });

  it('do not let the two signatures stand in for each other', () => {
    const signed = vectors.filter(({ officerSignature }) => officerSignature !== null);
    for (const { hash, deskSignature, officerSignature } of signed) {
      expect(verifyOfficer(bytes(hash), bytes(deskSignature), createPublicKey(desk))).toBe(false);
      expect(verifyDesk(bytes(hash), bytes(officerSignature ?? ''), createPublicKey(officer))).toBe(false);
    }
  });

  it('have one encoding: no byte can be added, and none changed without another hash or no event at all', () => {
    for (const { envelope, hash } of vectors) {
      const original = bytes(envelope);
      expect(refused(() => decodeEnvelope(Uint8Array.of(...original, 0)))).toBe(true);
      const same = Array.from(original, (_, at) => {
        const changed = Uint8Array.from(original);
        changed[at] = (changed[at] ?? 0) ^ 1;
        return hex(eventHash(changed));
      });
      expect(same).not.toContain(hash);
    }
  });

  it('are refused in any longer or unsorted encoding', () => {
    const [first = ''] = vectors.map(({ envelope }) => envelope);
    expect(first.startsWith('8e01')).toBe(true);
    expect(refused(() => decodeEnvelope(bytes(first.replace(/^8e01/, '8e1801'))))).toBe(true);
    expect(refused(() => decodeEnvelope(bytes(first.replace(/^8e/, '980e'))))).toBe(true);
    expect(refused(() => decodeEnvelope(bytes(`${first.replace(/^8e/, '9f')}ff`)))).toBe(true);
    const key = Buffer.from('636b6579', 'hex').toString('hex');
    const name = '646e616d65';
    const at = first.indexOf(key);
    const swapped = first.replace(new RegExp(`(a2)(${key}5820.{64})(${name}60)`), '$1$3$2');
    expect(at).toBeGreaterThan(0);
    expect(swapped).not.toBe(first);
    expect(refused(() => decodeEnvelope(bytes(swapped)))).toBe(true);
  });

  it('add up to the frozen roots and the frozen checkpoint', () => {
    const tree = new MerkleTree();
    for (const { hash, root } of vectors) {
      tree.add(bytes(hash));
      expect(hex(tree.root())).toBe(root);
    }
    const note = signCheckpoint({ origin: checkpoint.origin, size: tree.size, root: tree.root() }, desk, bytes(keys.desk.publicKey));
    expect(note).toBe(checkpoint.note);
    const read = readCheckpoint(checkpoint.note, createPublicKey(desk), bytes(keys.desk.publicKey));
    expect(read && { ...read, root: hex(read.root) }).toEqual({ origin: checkpoint.origin, size: checkpoint.size, root: checkpoint.root });
  });
});

describe("Python's cbor2 with openssl", () => {
  it('reads the same events, writes the same bytes, and finds every signature and root good', () => {
    const output = execFileSync(systemPython, [path('verify_events.py'), path('events.json'), path('keys.json'), path('checkpoint.json')], { encoding: 'utf8' });
    const expected = vectors.map(({ name, type, seq, officerSignature }) => [
      name,
      { seq, type, 'same bytes when written again': true, envelope: true, hash: true, root: true, desk: true, officer: officerSignature === null ? null : true },
    ]);
    expect(JSON.parse(output)).toEqual({ ...Object.fromEntries(expected), checkpoint: true });
  });
});
