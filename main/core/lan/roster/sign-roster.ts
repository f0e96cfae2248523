import type { KeyObject } from 'node:crypto';
import { rawPublicKey } from '../../keys/raw-keys.ts';
import type { Result } from '../../result.ts';
import { spkiOf } from './desk-keys.ts';
import { signRosterEntry } from './roster-entry.ts';
import { extendRoster, readRoster, type Roster, type RosterProblem } from './roster.ts';
import type { Statement } from './statements.ts';

/** Who opens an office's list: its root (P-256), once, from the sticks; then the registrar (Ed25519) signs day by day. */
export type RosterOpening = {
  readonly office: string;
  readonly root: KeyObject;
  readonly registrar: KeyObject;
  /** P-256: signs certificates of desks. */
  readonly certifier: KeyObject;
  readonly at: number;
};

/** The first entry of an office's list, read back as every other desk will read it. */
export function openRoster({ office, root, registrar, certifier, at }: RosterOpening): Result<Roster, RosterProblem> {
  const rootSpki = spkiOf(root);
  const statement: Statement = { kind: 'opened', root: rootSpki, registrar: rawPublicKey(registrar), certifier: spkiOf(certifier) };
  return readRoster([signRosterEntry({ office, number: 1, previous: new Uint8Array(32), at, statement }, root)], { office, root: rootSpki });
}

/**
 * The list with one more statement, signed by `key`: the registrar's, or the root's where the registrar changes. The new entry goes
 * through the same checks as one that came from elsewhere, so that a desk can't sign what the others would refuse.
 */
export function signStatement(roster: Roster, statement: Statement, key: KeyObject, at: number): Result<Roster, RosterProblem> {
  const entry = signRosterEntry({ office: roster.office, number: roster.number + 1, previous: roster.head, at, statement }, key);
  return extendRoster(roster, [entry]);
}
