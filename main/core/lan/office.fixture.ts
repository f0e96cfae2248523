import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { rawPublicKey } from '../keys/raw-keys.ts';
import { deskIdOf, spkiOf, type DeskId, type DeskKeys } from './roster/desk-keys.ts';
import type { Roster } from './roster/roster.ts';
import { openRoster, signStatement } from './roster/sign-roster.ts';
import type { ListedDesk, Statement } from './roster/statements.ts';

/** An office with its keys, for tests. */
export type SampleOffice = { readonly root: KeyObject; readonly registrar: KeyObject; readonly certifier: KeyObject; roster: Roster };

/** A desk with its private keys, for tests. */
export type SampleDesk = { readonly id: DeskId; readonly keys: DeskKeys; readonly signing: KeyObject; readonly tls: KeyObject };

export const sampleTime = Date.UTC(2026, 10, 22);

const p256 = (): KeyObject => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const ed25519 = (): KeyObject => generateKeyPairSync('ed25519').privateKey;

export function sampleOffice(office = 'office-1', at = sampleTime): SampleOffice {
  const keys = { root: p256(), registrar: ed25519(), certifier: p256() };
  const opened = openRoster({ office, ...keys, at });
  if (!opened.ok) throw new Error(opened.error.code);
  return { ...keys, roster: opened.value };
}

export function sampleDesk(): SampleDesk {
  const [signing, tls] = [ed25519(), p256()];
  const keys = { signing: rawPublicKey(signing), tls: spkiOf(tls) };
  return { id: deskIdOf(keys), keys, signing, tls };
}

export const listed = (desk: SampleDesk, more: Partial<ListedDesk> = {}): ListedDesk => ({
  ...desk.keys,
  section: 'section-1',
  posts: [],
  roles: ['desk'],
  addresses: [],
  ...more,
});

/** Signs a statement into the sample office's list; throws with the code where it does not hold. */
export function signInto(office: SampleOffice, statement: Statement, at = office.roster.at + 1): Roster {
  const next = signStatement(office.roster, statement, statement.kind === 'registrarChanged' ? office.root : office.registrar, at);
  if (!next.ok) throw new Error(next.error.code);
  office.roster = next.value;
  return next.value;
}

/** Admits new desks to a sample office. */
export function admitDesks(office: SampleOffice, count: number, more: Partial<ListedDesk> = {}): SampleDesk[] {
  return Array.from({ length: count }, () => {
    const desk = sampleDesk();
    signInto(office, { kind: 'admitted', desk: listed(desk, more) });
    return desk;
  });
}
