import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeCbor } from '../cbor.ts';
import { admitDesks, listed, sampleDesk, sampleOffice, sampleTime, signInto } from '../office.fixture.ts';
import { plainBytes } from '../../ledger/event.ts';
import { readRosterEntry, signRosterEntry } from './roster-entry.ts';
import { keepRoster, openRosterKeeper, type RosterFork } from './roster-keeper.ts';
import { fileRosterStore, memoryRosterStore } from './roster-store.ts';
import { entriesFrom, extendRoster, readRoster, type Roster } from './roster.ts';
import { openRoster, signStatement } from './sign-roster.ts';

const anchorOf = ({ office, root }: Roster) => ({ office, root });
const codeOf = (result: { readonly ok: boolean; readonly error?: { readonly code: string } }) => result.error?.code ?? 'ok';

describe("the office's list of desks", () => {
  it('admits desks, moves posts, replaces and revokes them, and reads back the same on any desk', () => {
    const office = sampleOffice();
    const [first, second] = admitDesks(office, 2, { posts: ['post-a'] });
    const spare = sampleDesk();
    signInto(office, { kind: 'postMoved', post: 'post-a', to: first?.id ?? '' });
    signInto(office, { kind: 'replaced', old: first?.id ?? '', desk: listed(spare) });
    signInto(office, { kind: 'addressed', desk: spare.id, addresses: [{ host: '10.0.0.7', port: 5_800 }] });
    signInto(office, { kind: 'revoked', desk: second?.id ?? '', reason: 'lost' });

    const read = readRoster(entriesFrom(office.roster, 1), anchorOf(office.roster));

    expect(read).toEqual({ ok: true, value: office.roster });
    expect([...office.roster.desks.keys()]).toEqual([spare.id]);
    expect([...office.roster.posts]).toEqual([['post-a', spare.id]]);
    expect(office.roster.desks.get(spare.id)?.addresses).toEqual([{ host: '10.0.0.7', port: 5_800 }]);
    expect([...office.roster.revoked]).toEqual([first?.id, second?.id]);
  });

  it('refuses statements that can not hold', () => {
    const office = sampleOffice();
    const [one, two] = admitDesks(office, 2);
    if (!one || !two) throw new Error('two desks');
    const half = { ...sampleDesk().keys, tls: one.keys.tls };
    const tried = (statement: Parameters<typeof signStatement>[1]) => codeOf(signStatement(office.roster, statement, office.registrar, sampleTime));
    expect(tried({ kind: 'admitted', desk: listed(one) })).toBe('rosterDeskKnown');
    expect(tried({ kind: 'admitted', desk: { ...listed(one), ...half } })).toBe('rosterKeyUsed');
    expect(tried({ kind: 'revoked', desk: sampleDesk().id, reason: 'lost' })).toBe('rosterDeskUnknown');
    expect(tried({ kind: 'postMoved', post: 'p', to: sampleDesk().id })).toBe('rosterDeskUnknown');
    expect(tried({ kind: 'replaced', old: two.id, desk: listed(two) })).toBe('rosterDeskKnown');
    signInto(office, { kind: 'revoked', desk: one.id, reason: 'compromised' });
    expect(tried({ kind: 'admitted', desk: listed(one) })).toBe('rosterDeskKnown');
    const again = { root: office.roster.root, registrar: office.roster.registrar, certifier: office.roster.root };
    expect(codeOf(signStatement(office.roster, { kind: 'opened', ...again }, office.root, sampleTime))).toBe('rosterOpenedTwice');
  });

  it('lets only the root name another registrar, after whom the former one signs nothing', () => {
    const office = sampleOffice();
    const next = generateKeyPairSync('ed25519').privateKey;
    const certifier = office.roster.root;
    const named = { kind: 'registrarChanged', registrar: plainBytes(next.export({ type: 'pkcs8', format: 'der' })), certifier } as const;
    const registrar = plainBytes(sampleDesk().keys.signing);
    expect(codeOf(signStatement(office.roster, { ...named, registrar }, office.registrar, sampleTime))).toBe('rosterSignature');
    signInto(office, { ...named, registrar });
    expect(codeOf(signStatement(office.roster, { kind: 'admitted', desk: listed(sampleDesk()) }, office.registrar, sampleTime))).toBe('rosterSignature');
    expect(office.roster.certifiers).toHaveLength(2);
  });

  it('refuses a list of another office, of another root, without its beginning, out of order or altered by one bit', () => {
    const office = sampleOffice();
    admitDesks(office, 3);
    const all = entriesFrom(office.roster, 1);
    const anchor = anchorOf(office.roster);
    expect(codeOf(readRoster(all, { ...anchor, office: 'office-2' }))).toBe('rosterForeignOffice');
    expect(codeOf(readRoster(all, { ...anchor, root: sampleOffice().roster.root }))).toBe('rosterForeignRoot');
    expect(codeOf(readRoster(all.slice(1), anchor))).toBe('rosterChain');
    expect(codeOf(readRoster([all[0], all[2], all[1]].filter((entry) => entry !== undefined), anchor))).toBe('rosterChain');
    expect(codeOf(readRoster([], anchor))).toBe('rosterUnreadable');
    fc.assert(
      fc.property(fc.nat(all.length - 1), fc.nat(), fc.nat(7), (which, where, bit) => {
        const altered = all.map((entry, at) => {
          if (at !== which) return entry;
          const copy = entry.slice();
          const place = where % copy.length;
          copy[place] = (copy[place] ?? 0) ^ (1 << bit);
          return copy;
        });
        return !readRoster(altered, anchor).ok;
      }),
      { numRuns: 400 },
    );
  });

  it('counts a statement of a newer version, hands it on and goes on', () => {
    const office = sampleOffice();
    const { roster } = office;
    const statement = { kind: 'shelfNamed', shelf: 7 };
    const known = signRosterEntry({ office: roster.office, number: 2, previous: roster.head, at: 1, statement: { kind: 'postMoved', post: 'p', to: '0'.repeat(64) } }, office.registrar);
    expect(codeOf(extendRoster(roster, [known]))).toBe('rosterDeskUnknown');
    const newer = signRosterEntry({ office: roster.office, number: 2, previous: roster.head, at: 1, statement: Object.assign(JSON.parse('{}'), statement) }, office.registrar);
    const read = extendRoster(roster, [newer]);
    expect(read.ok && read.value.newer).toBe(1);
    expect(read.ok && entriesFrom(read.value, 2)).toEqual([newer]);
  });

  it('never throws on any bytes: 100,000 random inputs, whole entries and damaged ones', () => {
    const office = sampleOffice();
    admitDesks(office, 1);
    const anchor = anchorOf(office.roster);
    const good = entriesFrom(office.roster, 1);
    const head = good[0] ?? new Uint8Array();
    let read = 0;
    for (let round = 0; round < 100_000; round += 1) {
      const bytes = plainBytes(randomBytes(4 + (round % 300)));
      const damaged = round % 3 === 0 ? head.slice() : bytes;
      if (round % 3 === 0) damaged.set(bytes.subarray(0, Math.min(4, bytes.length)), round % (head.length - 4));
      if (round % 3 === 1) damaged.set([0x82, 0x58, bytes.length], 0);
      read += readRosterEntry(damaged) === null ? 0 : 1;
      const answer = round % 10 === 0 ? readRoster([damaged, ...good], anchor) : { ok: false };
      expect(answer.ok).toBe(false);
    }
    expect(read).toBeGreaterThan(0);
  });

  it('reads no entry that declares more than it holds, or more than an entry may have', () => {
    expect(readRosterEntry(Uint8Array.from([0x82, 0x5a, 0xff, 0xff, 0xff, 0xff]))).toBeNull();
    expect(readRosterEntry(Uint8Array.from([0x9a, 0xff, 0xff, 0xff, 0xff]))).toBeNull();
    expect(readRosterEntry(writeCbor([new Uint8Array(9_000), new Uint8Array(64)]))).toBeNull();
  });
});

