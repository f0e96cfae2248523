import type { Store } from '../../db/store.ts';
import type { Network } from '../../network/network.ts';
import { Refusal } from '../../refusal.ts';
import { isRegistrarsToSay } from './record-types.ts';

/** The part of a desk that knows whether it is the registrar's. */
export type RecordKeeper = { readonly store: Store; readonly network: Pick<Network, 'current'> };

/**
 * Is this the desk that keeps the office record (ledger.md 2.2)? The one that the list of desks calls the registrar's; where no LAN is served
 * and in an office of one desk, the one at which the office was founded.
 */
export function keepsOfficeRecord({ store, network }: RecordKeeper): boolean {
  const { current } = network;
  const registrar = current?.registrarDesk() ?? null;
  return current && registrar !== null ? registrar === current.id : !isFoundedElsewhere(store);
}

function isFoundedElsewhere(store: Store): boolean {
  const { build } = store;
  const founding = build.selectFrom('record_event').innerJoin('event', 'event.hash', 'record_event.hash').select('event.desk as desk');
  return (store.first(founding.where('place', '=', 1))?.desk ?? null) !== null;
}

/** Refuses with `onlyAtRegistrarDesk` (`section`: the code of the section where that desk is, `none` where it is not known). */
export function refuseAwayFromRegistrar(desk: RecordKeeper, type: string): void {
  if (!isRegistrarsToSay(type) || keepsOfficeRecord(desk)) return;
  throw new Refusal('onlyAtRegistrarDesk', { section: sectionOfRegistrar(desk) });
}

function sectionOfRegistrar({ store, network }: RecordKeeper): string {
  const registrar = network.current?.registrarDesk() ?? null;
  const section = registrar === null ? undefined : network.current?.keeper.roster.desks.get(registrar)?.section;
  if (section === undefined) return 'none';
  return store.first(store.build.selectFrom('section').select('code').where('id', '=', section))?.code ?? 'none';
}
