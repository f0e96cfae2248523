import type { Input } from '../../../preload/contract/index.ts';
import type { Desk } from '../desk.ts';
import { entriesFrom } from '../lan/roster/roster.ts';
import type { Statement } from '../lan/roster/statements.ts';
import { plainBytes } from '../ledger/event.ts';
import type { Lan } from '../network/lan.ts';
import { orRefuseRoster } from '../network/roster-refusal.ts';
import { readOffice } from '../office/office.ts';
import { Refusal } from '../refusal.ts';
import { CentreLink, type LinkFailure } from './centre-link.ts';
import { fingerprintOf, readCode } from './centre-code.ts';
import { routes } from './wire.ts';

/**
 * The registrar's desk brings the office to a central server, with the code that the server's operator gave: the server proves by the first half of it that it is the one, before it
 * is told the second half. Then the list of desks names it, and every desk of the office hears of it. Refuses with `noNetwork`, `notRegistrarDesk`,
 * `centreCodeWrong`, `centreUnreachable`, `centreNotThis`, `centreRefused`.
 */
export async function joinCentre(desk: Desk, { address, code }: Input<'sync.join'>): Promise<void> {
  const lan = registrarsLan(desk);
  const read = readCode(code);
  if (!read) throw new Refusal('centreCodeWrong');
  let shown: Uint8Array | null = null;
  const isServer = (spki: Uint8Array) => {
    shown ??= spki;
    return Buffer.from(spki).equals(shown);
  };
  const link = new CentreLink({ address, identity: () => lan.identity, isServer, connections: 1 });
  try {
    const keys = orRefuse(await link.ask(routes.keys, {}));
    if (fingerprintOf(keys) !== read.fingerprint || !sameKey(keys.tls, shown)) throw new Refusal('centreNotThis');
    const { roster } = lan.keeper;
    const { id, name } = readOffice(desk.store);
    const joined = orRefuse(await link.ask(routes.join, { secret: read.secret, office: id, name: name.en ?? name.ur ?? name.hi ?? id, roster: entriesFrom(roster, 1).map((bytes) => plainBytes(bytes)) }));
    if (!sameKey(joined.tls, keys.tls) || !sameKey(joined.signing, keys.signing)) throw new Refusal('centreNotThis');
    const others = joined.addresses.filter(({ host, port }) => host !== address.host || port !== address.port);
    state(lan, { kind: 'centred', centre: { signing: keys.signing, tls: keys.tls, addresses: [address, ...others].slice(0, 4) } });
  } finally {
    link.close();
  }
}

/** The list of desks names no server any more. Refuses with `noNetwork`, `notRegistrarDesk`. */
export function leaveCentre(desk: Desk): void {
  const lan = registrarsLan(desk);
  if (lan.keeper.roster.centre) state(lan, { kind: 'centred', centre: null });
}

function registrarsLan({ network }: Desk): Lan {
  const lan = network.current;
  if (!lan) throw new Refusal(network.problem ?? 'noNetwork');
  if (!lan.office) throw new Refusal('notRegistrarDesk');
  return lan;
}

function state(lan: Lan, statement: Statement): void {
  if (lan.office) orRefuseRoster(lan.office.state(statement));
}

const sameKey = (left: Uint8Array, right: Uint8Array | null): boolean => right !== null && Buffer.from(left).equals(right);

type Answered<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: { readonly code: LinkFailure } };

function orRefuse<Value>(answered: Answered<Value>): Value {
  if (answered.ok) return answered.value;
  const { code } = answered.error;
  if (code === 'unreachable' || code === 'notTheServer') throw new Refusal('centreUnreachable');
  throw new Refusal(code === 'otherServer' ? 'centreNotThis' : 'centreRefused');
}