describe('the copy that a desk keeps', () => {
  it('takes newer entries and never an older list for a newer one', () => {
    const office = sampleOffice();
    const keeper = keepRoster(office.roster, memoryRosterStore());
    const old = entriesFrom(office.roster, 1);
    admitDesks(office, 3);
    const heard: number[] = [];
    keeper.hear({ changed: ({ number }) => heard.push(number) });
    expect(keeper.offer(entriesFrom(office.roster, 3))).toBe('gap');
    expect(keeper.offer(entriesFrom(office.roster, 1))).toBe('newer');
    expect(keeper.offer(old)).toBe('nothingNew');
    expect(keeper.offer(entriesFrom(office.roster, 2))).toBe('nothingNew');
    expect(keeper.offer([new Uint8Array(3)])).toBe('refused');
    expect(keeper.roster.number).toBe(4);
    expect(heard).toEqual([4]);
  });

  it('keeps the first of two entries with one number, and raises the alarm once', () => {
    const office = sampleOffice();
    const fork = { ...office };
    const keeper = keepRoster(office.roster, memoryRosterStore());
    admitDesks(office, 2);
    admitDesks(fork, 3);
    keeper.offer(entriesFrom(office.roster, 2));
    const alarms: RosterFork[] = [];
    keeper.hear({ forked: (alarm) => alarms.push(alarm) });
    expect(keeper.offer(entriesFrom(fork.roster, 1))).toBe('fork');
    expect(keeper.offer(entriesFrom(fork.roster, 2))).toBe('fork');
    expect(alarms.map(({ number }) => number)).toEqual([2]);
    expect(keeper.roster.head).toEqual(office.roster.head);
  });

  it('raises no alarm for an entry that nobody of this office signed', () => {
    const office = sampleOffice();
    admitDesks(office, 2);
    const keeper = keepRoster(office.roster, memoryRosterStore());
    const stranger = sampleOffice();
    const alarms: RosterFork[] = [];
    keeper.hear({ forked: (alarm) => alarms.push(alarm) });
    const forged = signRosterEntry({ office: office.roster.office, number: 2, previous: office.roster.entries[0]?.hash ?? new Uint8Array(32), at: 1, statement: { kind: 'revoked', desk: '0'.repeat(64), reason: 'lost' } }, stranger.registrar);
    expect(keeper.offer([forged])).toBe('nothingNew');
    expect(alarms).toEqual([]);
  });

  it('is the same after a start from its file, and opens no damaged or foreign one', () => {
    const folder = mkdtempSync(join(tmpdir(), 'daftar-roster-'));
    try {
      const office = sampleOffice();
      admitDesks(office, 2);
      const path = join(folder, 'roster');
      keepRoster(office.roster, fileRosterStore(path));
      const opened = openRosterKeeper(fileRosterStore(path), anchorOf(office.roster));
      expect(opened.ok && opened.value.roster).toEqual(office.roster);
      expect(codeOf(openRosterKeeper(fileRosterStore(path), anchorOf(sampleOffice().roster)))).toBe('rosterForeignRoot');
      const bytes = readFileSync(path);
      bytes[40] = (bytes[40] ?? 0) ^ 1;
      writeFileSync(path, bytes);
      expect(openRosterKeeper(fileRosterStore(path), anchorOf(office.roster)).ok).toBe(false);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('is opened by a P-256 root only through its own checks', () => {
    const office = sampleOffice();
    const registrar = generateKeyPairSync('ed25519').privateKey;
    expect(codeOf(openRoster({ office: 'office-1', root: registrar, registrar, certifier: office.certifier, at: 1 }))).not.toBe('ok');
  });
});
