import { describe, expect, it } from 'vitest';
import { encodeCbor } from './cbor.ts';
import { writeSign1 } from './cose-sign1.ts';
import { sealingKeyFromScalar } from './sealing-key.ts';
import { signStatusList } from './sign-status-list.ts';
import { newestStatusList, readStatusList, statusListType, type LetterState, type StatusList } from './status-list.ts';
import { packStatusLists, readStatusPack } from './status-pack.ts';
import { writeStatusPayload } from './status-payload.ts';
import { entriesFor, readTrustList, signTrustList, type TrustEntry, type TrustList } from './trust-list.ts';

const keyOf = (byte: number) => sealingKeyFromScalar(new Uint8Array(32).fill(byte));
const root = keyOf(1);
const office = keyOf(2);
const sister = keyOf(3);
const other = keyOf(4);

const entry = (key: typeof office, officeId: string, changes: Partial<TrustEntry> = {}): TrustEntry => ({
  kid: key.kid,
  publicKey: key.publicKey,
  officeId,
  office: { en: 'Works Department', ur: 'محکمہ تعمیرات', hi: 'निर्माण विभाग' },
  section: null,
  profiles: [1],
  signFrom: '2026-01-01',
  signTo: '2026-12-31',
  state: 'active',
  compromisedAt: null,
  statusUri: 'https://verify.example.gov/status/1',
  signatories: [],
  ...changes,
});

const draft: Omit<TrustList, 'rootPublicKey'> = {
  sequence: 5,
  issuedAt: 1_790_000_000,
  nextUpdate: 1_800_000_000,
  hosts: ['verify.example.gov'],
  entries: [entry(office, 'works'), entry(sister, 'works', { state: 'retired' }), entry(other, 'revenue')],
};
const signed = signTrustList(draft, root);

const trustOf = (bytes: Uint8Array): TrustList => {
  const result = readTrustList(bytes);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};

describe('trust list', () => {
  it('comes back as it was signed', () => {
    expect(readTrustList(signed, { rootPublicKey: root.publicKey, sequence: 5 })).toEqual({ ok: true, value: { ...draft, rootPublicKey: root.publicKey } });
  });

  it('is refused when another root signed it', () => {
    expect(readTrustList(signTrustList(draft, other), { rootPublicKey: root.publicKey })).toMatchObject({ error: { code: 'trustListForeignRoot' } });
  });

  it('is refused when it is older than the one known', () => {
    expect(readTrustList(signed, { sequence: 6 })).toMatchObject({ error: { code: 'trustListOlder', params: { sequence: 5, known: 6 } } });
  });

  it('is refused with a byte changed anywhere', () => {
    const accepted = signed.reduce((count, _, place) => count + (readTrustList(signed.map((byte, at) => (at === place ? byte ^ 1 : byte))).ok ? 1 : 0), 0);
    expect(accepted).toBe(0);
  });

  it('is refused when it is a status list of the same key', () => {
    expect(readTrustList(writeSign1(encodeCbor(new Map()), statusListType, root)).ok).toBe(false);
  });

  it('gives all entries of a key that is listed for two periods', () => {
    const twice = signTrustList({ ...draft, entries: [entry(office, 'works'), entry(office, 'works', { signFrom: '2027-01-01', signTo: '2027-12-31' })] }, root);
    expect(entriesFor(trustOf(twice), office.kid)).toHaveLength(2);
  });

  it('spends at most 300 bytes a key with names in three languages', () => {
    expect(signed.length / 3).toBeLessThan(300);
  });

  it('cannot be signed with an entry whose identifier is not that of its key', () => {
    expect(() => signTrustList({ ...draft, entries: [entry(office, 'works', { kid: other.kid })] }, root)).toThrow(TypeError);
  });
});

const status: StatusList = {
  kid: office.kid,
  list: 2026,
  sequence: 7,
  issuedAt: 1_795_000_000,
  timeToLive: 604_800,
  states: ['inForce', 'cancelled', 'superseded', 'notIssued', 'inForce'],
  tokenPrefixes: new Map([[0, Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8)]]),
  supersededBy: new Map([[2, 'WD/12']]),
};
const trust = trustOf(signed);

describe('status list', () => {
  it('comes back as it was signed', async () => {
    expect(await readStatusList(signStatusList(status, office), trust, 7)).toEqual({ ok: true, value: { ...status, signedBy: office.kid } });
  });

  it('of 100,000 letters with 1 in 100 cancelled takes less than 2 kB', async () => {
    const states = Array.from({ length: 100_000 }, (_, index): LetterState => ((index * 7919) % 100 === 0 ? 'cancelled' : 'inForce'));
    const scattered = states.map((state, index): LetterState => ((index * 2_654_435_761) % 4_294_967_296 < 42_949_673 ? 'cancelled' : state === 'cancelled' ? 'inForce' : state));
    const bytes = signStatusList({ ...status, states: scattered, tokenPrefixes: new Map(), supersededBy: new Map() }, office);
    expect(bytes.length).toBeLessThan(2_048);
    expect(await readStatusList(bytes, trust)).toMatchObject({ ok: true, value: { states: scattered } });
  });

  it.each([
    ['older than the one known', signStatusList(status, office), 8, 'statusListOlder'],
    ['signed by another office', signStatusList(status, other), 0, 'statusListSignature'],
    ['of a key nobody knows', signStatusList({ ...status, kid: keyOf(9).kid }, office), 0, 'statusListUnknownOffice'],
    ['no status list', new TextEncoder().encode('hello'), 0, 'statusListUnreadable'],
    ['a trust list', signed, 0, 'statusListUnreadable'],
  ])('is refused when it is %s', async (_, bytes, known, code) => {
    expect(await readStatusList(bytes, trust, known)).toMatchObject({ ok: false, error: { code } });
  });

  it('is refused when its states would unfold to more than a list can hold', async () => {
    const bomb = new Uint8Array(3_000_000);
    const packed = new Uint8Array(Buffer.from(await new Response(new Blob([bomb]).stream().pipeThrough(new CompressionStream('deflate'))).arrayBuffer()));
    const bytes = writeSign1(encodeCbor(writeStatusPayload(status, packed)), statusListType, office);
    expect(await readStatusList(bytes, trust)).toMatchObject({ error: { code: 'statusListUnreadable' } });
  });

  it('may be signed by a sister key, but not by a compromised one', async () => {
    const compromised = trustOf(signTrustList({ ...draft, entries: [entry(office, 'works'), entry(sister, 'works', { state: 'compromised' })] }, root));
    expect((await readStatusList(signStatusList(status, sister), trust)).ok).toBe(true);
    expect(await readStatusList(signStatusList(status, sister), compromised)).toMatchObject({ error: { code: 'statusListSignature' } });
  });

  it('is the newest of several', async () => {
    const pack = packStatusLists([signStatusList(status, office), signStatusList({ ...status, sequence: 9 }, office), signStatusList({ ...status, list: 2025 }, office)]);
    const lists = await readStatusPack(pack, trust);
    expect(lists.ok && newestStatusList(lists.value, office.kid, 2026)?.sequence).toBe(9);
    expect(lists.ok && newestStatusList(lists.value, other.kid, 2026)).toBeNull();
  });

  it('in a pack with one bad list refuses the pack', async () => {
    const pack = packStatusLists([signStatusList(status, office), signStatusList(status, other)]);
    expect(await readStatusPack(pack, trust)).toMatchObject({ error: { code: 'statusListSignature' } });
    expect(await readStatusPack(signStatusList(status, office), trust)).toMatchObject({ ok: true });
  });
});
