import type { KeyRequestTable } from '../../db/office-record-tables.ts';
import type { Desk } from '../../desk.ts';
import { vaultPublicKeys } from '../../keys/pin-vault.ts';
import { plainBytes } from '../../ledger/event.ts';
import { keyIdOf } from '../../ledger/foreign-event.ts';
import { keepsOfficeRecord } from '../record/record-keeper.ts';
import { checkOfNewKeys, type NewKeys } from './rules.ts';

/** How a person stands with his keys at this desk; `check` are the four digits while they wait for the registrar. */
export type KeyStanding = { readonly keys: 'ready' | 'toChoose' | 'waiting' | 'refused'; readonly check: string | null };

/** A vault opens with this desk's secret only, so at each desk a person has keys of his own; the office record says which are his. */
export function keyStanding(desk: Desk, personId: string): KeyStanding {
  if (keepsOfficeRecord(desk)) return { keys: 'ready', check: null };
  const { build } = desk.store;
  const request = desk.store.first(build.selectFrom('key_request').selectAll().where('person_id', '=', personId).limit(1));
  const vault = desk.store.first(build.selectFrom('vault').select('record').where('person_id', '=', personId));
  if (!vault) return { keys: request?.state === 'refused' ? 'refused' : 'toChoose', check: null };
  if (isConfirmed(desk, personId, vault.record)) return { keys: 'ready', check: null };
  return { keys: 'waiting', check: request ? checkOfNewKeys(newKeysOf(request)) : null };
}

function isConfirmed({ store }: Desk, personId: string, vault: Uint8Array): boolean {
  const keys = vaultPublicKeys(vault);
  if (!keys.ok) return true;
  const known = store.build.selectFrom('person_key').select('key_id').where('person_id', '=', personId).where('key_id', '=', keyIdOf(keys.value.signing));
  return store.first(known) !== undefined;
}

/** The keys that a request is about. */
export const newKeysOf = (row: KeyRequestTable): NewKeys => ({
  personId: row.person_id,
  desk: row.desk,
  signingKey: plainBytes(row.signing_key),
  agreementKey: plainBytes(row.agreement_key),
});
