import { deskIdOf, type DeskId } from './desk-keys.ts';
import type { Address, Centre, ListedDesk, NewerStatement, Statement } from './statements.ts';

/** Who belongs to the office's LAN after a number of entries. Maps and lists are never changed in place. */
export type RosterState = {
  /** P-256 SubjectPublicKeyInfo of the office's root, which alone names the registrar. */
  readonly root: Uint8Array;
  /** Ed25519 key that signs the entries, 32 raw bytes. */
  readonly registrar: Uint8Array;
  /**
   * P-256 SubjectPublicKeyInfo of the keys that have signed desks' certificates, the one in use last. Former ones still count: the list
   * of desks decides who belongs here, and a new registrar must not cut everybody off until each certificate is renewed.
   */
  readonly certifiers: readonly Uint8Array[];
  readonly desks: ReadonlyMap<DeskId, ListedDesk>;
  readonly revoked: ReadonlySet<DeskId>;
  /** Which desk a post works at; a post works at one desk. */
  readonly posts: ReadonlyMap<string, DeskId>;
  /** The central server that keeps a copy of the office's record; null for an office that has none. */
  readonly centre: Centre | null;
  /** Entries made by a newer version; this one may read on, but does not understand them. */
  readonly newer: number;
};

export type RosterBreach =
  | 'rosterOpenedTwice'
  | 'rosterDeskKnown'
  | 'rosterDeskUnknown'
  | 'rosterKeyUsed'
  | 'rosterFull';

/** Desks of one office at a time; a larger office is several offices (ledger.md 9, row L1). */
export const mostDesks = 500;

const withDesk = (state: RosterState, id: DeskId, desk: ListedDesk): RosterState => ({
  ...state,
  desks: new Map([...state.desks, [id, desk]]),
  posts: new Map([...state.posts, ...desk.posts.map((post): [string, DeskId] => [post, id])]),
});

const without = (state: RosterState, id: DeskId): RosterState => ({
  ...state,
  desks: new Map([...state.desks].filter(([other]) => other !== id)),
  revoked: new Set([...state.revoked, id]),
  posts: new Map([...state.posts].filter(([, at]) => at !== id)),
});

const sameBytes = (left: Uint8Array, right: Uint8Array): boolean => Buffer.compare(left, right) === 0;

/** A key stands for one desk: whoever holds one of two keys of another desk would be taken for it by half. */
const sharesAKey = (state: RosterState, desk: ListedDesk): boolean =>
  [...state.desks.values()].some((other) => sameBytes(other.signing, desk.signing) || sameBytes(other.tls, desk.tls));

const admit = (state: RosterState, desk: ListedDesk): RosterState | RosterBreach => {
  const id = deskIdOf(desk);
  if (state.desks.has(id) || state.revoked.has(id)) return 'rosterDeskKnown';
  if (sharesAKey(state, desk)) return 'rosterKeyUsed';
  if (state.desks.size >= mostDesks) return 'rosterFull';
  return withDesk(state, id, desk);
};

/** A new PC in place of a broken one: the old keys are revoked, and the posts that worked there go on at the new desk. */
const replace = (state: RosterState, old: DeskId, desk: ListedDesk): RosterState | RosterBreach => {
  if (!state.desks.has(old)) return 'rosterDeskUnknown';
  const kept = [...state.posts].filter(([, at]) => at === old).map(([post]) => post);
  return admit(without(state, old), { ...desk, posts: [...new Set([...kept, ...desk.posts])] });
};

const readdress = (state: RosterState, id: DeskId, addresses: readonly Address[]): RosterState | RosterBreach => {
  const desk = state.desks.get(id);
  return desk ? { ...state, desks: new Map([...state.desks, [id, { ...desk, addresses: [...addresses] }]]) } : 'rosterDeskUnknown';
};

/**
 * The state after one more statement, or why the statement can't hold (ledger.md 2.2, 3). A revoked desk never comes back under its
 * old keys; admitting it again needs new ones.
 */
export function applyStatement(state: RosterState, statement: Statement | NewerStatement): RosterState | RosterBreach {
  switch (statement.kind) {
    case 'opened':
      return 'rosterOpenedTwice';
    case 'registrarChanged':
      return { ...state, registrar: statement.registrar, certifiers: [...state.certifiers, statement.certifier] };
    case 'admitted':
      return admit(state, statement.desk);
    case 'revoked':
      return state.desks.has(statement.desk) ? without(state, statement.desk) : 'rosterDeskUnknown';
    case 'postMoved':
      return state.desks.has(statement.to) ? { ...state, posts: new Map([...state.posts, [statement.post, statement.to]]) } : 'rosterDeskUnknown';
    case 'replaced':
      return replace(state, statement.old, statement.desk);
    case 'addressed':
      return readdress(state, statement.desk, statement.addresses);
    case 'centred':
      return { ...state, centre: statement.centre };
    case 'newer':
      return { ...state, newer: state.newer + 1 };
  }
}

/** Which statements only the office's root may make: who the registrar is. Everything else is the registrar's (ledger.md 2.2, 1). */
export const needsRoot = (statement: Statement | NewerStatement): boolean => statement.kind === 'opened' || statement.kind === 'registrarChanged';
